package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that compilers and weavers of the JVM derive, as version 2 reads them.
/// Cells: role, platform, module, file, binary, function, token.
class LaterJvmNamesTest {

    private static void assertRead(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        Frame frame = new Frame(
                file, file, module, function, null, 3, 7, null, List.of(), List.of(), null,
                Map.of(), image, null, null, null);
        Language language = Languages.of(frame, platform, Algorithm.SECOND);

        assertThat(FrameClassifier.classify(frame, language).role()).isEqualTo(role);
        assertThat(language.name(frame).token()).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; java ; shop.Home$onCreate$pay$1 ; Home.kt ;  ; onClick ; shop.Home:onCreate.pay",
        "APP ; java ; shop.Home$onCreate$pay$1 ; Home.kt ;  ; invoke ; shop.Home:onCreate",
        "APP ; java ; shop.Cart$_add_closure1 ; Cart.groovy ;  ; doCall ; shop.Cart:add",
        "APP ; java ; shop.Cart$_add_closure1$_closure2 ; Cart.groovy ;  ; doCall ; "
                + "shop.Cart:add",
        "APP ; java ; shop.Cart$_closure1 ; Cart.groovy ;  ; doCall ; shop.Cart:<closure1>",
        "APP ; java ; shop.Cart$__clinit__closure1 ; Cart.groovy ;  ; doCall ; "
                + "shop.Cart:<clinit>",
        "APP ; java ; shop.Cart$add$0 ; Cart.groovy ;  ; call ; shop.Cart:add",
        "NOISE ; java ; shop.Cart ; Cart.groovy ;  ; this$dist$invoke$1 ; shop.Cart:this",
        "NOISE ; java ; shop.Cart$add ; Cart.groovy ;  ; callCurrent ; shop.Cart:callCurrent",
        "APP ; java ; shop.Cart$_add_lambda1 ; Cart.groovy ;  ; doCall ; shop.Cart:add",
        "APP ; java ; Script1 ; Script1.groovy ;  ; run ; Script:run",
        "APP ; java ; Script1$_run_closure1 ; Script1.groovy ;  ; doCall ; Script:run",
        "APP ; java ; Script1 ; Script1.groovy ;  ; helper ; Script:helper",
        "APP ; java ; WorkflowScript ; WorkflowScript ;  ; run ; WorkflowScript:run",
        "APP ; java ; Script_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6 ; Script1.groovy ;  ; "
                + "run ; Script:run",
    })
    void read_groovy(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; java ; shop.core$add ; core.clj ;  ; invokeStatic ; shop.core:add",
        "APP ; java ; shop.core$add ; core.clj ;  ; invoke ; shop.core:add",
        "APP ; java ; shop.core$add_BANG_ ; core.clj ;  ; doInvoke ; shop.core:add_BANG_",
        "APP ; java ; shop.core$add$fn__1234 ; core.clj ;  ; invoke ; shop.core:add",
        "APP ; java ; shop.core$add$iter__123__127$fn__124 ; core.clj ;  ; invoke ; "
                + "shop.core:add",
        "APP ; java ; shop.core$make$reify__12 ; core.clj ;  ; run ; shop.core:make",
        "APP ; java ; shop.core$add$helper__77 ; core.clj ;  ; invoke ; shop.core:add",
        "APP ; java ; shop.core.Cart ; core.clj ;  ; total ; shop.core.Cart:total",
        "APP ; java ; shop.core$fn__99 ; core.clj ;  ; invoke ; shop.core:fn",
        "APP ; java ; shop.core$fn__99$add__101 ; core.clj ;  ; invoke ; shop.core:add",
    })
    void read_clojure(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; java ; shop.CartKt$add$2 ; Cart.kt ;  ; invokeSuspend ; shop.CartKt:add",
        "APP ; java ; shop.Cart$add$$inlined$map$1$2 ; Cart.kt ;  ; emit ; shop.Cart:add",
        "APP ; java ; shop.Cart$Companion ; Cart.kt ;  ; make ; shop.Cart:make",
        "APP ; java ; shop.Cart$DefaultImpls ; Cart.kt ;  ; add ; shop.Cart:add",
        "APP ; java ; shop.ComposableSingletons$CartKt$lambda-1$1 ; Cart.kt ;  ; "
                + "invoke ; shop.CartKt:lambda",
        "APP ; java ; shop.Cart ; Cart.kt ;  ; add$lambda$4$lambda$2 ; shop.Cart:add",
        "APP ; java ; shop.Cart ; Cart.kt ;  ; add$shop_release ; shop.Cart:add",
        "APP ; java ; shop.Cart ; Cart.kt ;  ; add$app ; shop.Cart:add",
        "APP ; java ; shop.Cart ; Cart.kt ;  ; access$add$p ; shop.Cart:add",
        "APP ; java ; shop.CartKt ; Cart.kt ;  ; CartScreen$lambda$3 ; shop.CartKt:CartScreen",
        "APP ; java ; shop.CartViewModel$load$1$items$1 ; Cart.kt ;  ; invokeSuspend "
                + "; shop.CartViewModel:load",
        "APP ; java ; shop.Cart ; Cart.kt ;  ; add-impl ; shop.Cart:add",
        "APP ; java ; shop.Cart$load$result$1 ; Cart.kt ;  ; invokeSuspend ; shop.Cart:load",
        "APP ; java ; shop.Cart$WhenMappings ; Cart.kt ;  ; <clinit> ; shop.Cart:<clinit>",
        "NOISE ; java ; shop.Cart$$ExternalSyntheticLambda3 ; D8$$SyntheticClass ;  "
                + "; run ; shop.Cart:run",
        "NOISE ; java ; shop.-$$Lambda$Cart$abcDEF12 ; lambda ;  ; run ; shop.-:run",
        "NOISE ; java ; -$$Lambda$Cart$abcDEF12 ; lambda ;  ; run ; -:run",
        "NOISE ; java ; shop.Cart ; R8$$SyntheticClass ;  ; $r8$lambda$abc ; "
                + "shop.Cart:$r8$lambda$abc",
        "APP ; java ; shop.Cart ; Cart.java ;  ; lambda$onCreate$0$com-acme-Cart ; "
                + "shop.Cart:onCreate",
        "APP ; java ; shop.Cart ; Cart.java ;  ; lambda$add$0$shop-Cart ; shop.Cart:add",
    })
    void read_kotlin(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "APP ; java ; shop.Cart$ ; Cart.scala ;  ; $anonfun$add$1$adapted ; shop.Cart:add",
        "APP ; java ; shop.Cart$$anonfun$add$1 ; Cart.scala ;  ; apply$mcV$sp ; shop.Cart:add",
        "APP ; java ; shop.Cart$$anonfun$add$1$$anonfun$apply$2 ; Cart.scala ;  ; "
                + "apply ; shop.Cart:add",
        "APP ; java ; shop.Cart ; Cart.scala ;  ; add$$anonfun$1 ; shop.Cart:add",
        "APP ; java ; shop.Cart ; Cart.scala ;  ; add$1 ; shop.Cart:add",
        "NOISE ; java ; shop.Cart ; Cart.scala ;  ; liftedTree1$1 ; shop.Cart:liftedTree1",
        "APP ; java ; shop.Cart$package$ ; Cart.scala ;  ; add ; shop.Cart:add",
        "APP ; java ; shop.CartOps$class ; Cart.scala ;  ; add ; shop.CartOps:add",
        "APP ; java ; shop.CartOps ; Cart.scala ;  ; add$ ; shop.CartOps:add",
        "APP ; java ; shop.Main$ ; Main.scala ;  ; delayedEndpoint$shop$Main$1 ; "
                + "shop.Main:delayedEndpoint",
        "APP ; java ; shop.Main$delayedInit$body ; Main.scala ;  ; apply ; shop.Main:apply",
        "APP ; java ; shop.Cart ; Cart.scala ;  ; $plus$plus ; shop.Cart:$plus$plus",
        "APP ; java ; shop.Cart ; Cart.scala ;  ; total_$eq ; shop.Cart:total_$eq",
        "APP ; java ; shop.Cart$$anon$1 ; Cart.scala ;  ; run ; shop.Cart:run",
        "APP ; java ; shop.Cart$$anonfun$1 ; Cart.scala ;  ; applyOrElse ; shop.Cart:<anonfun>",
        "APP ; java ; shop.Cart ; Cart.scala ;  ; $anonfun$new$1 ; shop.Cart:<init>",
    })
    void read_scala(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\u0001', value = {
        "NOISE ; java ; shop.Cart$AjcClosure1 ; Cart.java ;  ; run ; shop.Cart:run",
        "APP ; java ; shop.Cart ; Cart.java ;  ; add_aroundBody0 ; shop.Cart:add",
        "APP ; java ; shop.$Cart$Definition$Intercepted ; Unknown ;  ; add ; shop.Cart:add",
        "APP ; java ; shop.Cart$$EnhancerByGuice$$12ab34 ; <generated> ;  ; "
                + "CGLIB$add$0 ; shop.Cart:add",
        "APP ; java ; shop.Cart_WeldSubclass ;  ;  ; add ; shop.Cart:add",
        "APP ; java ; shop.Cart$MockitoMock$123 ;  ;  ; add ; shop.Cart:add",
        "APP ; java ; shop.CartRepository$$SpringProxy$12ab ;  ;  ; add ; "
                + "shop.CartRepository:add",
        "APP ; java ; shop.Cart$Proxy$_$$_WeldClientProxy ;  ;  ; add ; shop.Cart:add",
    })
    void read_weavers(
            Role role, String platform, @Nullable String module, @Nullable String file,
            @Nullable String image, String function, String token) {
        assertRead(role, platform, module, file, image, function, token);
    }
}
