package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.sentry.Attachment;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.SpanStatus;
import io.sentry.protocol.Message;
import io.sentry.protocol.User;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `io.sentry:sentry`, as a Java application uses it: what it sent is what REST answers.
class JavaSdkIT {

    private static final long FLUSH_MS = 30_000;

    @TempDir
    static Path place;

    /// Every event sent, by id.
    private static final Map<String, JsonNode> sent = new ConcurrentHashMap<>();

    private static CorralServer server;

    @BeforeAll
    static void start() {
        server = CorralServer.started(place.resolve("java-sdk"));
        Sentry.init(options -> {
            options.setDsn(server.dsn());
            options.setRelease("shop@2.4.1");
            options.setEnvironment("staging");
            options.setDist("77");
            options.setServerName("till-3");
            options.setTracesSampleRate(1.0);
            options.addInAppInclude("io.corral.e2e");
            options.setBeforeSend((event, _) -> {
                sent.put(id(event), json(options, event));
                return event;
            });
            options.setBeforeSendTransaction((transaction, _) -> {
                sent.put(id(transaction), json(options, transaction));
                return transaction;
            });
        });
    }

    private static String id(SentryBaseEvent event) {
        return Objects.requireNonNull(event.getEventId()).toString();
    }

    /// The event as the SDK writes it into the envelope.
    private static JsonNode json(SentryOptions options, SentryBaseEvent event) {
        var text = new StringWriter();
        try {
            options.getSerializer().serialize(event, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonMapper.shared().readTree(text.toString());
    }

    /// Waits for an event, which must be stored as it was sent.
    private static JsonNode stored(String id) {
        Sentry.flush(FLUSH_MS);
        JsonNode event = server.rest().awaitEvent(id);
        assertThat(SentEvent.differences(Objects.requireNonNull(sent.get(id)), event)).isEmpty();
        return event;
    }

    @AfterAll
    static void stop() {
        Sentry.close();
        server.close();
    }

    private static RuntimeException refusal() {
        try {
            throw new IllegalArgumentException(
                    "card number has 15 digits", new ArithmeticException("checksum is 7"));
        } catch (IllegalArgumentException e) {
            return new IllegalStateException("order 4711 was refused", e);
        }
    }

    @Test
    void exception_withScope_isReadBackAsSent() {
        var id = Sentry.captureException(refusal(), Hint.withAttachment(new Attachment(
                "total=12.50\n".getBytes(StandardCharsets.UTF_8), "cart.txt", "text/plain")),
                scope -> {
                    scope.setTag("payment", "card");
                    scope.setTag("country", "NL");
                    var user = new User();
                    user.setId("u-17");
                    user.setEmail("ada@example.com");
                    user.setUsername("ada");
                    scope.setUser(user);
                    scope.setExtra("basket", "3 items");
                    scope.setContexts("order", Map.of("number", 4711));
                    var step = new Breadcrumb("pressed pay");
                    step.setCategory("ui.click");
                    step.setLevel(SentryLevel.WARNING);
                    step.setData("button", "pay");
                    scope.addBreadcrumb(step);
                    scope.addBreadcrumb(new Breadcrumb("card read"));
                }).toString();
        JsonNode event = stored(id);

        assertThat(Events.exceptions(event)).containsExactly(
                "java.lang.ArithmeticException: checksum is 7",
                "java.lang.IllegalArgumentException: card number has 15 digits",
                "java.lang.IllegalStateException: order 4711 was refused");
        JsonNode frame = Events.lastFrame(event);
        assertThat(frame.path("function").asString()).isEqualTo("refusal");
        assertThat(frame.path("module").asString()).isEqualTo(JavaSdkIT.class.getName());
        assertThat(frame.path("filename").asString()).isEqualTo("JavaSdkIT.java");
        assertThat(frame.path("inApp").asBoolean()).isTrue();
        assertThat(event.path("type").asString()).isEqualTo("error");
        assertThat(event.path("platform").asString()).isEqualTo("java");
        assertThat(event.path("title").asString()).contains("order 4711 was refused");
        assertThat(Events.tags(event))
                .containsEntry("payment", "card").containsEntry("country", "NL")
                .containsEntry("environment", "staging").containsEntry("release", "shop@2.4.1")
                .containsEntry("server_name", "till-3").containsEntry("level", "error");
        assertThat(event.at("/release/version").asString()).isEqualTo("shop@2.4.1");
        assertThat(event.path("dist").asString()).isEqualTo("77");
        assertThat(event.at("/user/id").asString()).isEqualTo("u-17");
        assertThat(event.at("/user/email").asString()).isEqualTo("ada@example.com");
        assertThat(event.at("/user/username").asString()).isEqualTo("ada");
        assertThat(event.at("/context/basket").asString()).isEqualTo("3 items");
        assertThat(event.at("/contexts/order/number").asInt()).isEqualTo(4711);
        assertThat(event.at("/sdk/name").asString()).isEqualTo("sentry.java");
        assertThat(Events.breadcrumbs(event))
                .containsExactly("ui.click|warning|pressed pay", "null|info|card read");
        assertThat(Events.entry(event, "breadcrumbs").at("/values/0/data/button").asString())
                .isEqualTo("pay");
        assertAttachment(id);
    }

    private static void assertAttachment(String id) {
        List<JsonNode> attachments = server.rest().attachments(id);
        assertThat(attachments).hasSize(1);
        JsonNode attachment = attachments.getFirst();
        assertThat(attachment.path("name").asString()).isEqualTo("cart.txt");
        assertThat(attachment.path("mimetype").asString()).isEqualTo("text/plain");
        assertThat(server.rest().download(id, attachment.path("id").asString()))
                .asString(StandardCharsets.UTF_8).isEqualTo("total=12.50\n");
    }

    @Test
    void message_withTemplate_isReadBackAsSent() {
        var event = new SentryEvent();
        var message = new Message();
        message.setMessage("Stock of %s is low");
        message.setParams(List.of("tea"));
        message.setFormatted("Stock of tea is low");
        event.setMessage(message);
        event.setLevel(SentryLevel.WARNING);
        event.setLogger("shop.Stock");
        String id = Sentry.captureEvent(event).toString();
        JsonNode stored = stored(id);

        JsonNode entry = Events.entry(stored, "message");
        assertThat(entry.path("formatted").asString()).isEqualTo("Stock of tea is low");
        assertThat(entry.path("message").asString()).isEqualTo("Stock of %s is low");
        assertThat(entry.at("/params/0").asString()).isEqualTo("tea");
        assertThat(stored.path("message").asString()).isEqualTo("Stock of tea is low");
        assertThat(stored.path("title").asString()).isEqualTo("Stock of tea is low");
        assertThat(Events.tags(stored))
                .containsEntry("level", "warning").containsEntry("logger", "shop.Stock");
        JsonNode issue = server.rest().issue(stored.path("groupID").asString());
        assertThat(issue.path("count").asString()).isEqualTo("1");
        assertThat(issue.path("level").asString()).isEqualTo("warning");
    }

    @Test
    void uncaughtException_isReadBackAsSent() throws InterruptedException {
        Thread till = Thread.ofPlatform().name("till").unstarted(() -> {
            throw new IllegalStateException("drawer is open");
        });
        till.start();
        till.join();
        String id = sent.entrySet().stream()
                .filter(event -> event.getValue().toString().contains("drawer is open"))
                .findFirst().orElseThrow().getKey();
        JsonNode event = stored(id);

        assertThat(Events.exceptions(event))
                .containsExactly("java.lang.IllegalStateException: drawer is open");
        assertThat(Events.tags(event)).containsEntry("level", "fatal")
                .containsEntry("handled", "no")
                .containsEntry("mechanism", "UncaughtExceptionHandler");
        assertThat(event.at("/contexts/trace/data/thread.name").asString()).isEqualTo("till");
    }

    @Test
    void sameExceptionTwice_isOneIssueOfTwoUsers() {
        String first = captureAs("u-1");
        String second = captureAs("u-2");
        String issue = stored(first).path("groupID").asString();
        assertThat(stored(second).path("groupID").asString()).isEqualTo(issue);

        JsonNode found = server.rest().issue(issue);
        assertThat(found.path("count").asString()).isEqualTo("2");
        assertThat(found.path("userCount").asInt()).isEqualTo(2);
        assertThat(found.path("shortId").asString()).startsWith("SHOP-");
    }

    private static String captureAs(String userId) {
        return Sentry.captureException(new UnsupportedOperationException("no refunds"), scope -> {
            var user = new User();
            user.setId(userId);
            scope.setUser(user);
        }).toString();
    }

    @Test
    void transaction_withSpan_isReadBackAsSent() {
        ITransaction transaction = Sentry.startTransaction("POST /orders", "http.server");
        var span = transaction.startChild("db.query", "INSERT INTO orders");
        span.setData("cart.items", 3);
        span.finish(SpanStatus.OK);
        transaction.finish(SpanStatus.OK);
        JsonNode stored = stored(transaction.getEventId().toString());

        assertThat(stored.path("type").asString()).isEqualTo("transaction");
        assertThat(stored.path("title").asString()).isEqualTo("POST /orders");
        assertThat(stored.at("/contexts/trace/op").asString()).isEqualTo("http.server");
        assertThat(stored.at("/contexts/trace/trace_id").asString())
                .isEqualTo(transaction.getSpanContext().getTraceId().toString());
        JsonNode child = Events.entry(stored, "spans").path(0);
        assertThat(child.path("op").asString()).isEqualTo("db.query");
        assertThat(child.path("description").asString()).isEqualTo("INSERT INTO orders");
        assertThat(child.at("/data/cart.items").asInt()).isEqualTo(3);
        assertThat(child.path("span_id").asString())
                .isEqualTo(span.getSpanContext().getSpanId().toString());
    }
}
