package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server, and what one visit to an application with `@sentry/node` sent to it
/// (`visit` in `src/test/node/sdk.cjs`): spans of one trace, an error with its scope, a message and
/// feedback. Clients of the API are asked about them.
///
/// @param visit what the application said
record ClientStage(CorralServer server, JsonNode visit, SentEnvelopes sent)
        implements
            AutoCloseable {

    static ClientStage open(Path data) {
        NodeProject.install();
        CorralServer server = CorralServer.started(data);
        try {
            String out = NodeProject.run(Map.of("SENTRY_DSN", server.dsn()),
                    "node", "sdk.cjs", "@sentry/node", "default", "visit");
            JsonNode visit = JsonMapper.shared().readTree(out.lines().toList().getLast());
            assertThat(visit.path("flushed").asBoolean()).isTrue();
            var sent = new SentEnvelopes();
            sent.addItems(visit.path("items"));
            var stage = new ClientStage(server, visit, sent);
            server.rest().awaitEvent(stage.messageId());
            server.rest().awaitEvent(stage.errorId());
            return stage;
        } catch (RuntimeException | AssertionError e) {
            server.close();
            throw e;
        }
    }

    String errorId() {
        return visit.path("errorId").asString();
    }

    /// The error as it was sent.
    JsonNode error() {
        return sent.event(errorId());
    }

    /// Its outermost exception as it was sent.
    JsonNode exception() {
        JsonNode values = error().at("/exception/values");
        return values.get(values.size() - 1);
    }

    /// What issues of such an exception are called.
    String errorTitle() {
        return exception().path("type").asString() + ": " + exception().path("value").asString();
    }

    /// The error's issue, such as `SHOP-1`.
    String errorIssue() {
        return shortId(errorId());
    }

    String messageId() {
        return visit.path("messageId").asString();
    }

    /// The message as it was sent.
    JsonNode message() {
        return sent.event(messageId());
    }

    /// The message's issue.
    String messageIssue() {
        return shortId(messageId());
    }

    String traceId() {
        return visit.path("traceId").asString();
    }

    /// The span of this id as it was sent.
    JsonNode span(String id) {
        return sent.spans().stream().filter(span -> span.path("span_id").asString().equals(id))
                .findFirst().orElseThrow(() -> new AssertionError("span " + id + " was not sent"));
    }

    /// The short id of the issue of an event.
    String shortId(String eventId) {
        JsonNode event = server.rest().awaitEvent(eventId);
        return server.rest().issue(event.path("groupID").asString()).path("shortId").asString();
    }

    /// Sends one more event and waits for it.
    void store(JsonNode event) {
        server.rest().post("/api/" + server.projectId() + "/store/?sentry_key=" + server.key(),
                event.toString());
        server.rest().awaitEvent(event.path("event_id").asString());
    }

    /// Whether a text is the time of an event that was sent, to the millisecond.
    static boolean isTime(@Nullable String text, JsonNode event) {
        return text != null && Instant.parse(text).toEpochMilli() == Math
                .round(event.path("timestamp").asDouble() * 1e3);
    }

    @Override
    public void close() {
        server.close();
    }
}
