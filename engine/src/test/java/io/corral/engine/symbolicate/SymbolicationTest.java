package io.corral.engine.symbolicate;

import static io.corral.engine.artifact.UploadFixture.ACME;
import static io.corral.engine.artifact.UploadFixture.NOW;
import static io.corral.engine.artifact.UploadFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventError;
import io.corral.domain.event.Frame;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.artifact.UploadFixture;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.ingest.digest.Assembly.Assembled;
import io.corral.engine.ingest.shape.ClientNames;
import io.corral.engine.ingest.shape.Normalizer;
import io.corral.protocol.json.Json;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.testkit.artifact.BundleBuilder;
import io.corral.testkit.artifact.MinifiedShop;
import io.corral.testkit.memory.MemoryRuleSetStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SymbolicationTest {

    private static final String URL = "https://shop.example.com/static/main.min.js";
    private static final ClientNames NAMES = new ClientNames();

    private final UploadFixture uploads = new UploadFixture();
    private final Symbolication symbolication = new Symbolication(
            uploads.stores, new Symbolication.Settings(1 << 20, 1 << 20));
    private final Assembly assembly = new Assembly(new Normalizer(NAMES), symbolication,
            new GroupingConfigs(new MemoryRuleSetStore(), java.time.InstantSource.system()));

    @TempDir
    Path temporary;

    private void upload(BundleBuilder bundle, @Nullable String release, @Nullable String dist) {
        uploads.upload(temporary, bundle.sourceBundle(), release, dist);
    }

    private Event read(String json) {
        return read(SHOP, json);
    }

    private Event read(ProjectId project, String json) {
        var around = new Circumstances("event", NOW.minusSeconds(60), null, null, null, null);
        return ((Assembled.Whole) assembly.assemble(project,
                (ObjectNode) Json.MAPPER.readTree(json), new EventId(1, 1), around,
                GroupingConfig.STANDARD)).event();
    }

    private static List<Frame> frames(Event event) {
        return Objects.requireNonNull(event.exceptions().getFirst().stackTrace()).frames();
    }

    private static void assertMapped(Event event) {
        assertThat(frames(event))
                .extracting(Frame::function, Frame::filename, Frame::line, Frame::column,
                        Frame::inApp)
                .containsExactly(
                        tuple(null, "src/main.ts", 8, 1, true),
                        tuple("start", "src/main.ts", 5, 24, true),
                        tuple("placeOrder", "src/checkout.ts", 22, 19, true),
                        tuple("totalOfOrder", "src/checkout.ts", 12, 3, true),
                        tuple("each", "node_modules/tiny/index.js", 3, 5, false),
                        tuple(null, "src/checkout.ts", 13, 14, true),
                        tuple("priceOf", "src/cart.ts", 7, 17, true));
        assertThat(event.errors()).isEmpty();
    }

    @Test
    void byDebugId_framesAreAsTheyWereWritten() {
        upload(MinifiedShop.bundle(), null, null);

        Event event = read(MinifiedShop.event(URL, MinifiedShop.debugMeta(URL)));

        assertMapped(event);
        Frame crash = frames(event).getLast();
        assertThat(crash.contextLine()).isEqualTo("  return known!.cents;");
        assertThat(crash.preContext()).containsExactly("  apple: { cents: 120 },", "};", "",
                "export const priceOf = (line: string): number => {",
                "  const known = prices[line];");
        assertThat(crash.postContext()).containsExactly("};", "");
        assertThat(crash.rawFunction()).isEqualTo("o");
        assertThat(Objects.requireNonNull(event.exceptions().getFirst().rawStackTrace()).frames()
                .getLast().column()).isEqualTo(43);
        assertThat(event.metadata().culprit()).isEqualTo("priceOf(src/cart)");
        assertThat(event.metadata().filename()).isEqualTo("src/cart.ts");
    }

    @Test
    void byReleaseAndUrl_framesAreAsTheyWereWritten() {
        upload(MinifiedShop.bundleByUrl(), "shop@1.0", "web");

        assertMapped(read(MinifiedShop.event(URL, "\"release\":\"shop@1.0\",\"dist\":\"web\",")));
        assertMapped(read(MinifiedShop.event(
                "app:///static/main.min.js?v=3", "\"release\":\"shop@1.0\",\"dist\":\"web\",")));
        assertThat(frames(read(MinifiedShop.event(URL, "\"release\":\"shop@1.0\",")))
                .getLast().function()).isEqualTo("o");
    }

    @Test
    void grouping_isOnTheOriginal_whateverTheMinifierDid() {
        upload(MinifiedShop.bundle(), null, null);
        Event mapped = read(MinifiedShop.event(URL, MinifiedShop.debugMeta(URL)));
        String other = MinifiedShop.event(URL, MinifiedShop.debugMeta(URL))
                .replace("\"function\":\"c\"", "\"function\":\"xy\"");

        assertThat(Grouping.keys(read(other)).primary())
                .isEqualTo(Grouping.keys(mapped).primary());
        assertThat(Grouping.keys(read(MinifiedShop.event(URL, ""))).primary())
                .isNotEqualTo(Grouping.keys(mapped).primary());
    }

    @Test
    void inlineMap_isRead() {
        String inline = MinifiedShop.SCRIPT.replace("main.min.js.map",
                "data:application/json;base64," + Base64.getEncoder().encodeToString(
                        MinifiedShop.MAP.getBytes(StandardCharsets.UTF_8)));
        upload(BundleBuilder.aBundle().with("~/static/main.min.js", "minified_source", "",
                inline), "1", null);

        assertMapped(read(MinifiedShop.event(URL, "\"release\":\"1\",")));
    }

    @Test
    void mapOnly_keepsMinifiedNames() {
        upload(BundleBuilder.aBundle().with("~/static/main.min.js.map", "source_map", "",
                MinifiedShop.MAP), "1", null);

        Frame crash = frames(read(MinifiedShop.event(URL, "\"release\":\"1\","))).getLast();

        assertThat(crash.filename()).isEqualTo("src/cart.ts");
        assertThat(crash.function()).isEqualTo("o");
    }

    @Test
    void whatIsMissing_isAnErrorOfTheEvent() {
        upload(BundleBuilder.aBundle().with("~/static/main.min.js", "minified_source", "", "x")
                .with("~/static/bad.js.map", "source_map", "", "{\"version\":3}"), "1", null);

        assertThat(errors(MinifiedShop.event(URL, "\"release\":\"2\",")))
                .containsExactly(tuple("js_no_source", URL));
        assertThat(errors(MinifiedShop.event(URL, "\"release\":\"1\",")))
                .containsExactly(tuple("js_no_source", URL));
        String bad = "https://x/static/bad.js";
        assertThat(errors(MinifiedShop.event(bad, "\"release\":\"1\",")))
                .containsExactly(tuple("js_invalid_source", bad));
        assertThat(errors(MinifiedShop.event("/srv/app/plain.js", "\"release\":\"2\","))).isEmpty();
    }

    private List<Tuple> errors(String json) {
        return read(json).errors().stream()
                .map((EventError error) -> tuple(error.type(), error.name())).toList();
    }

    @Test
    void place_outsideTheMap_isAnError() {
        upload(MinifiedShop.bundle(), null, null);
        String json = MinifiedShop.event(URL, MinifiedShop.debugMeta(URL));

        assertThat(errors(json.replace("\"lineno\":1", "\"lineno\":900")))
                .containsOnly(tuple("js_invalid_sourcemap_location", URL));
        assertThat(errors(json.replaceAll("\"colno\":\\d+", "\"x\":1")))
                .containsExactly(tuple("js_no_column", URL));
    }

    @Test
    void projectWithoutUploads_isLeftAlone() {
        upload(MinifiedShop.bundle(), null, null);

        Event event = read(new ProjectId(9), MinifiedShop.event(URL, MinifiedShop.debugMeta(URL)));

        assertThat(frames(event).getLast().function()).isEqualTo("o");
        assertThat(event.errors()).isEmpty();
    }

    @Test
    void lateUpload_repairs_andIsToldApart() {
        String json = MinifiedShop.event(URL, MinifiedShop.debugMeta(URL));
        assertThat(read(json).lateUpload()).isNull();

        upload(MinifiedShop.bundle(), null, null);

        Event repaired = read(json);
        assertMapped(repaired);
        assertThat(repaired.lateUpload()).isEqualTo(NOW);
    }

    @Test
    void usedBundles_areNotedOnceADay() {
        upload(MinifiedShop.bundle(), null, null);
        read(MinifiedShop.event(URL, MinifiedShop.debugMeta(URL)));
        var later = NOW.plus(Duration.ofDays(2));

        symbolication.used().note(later);
        symbolication.used().note(later.plusSeconds(60));

        assertThat(uploads.stores.artifacts().bundles(SHOP, null, 0, 1).getFirst().usedAt())
                .isEqualTo(later);
        assertThat(uploads.stores.artifacts().bundles(SHOP, null, 0, 1).getFirst()
                .organization()).isEqualTo(ACME);
    }
}
