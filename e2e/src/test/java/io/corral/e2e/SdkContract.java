package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The same little shop in another language: what its SDK sent is what REST answers. Skipped with
/// the reason where the language's tools or packages cannot be had; envelopes of the same SDKs are
/// recorded in `protocol/src/test/resources`.
@TestInstance(Lifecycle.PER_CLASS)
abstract class SdkContract {

    private @Nullable CorralServer server;
    private SentEnvelopes sent = new SentEnvelopes();

    /// What differs between languages.
    ///
    /// @param exceptions type and value of the captured error and its causes, the cause first
    /// @param uncaught the same of what nobody caught
    /// @param handled tag of the latter; null where the SDK does not say
    record Expected(
            String platform, String sdk, List<String> exceptions, String uncaught,
            @Nullable String handled) {}

    abstract Expected expected();

    /// Makes the program ready to run.
    abstract SdkProgram prepare();

    /// The command that runs it.
    abstract String[] command();

    @BeforeAll
    void start(@TempDir Path place) {
        SdkProgram program = prepare();
        var started = CorralServer.started(place.resolve(expected().sdk()));
        server = started;
        sent = program.run(started.dsn(), command());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Rest rest() {
        if (server == null) {
            throw new IllegalStateException("The server was not started");
        }
        return server.rest();
    }

    /// The event that holds this text, which must be stored as it was sent.
    private JsonNode stored(String text) {
        JsonNode wire = sent.eventWith(text);
        JsonNode event = rest().awaitEvent(
                wire.path("event_id").asString().replace("-", ""));
        assertThat(SentEvent.differences(wire, event)).isEmpty();
        assertThat(event.path("platform").asString()).isEqualTo(expected().platform());
        assertThat(event.at("/sdk/name").asString()).isEqualTo(expected().sdk());
        assertThat(event.at("/release/version").asString()).isEqualTo("till@1.7.0");
        assertThat(Events.tags(event)).containsEntry("environment", "staging")
                .containsEntry("server_name", "till-9");
        return event;
    }

    @Test
    void error_withScope_isReadBackAsSent() {
        JsonNode event = stored("order 4711 was refused");

        assertThat(Events.exceptions(event)).containsExactlyElementsOf(expected().exceptions());
        assertThat(event.path("type").asString()).isEqualTo("error");
        assertThat(event.path("title").asString()).contains("order 4711 was refused");
        assertThat(Events.tags(event)).containsEntry("payment", "card")
                .containsEntry("country", "NL").containsEntry("level", "error");
        assertThat(event.at("/user/id").asString()).isEqualTo("u-17");
        assertThat(event.at("/user/email").asString()).isEqualTo("ada@example.com");
        assertThat(event.at("/user/username").asString()).isEqualTo("ada");
        assertThat(event.at("/contexts/order/number").asInt()).isEqualTo(4711);
        assertThat(event.at("/contexts/order/gift").asBoolean()).isTrue();
        assertThat(Events.breadcrumbs(event))
                .contains("ui.click|warning|pressed pay", "reader|info|card read");
        List<JsonNode> attachments = rest().attachments(event.path("eventID").asString());
        assertThat(attachments).extracting(each -> each.path("name").asString())
                .containsExactly("cart.txt");
        assertThat(rest().download(event.path("eventID").asString(),
                attachments.getFirst().path("id").asString()))
                .asString(StandardCharsets.UTF_8).isEqualTo("total=12.50\n");
    }

    @Test
    void message_isReadBackAsSent() {
        JsonNode event = stored("Stock of tea is low");

        assertThat(event.path("title").asString()).isEqualTo("Stock of tea is low");
        assertThat(Events.tags(event)).containsEntry("level", "warning");
    }

    @Test
    void whatNobodyCaught_isReadBackAsSent() {
        JsonNode event = stored("receipt has no lines");

        assertThat(Events.exceptions(event)).containsExactly(expected().uncaught());
        assertThat(Events.tags(event).get("handled")).isEqualTo(expected().handled());
    }

    @Test
    void spans_areReadBackAsSent() {
        JsonNode wire = sent.eventWith("POST /orders");
        JsonNode event = rest().awaitEvent(wire.path("event_id").asString());

        assertThat(SentEvent.differences(wire, event)).isEmpty();
        assertThat(event.path("type").asString()).isEqualTo("transaction");
        assertThat(event.path("title").asString()).isEqualTo("POST /orders");
        assertThat(rest().spans(wire.at("/contexts/trace/trace_id").asString(), List.of(
                "span.op", "span.description", "transaction", "tags[cart.items,number]")).stream()
                .map(span -> span.path("span.op").asString() + " "
                        + span.path("span.description").asString() + " in "
                        + span.path("transaction").asString() + " "
                        + span.path("tags[cart.items,number]").asInt(0)))
                .containsExactlyInAnyOrder("http.server POST /orders in POST /orders 0",
                        "db.query INSERT INTO orders in POST /orders 3");
    }
}
