package io.corral.domain.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of frames in every language, and what of them counts. An empty cell is absent; a token
/// without colon is a weak frame.
class FrameTokenTest {

    private static String token(
            String platform, @Nullable String module, @Nullable String file,
            @Nullable String name) {
        Frame frame = Errors.frame(module, file, name, null, null);
        return Languages.of(frame, platform).name(frame).token();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "https://shop.io/static/js/main.3f2a1b9c.js | submit | submit",
        "https://shop.io/static/js/main.3f2a1b9c.js | e | main",
        "https://cdn.io/v2/main.77aa88bb.min.js?x=1 | e | main",
        "app:///assets/index-BxY3k9aZ.js | submit | index:submit",
        "app:///_next/static/chunks/158-1b2c3d4e5f6a7b8c.js | submit | *:submit",
        "webpack:///./src/cart/index.tsx | submit | cart/index:submit",
        "/home/x/app/cart.ts | Cart.submit | cart:submit",
        "/home/x/app/cart.ts | async Cart.submit | cart:submit",
        "/home/x/app/cart.ts | Object.submit [as onClick] | cart:submit",
        "/home/x/app/cart.ts | Cart.prototype.submit | cart:submit",
        "/home/x/app/cart.ts | new Cart | cart:Cart",
        "/home/x/app/cart.ts | promise callback*submit | cart:submit",
        "/home/x/app/cart.ts | submit$1 | cart:submit",
        "/home/x/app/cart.ts | test/< | cart",
        "/home/x/app/cart.ts | Object.<anonymous> | cart",
        "/home/x/app/cart.ts | t | cart",
        "/home/x/app/cart.ts | oie | cart",
        "/home/x/app/cart.ts | pay | cart:pay",
        "https://shop.io/checkout/123 | e | <page>",
        "https://shop.io/index.html | e | <page>",
        "app:///index.android.bundle | submit | submit",
        "/var/app/main.jsbundle | e | <bundle>",
    })
    void name_javascript(String file, String function, String token) {
        assertThat(token("javascript", null, file, function)).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "com.acme.Cart | lambda$add$3 | com.acme.Cart:add",
        "com.acme.Cart | lambda$null$0 | com.acme.Cart",
        "com.acme.Cart$1 | run | com.acme.Cart:run",
        "com.acme.Cart$Line | total | com.acme.Cart$Line:total",
        "com.acme.Cart$add$1 | invokeSuspend | com.acme.Cart:add",
        "com.acme.Cart$add$1$2 | invoke | com.acme.Cart:add",
        "com.acme.CartKt | add$lambda$4 | com.acme.CartKt:add",
        "com.acme.Cart | add$lambda-4 | com.acme.Cart:add",
        "com.acme.Cart | add$default | com.acme.Cart:add",
        "com.acme.Cart | access$add | com.acme.Cart:add",
        "com.acme.Cart | add-k1Xw2Q | com.acme.Cart:add",
        "com.acme.Cart$$EnhancerBySpringCGLIB$$1ebdddb0 | add | com.acme.Cart:add",
        "com.acme.Cart$$SpringCGLIB$$0 | add | com.acme.Cart:add",
        "com.acme.Cart_$$_jvst4f2_0 | add | com.acme.Cart:add",
        "com.acme.Cart_$$_javassist_74 | add | com.acme.Cart:add",
        "com.acme.User$HibernateProxy$oRWxjAWT | name | com.acme.User:name",
        "com.acme.User$ByteBuddy$aB3cD4eF | name | com.acme.User:name",
        "com.acme.Cart$ | $anonfun$add$1 | com.acme.Cart:add",
        "com.acme.Cart$$anonfun$add$1 | apply | com.acme.Cart:add",
        "com.acme.Cart$_add_closure1 | doCall | com.acme.Cart:add",
        "Script12 | run | Script:run",
        "shop.core$_main$fn__1539 | invoke | shop.core:_main",
        "app//com.acme.Cart | add | com.acme.Cart:add",
        "a.b.c | a | ''",
    })
    void name_jvm(String module, String function, String token) {
        assertThat(token("java", module, null, function))
                .isEqualTo(token.equals("''") ? "" : token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "python | shop.cart | shop/cart.py | add | shop.cart:add",
        "python | | /srv/app/cart.py | Cart.add.<locals>.inner | cart:Cart.add",
        "python | shop.cart | | <lambda> | shop.cart",
        "csharp | Shop.Cart+<Add>d__7 | | MoveNext | Shop.Cart:Add",
        "csharp | Shop.Cart+<>c__DisplayClass0_0 | | <Add>b__0 | Shop.Cart:Add",
        "csharp | Shop.Cart | | <Add>g__Local_3_0 | Shop.Cart:Add",
        "csharp | Shop.Repo`1[[System.String]] | | Get[T](T id) | Shop.Repo:Get",
        "go | github.com/acme/shop/cart | | (*Cart).Add.func1.2 | "
                + "github.com/acme/shop/cart:Cart.Add",
        "go | github.com/acme/shop/v3 | | Map[go.shape.int] | github.com/acme/shop:Map",
        "go | main | | glob..func1 | main:glob",
        "ruby | | app/models/cart.rb | block (2 levels) in add | cart:add",
        "ruby | | app/models/cart.rb | Cart#add | cart:add",
        "ruby | | app/models/cart.rb | block in Cart#add | cart:add",
        "ruby | | cart.html.erb | _cart_html_erb__3327151541118998292_70361296749460 | "
                + "cart.html:<template>",
        "php | | src/Cart.php | App\\Cart::add | Cart:App\\Cart::add",
        "php | | src/Cart.php | {closure:App\\Cart::add():12} | Cart:App\\Cart::add",
        "php | | src/Cart.php | App\\Cart::App\\{closure} | Cart:App\\Cart::{closure}",
        "php | | src/Cart.php | class@anonymous /srv/Cart.php0x7190ad::run | "
                + "Cart:class@anonymous::run",
        "rust | | | shop::cart::Cart::add::{{closure}}::h0123456789abcdef | shop::cart::Cart::add",
        "rust | | | <shop::Cart as core::fmt::Debug>::fmt | shop::Cart::fmt",
        "native | | | shop::Cart<int>::add(int, char const*) | shop::Cart::add",
        "native | | | shop::Cart::add(int)::{lambda(int)#2}::operator()(int) const | "
                + "shop::Cart::add",
        "native | | | crash.cold.1 | crash",
        "native | | | crash + 52 | crash",
        "native | | | operator+ | operator+",
        "rust | | | _ZN4shop4cart3add17h0123456789abcdefE | _ZN4shop4cart3add",
        "native | | | ?A0xc3a0617d::crash | crash",
        "native | | | `anonymous namespace'::start | start",
        "cocoa | | | __26-[Cart add:]_block_invoke_2 | -[Cart add:]",
        "cocoa | | | closure #1 in Cart.add(item:) | Cart.add",
        "cocoa | | | specialized Cart.add(item:) | Cart.add",
        "dart | | package:shop/cart.dart | Cart.add.<anonymous closure> | cart:Cart.add",
        "elixir | Elixir.Shop.Cart | lib/cart.ex | Shop.Cart.add/2 | Shop.Cart:add",
        "elixir | Shop.Cart | lib/cart.ex | anonymous fn/1 in Shop.Cart.add/2 | Shop.Cart:add",
        "elixir | Shop.Cart | lib/cart.ex | -add/2-fun-0- | Shop.Cart:add",
    })
    void name_otherLanguages(
            String platform, @Nullable String module, @Nullable String file, String function,
            String token) {
        assertThat(token(platform, module, file, function)).isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "javascript | | /srv/app/node_modules/express/lib/router.js | next | LIBRARY",
        "javascript | | node:internal/timers | listOnTimeout | RUNTIME",
        "javascript | | <anonymous> | Array.map | NOISE",
        "javascript | | /srv/node_modules/@sentry/core/x.js | wrap | NOISE",
        "javascript | | chrome-extension://abc/inject.js | run | LIBRARY",
        "javascript | | https://shop.io/main.js | sentryWrapped | NOISE",
        "javascript | | https://www.googletagmanager.com/gtm.js | x | LIBRARY",
        "python | django.core.handlers | /usr/lib/python3/site-packages/django/a.py | "
                + "inner | LIBRARY",
        "python | json.decoder | /usr/lib/python3.11/json/decoder.py | decode | RUNTIME",
        "python | shop.cart | /srv/app/shop/cart.py | add | APP",
        "python | sentry_sdk.integrations.wsgi | | x | NOISE",
        "python | shop.cart | | <listcomp> | NOISE",
        "java | java.lang.Thread | | run | NOISE",
        "java | java.util.ArrayList | | get | RUNTIME",
        "java | org.springframework.web.Servlet | | doGet | LIBRARY",
        "java | jdk.internal.reflect.GeneratedMethodAccessor12 | | invoke | NOISE",
        "java | com.sun.proxy.$Proxy12 | | find | NOISE",
        "java | com.acme.Cart$$Lambda$14/0x00000008 | | run | NOISE",
        "java | com.acme.Cart | | add | APP",
        "java | io.sentry.example.Application | | main | APP",
        "java | io.sentry.Hub | | x | NOISE",
        "csharp | System.Runtime.CompilerServices.TaskAwaiter | | x | NOISE",
        "csharp | Microsoft.AspNetCore.Mvc.X | | x | LIBRARY",
        "csharp | Shop.Cart | | x | APP",
        "go | runtime | | gopanic | NOISE",
        "go | net/http | | HandlerFunc.ServeHTTP | RUNTIME",
        "go | github.com/x/y | /go/pkg/mod/github.com/x/y@v1/z.go | F | LIBRARY",
        "go | main | /app/main.go | F | APP",
        "ruby | | /usr/lib/ruby/gems/3.2.0/gems/rack-3.0/lib/rack.rb | call | LIBRARY",
        "ruby | | /app/app/models/cart.rb | add | APP",
        "php | | /app/vendor/laravel/x.php | y | LIBRARY",
        "rust | | | core::panicking::panic | NOISE",
        "rust | | | std::io::read | RUNTIME",
        "rust | | | shop::add | APP",
        "dart | | package:flutter/src/widgets.dart | build | LIBRARY",
        "dart | | dart:core | List.[] | RUNTIME",
        "elixir | Ecto.Repo | deps/ecto/lib/x.ex | get/2 | LIBRARY",
        "elixir | Shop.Cart | lib/cart.ex | add/2 | APP",
        "elixir | Enum | lib/enum.ex | map/2 | RUNTIME",
    })
    void classify_byNames(
            String platform, @Nullable String module, @Nullable String file, String function,
            Role role) {
        Frame frame = Errors.frame(module, file, function, null, null);

        assertThat(FrameClassifier.classify(frame, Languages.of(frame, platform)).role())
                .isEqualTo(role);
    }
}
