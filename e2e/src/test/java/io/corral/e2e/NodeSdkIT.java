package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `@sentry/node` of two generations, each run as an application of its own
/// (`src/test/node/sdk.cjs`): what it sent is what REST answers.
class NodeSdkIT {

    @TempDir
    static Path place;

    private static CorralServer server;

    @BeforeAll
    static void start() {
        NodeProject.install();
        server = CorralServer.started(place.resolve("node-sdk"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// What one run of the application said and sent.
    private record Run(JsonNode result, SentEnvelopes sent) {

        /// The only event it sent as REST answers it, which is as it was sent.
        JsonNode event() {
            assertThat(sent.eventIds()).hasSize(1);
            String id = sent.eventIds().getFirst();
            JsonNode stored = server.rest().awaitEvent(id);
            assertThat(SentEvent.differences(sent.event(id), stored)).isEmpty();
            return stored;
        }
    }

    private static Run run(String packageName, String lifecycle, String action) {
        String out = NodeProject.run(Map.of("SENTRY_DSN", server.dsn()),
                "node", "--unhandled-rejections=warn", "sdk.cjs", packageName, lifecycle, action);
        JsonNode result = JsonMapper.shared().readTree(out.lines().toList().getLast());
        assertThat(result.path("flushed").asBoolean()).isTrue();
        var sent = new SentEnvelopes();
        sent.addItems(result.path("items"));
        return new Run(result, sent);
    }

    @ParameterizedTest
    @CsvSource({"@sentry/node, default", "@sentry/node, static", "@sentry/node-10, default"})
    void exception_withScope_isReadBackAsSent(String packageName, String lifecycle) {
        JsonNode event = run(packageName, lifecycle, "exception").event();

        assertThat(Events.exceptions(event)).containsExactly(
                "Error: the chip is worn", "TypeError: card is undefined",
                "RangeError: order 4711 was refused");
        JsonNode frame = Events.lastFrame(event);
        assertThat(frame.path("function").asString()).isEqualTo("refuseOrder");
        assertThat(frame.path("absPath").asString("") + frame.path("filename").asString(""))
                .contains("sdk.cjs");
        assertThat(frame.path("lineNo").asInt()).isPositive();
        assertThat(frame.path("context").toString()).contains("throw new RangeError");
        assertThat(frame.path("inApp").asBoolean()).isTrue();
        assertThat(event.path("type").asString()).isEqualTo("error");
        assertThat(event.path("platform").asString()).isEqualTo("node");
        assertThat(event.path("title").asString())
                .isEqualTo("RangeError: order 4711 was refused");
        assertThat(Events.tags(event))
                .containsEntry("payment", "card").containsEntry("country", "NL")
                .containsEntry("environment", "staging")
                .containsEntry("release", "till@1.7.0").containsEntry("server_name", "till-9")
                .containsEntry("level", "error").containsEntry("handled", "yes");
        assertThat(event.at("/release/version").asString()).isEqualTo("till@1.7.0");
        assertThat(event.at("/user/id").asString()).isEqualTo("u-17");
        assertThat(event.at("/user/email").asString()).isEqualTo("ada@example.com");
        assertThat(event.at("/user/username").asString()).isEqualTo("ada");
        assertThat(event.at("/context/basket").asString()).isEqualTo("3 items");
        assertThat(event.at("/contexts/runtime/name").asString()).isEqualTo("node");
        assertThat(event.at("/sdk/name").asString()).isEqualTo("sentry.javascript.node");
        assertThat(Events.breadcrumbs(event))
                .endsWith("ui.click|warning|pressed pay", "reader|info|card read");
        assertThat(event.at("/contexts/order/number").asInt()).isEqualTo(4711);
        assertAttachment(event.path("eventID").asString());
    }

    private static void assertAttachment(String id) {
        List<JsonNode> attachments = server.rest().attachments(id);
        assertThat(attachments).extracting(each -> each.path("name").asString())
                .containsExactly("cart.txt");
        assertThat(server.rest().download(id, attachments.getFirst().path("id").asString()))
                .asString(StandardCharsets.UTF_8).isEqualTo("total=12.50\n");
    }

    @ParameterizedTest
    @CsvSource({"@sentry/node, default", "@sentry/node, static", "@sentry/node-10, default"})
    void message_isReadBackAsSent(String packageName, String lifecycle) {
        JsonNode event = run(packageName, lifecycle, "message").event();

        assertThat(event.path("message").asString()).isEqualTo("Stock of tea is low");
        assertThat(event.path("title").asString()).isEqualTo("Stock of tea is low");
        assertThat(Events.entry(event, "message").path("formatted").asString())
                .isEqualTo("Stock of tea is low");
        assertThat(Events.tags(event)).containsEntry("level", "warning");
    }

    @ParameterizedTest
    @CsvSource({"@sentry/node, default", "@sentry/node, static", "@sentry/node-10, default"})
    void unhandledRejection_isReadBackAsSent(String packageName, String lifecycle) {
        JsonNode event = run(packageName, lifecycle, "rejection").event();

        assertThat(Events.exceptions(event))
                .containsExactly("SyntaxError: receipt has no lines");
        JsonNode mechanism = Events.entry(event, "exception").at("/values/0/mechanism");
        assertThat(mechanism.path("handled").asBoolean(true)).isFalse();
        assertThat(mechanism.path("type").asString()).contains("onunhandledrejection");
        assertThat(Events.tags(event)).containsEntry("handled", "no");
    }

    @ParameterizedTest
    @CsvSource({"@sentry/node, default", "@sentry/node, static", "@sentry/node-10, default"})
    void spans_areReadBackAsSent(String packageName, String lifecycle) {
        Run run = run(packageName, lifecycle, "spans");
        JsonNode result = run.result();
        String trace = result.path("traceId").asString();
        List<JsonNode> spans = Rest.await("two spans", () -> {
            List<JsonNode> found = server.rest().spans(trace);
            return found.size() < 2 ? Optional.empty() : Optional.of(found);
        });

        assertThat(spans).extracting(span -> span.path("id").asString())
                .containsExactlyInAnyOrder(result.path("rootSpanId").asString(),
                        result.path("childSpanId").asString());
        assertThat(spans).extracting(span -> span.path("span.op").asString() + " "
                + span.path("span.description").asString())
                .containsExactlyInAnyOrder(
                        "http.server POST /orders", "db.query INSERT INTO orders");
        assertThat(spans).extracting(span -> span.path("transaction").asString())
                .containsOnly("POST /orders");
        assertThat(spans).extracting(span -> span.path("release").asString())
                .containsOnly("till@1.7.0");
        assertThat(server.rest().spans(trace, List.of("db.system.name", "tags[cart.items,number]"))
                .stream().map(span -> span.path("db.system.name").asString("") + " "
                        + span.path("tags[cart.items,number]").asInt(0)))
                .containsExactlyInAnyOrder("postgresql 3", " 0");
        if (run.sent().spans().isEmpty()) {
            assertThat(run.event().path("title").asString()).isEqualTo("POST /orders");
        } else {
            assertThat(SentSpan.differences(run.sent().spans(), server.rest())).isEmpty();
        }
    }
}
