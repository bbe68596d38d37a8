package io.corral.engine.symbolicate;

import static io.corral.engine.artifact.UploadFixture.NOW;
import static io.corral.engine.artifact.UploadFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.corral.domain.artifact.DebugId;
import io.corral.domain.event.Event;
import io.corral.domain.event.EventError;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.engine.artifact.UploadFixture;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.Assembly.Assembled;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.protocol.json.Json;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.testkit.Property;
import io.corral.testkit.memory.MemoryRuleSetStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class JvmSymbolicationTest {

    private static final String ID = "8c1f3a40-0001-4000-8000-00000000000b";

    /// `pay` has `total` inlined; `Cart` says its file; a class without lines keeps them.
    private static final String MAPPING = """
            # compiler: R8
            # compiler_version: 8.2.47
            # min_api: 24
            # {"id":"com.android.tools.r8.mapping","version":"2.2"}
            io.acme.shop.Checkout -> a.b:
            # {"id":"sourceFile","fileName":"Checkout.kt"}
                1:1:int io.acme.shop.Cart.total(java.util.List):31:31 -> a
                1:1:void pay(io.acme.shop.Order):12 -> a
                2:2:void pay(io.acme.shop.Order):13:13 -> a
            io.acme.shop.Cart -> a.c:
            # {"id":"sourceFile","fileName":"Cart.kt"}
            io.acme.shop.PaymentException -> a.d:
            io.acme.shop.Main -> io.acme.shop.Main:
                void main(java.lang.String[]) -> main
            """;

    private static final String EVENT = """
            {"platform":"java","debug_meta":{"images":[{"type":"proguard","uuid":"%s"}]},
            "exception":{"values":[{"type":"d","module":"a","value":"declined",
            "stacktrace":{"frames":[
            {"module":"io.acme.shop.Main","function":"main","filename":"Main.java","lineno":7},
            {"module":"a.b","function":"a","filename":"SourceFile","lineno":2,"in_app":false},
            {"module":"a.b","function":"a","filename":"SourceFile","lineno":1,"in_app":false},
            {"module":"java.util.ArrayList","function":"get","lineno":427}]}}]}}""";

    private final UploadFixture uploads = new UploadFixture();
    private final Symbolication symbolication = new Symbolication(
            uploads.stores, new Symbolication.Settings(1 << 20, 1 << 20));
    private final Assembly assembly =
            new Assembly(new Normalizer(new ClientNames()), symbolication,
                    new GroupingConfigs(
                            new MemoryRuleSetStore(), java.time.InstantSource.system()));

    @TempDir
    Path temporary;

    private Event read(String json) {
        var around = new Circumstances("event", NOW, null, null, null, null);
        return ((Assembled.Whole) assembly.assemble(SHOP,
                (ObjectNode) Json.MAPPER.readTree(json), new EventId(1, 1), around,
                GroupingConfig.STANDARD)).event();
    }

    private void upload(String mapping) {
        uploads.debugFile(temporary, "mapping.txt", DebugId.parse(ID).orElseThrow(),
                mapping.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void mappingByUuid_givesNamesBack_inlinedCallsToo() {
        upload(MAPPING);

        Event event = read(EVENT.formatted(ID));

        ExceptionValue exception = event.exceptions().getFirst();
        assertThat(exception.type()).isEqualTo("PaymentException");
        assertThat(exception.module()).isEqualTo("io.acme.shop");
        assertThat(Objects.requireNonNull(exception.stackTrace()).frames())
                .extracting(Frame::module, Frame::function, Frame::filename, Frame::line,
                        Frame::inApp)
                .containsExactly(
                        tuple("io.acme.shop.Main", "main", "Main.java", 7, null),
                        tuple("io.acme.shop.Checkout", "pay", "Checkout.kt", 13, null),
                        tuple("io.acme.shop.Checkout", "pay", "Checkout.kt", 12, null),
                        tuple("io.acme.shop.Cart", "total", "Cart.kt", 31, null),
                        tuple("java.util.ArrayList", "get", null, 427, null));
        assertThat(Objects.requireNonNull(exception.rawStackTrace()).frames()).hasSize(4);
        assertThat(event.metadata().title()).isEqualTo("PaymentException: declined");
        assertThat(event.metadata().culprit()).isEqualTo("io.acme.shop.Cart in total");
        assertThat(event.errors()).isEmpty();
        assertThat(event.lateUpload()).isNull();
    }

    @Test
    void mappingNotUploaded_isAnErrorOfTheEvent() {
        upload(MAPPING);
        String other = "8c1f3a40-0001-4000-8000-0000000000ff";

        Event event = read(EVENT.formatted(other));

        assertThat(event.exceptions().getFirst().type()).isEqualTo("d");
        assertThat(event.errors()).extracting(EventError::type, EventError::name)
                .containsExactly(tuple("proguard_missing_mapping", other));
    }

    @Test
    void brokenMapping_isAnErrorOfTheEvent() {
        upload("io.acme.A -> a.b:\n    1:x:void -> \n");

        Event event = read(EVENT.formatted(ID));

        assertThat(event.exceptions().getFirst().type()).isEqualTo("d");
        assertThat(event.errors()).extracting(EventError::type, EventError::reason)
                .containsExactly(tuple("proguard_missing_mapping", "the mapping cannot be read"));
    }

    @Test
    void anyMapping_neverThrows() {
        byte[] good = MAPPING.getBytes(StandardCharsets.UTF_8);
        Property.forAll(200, (random, _) -> {
            byte[] bad = good.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                bad[random.nextInt(bad.length)] = (byte) (32 + random.nextInt(90));
            }
            return new String(bad, StandardCharsets.UTF_8);
        }, mapping -> {
            upload(mapping);
            assertThat(read(EVENT.formatted(ID)).exceptions()).hasSize(1);
            uploads.stores.debugFiles().deleteProject(SHOP);
            uploads.stores.watch().changed();
        });
    }
}
