package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventError;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Level;
import io.corral.domain.event.Request.Pair;
import io.corral.domain.event.Span;
import io.corral.protocol.envelope.Envelope;
import io.corral.protocol.envelope.Item;
import io.corral.protocol.span.SpanReader;
import io.corral.protocol.span.SpanReader.SpansRead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What SDKs send, recorded shape by shape; one file for each SDK and version.
class SdkEnvelopesTest {

    @Test
    void node11_error_everyPartArrives() {
        Event event = Fixtures.event("node-11-error.envelope");

        assertThat(event.id()).hasToString("9ec79c33ec9942ab8353589fcb2e04dc");
        assertThat(event.kind()).isEqualTo(EventKind.ERROR);
        assertThat(event.timestamp()).isEqualTo("2026-11-21T10:15:00.095Z");
        assertThat(event.transaction()).isEqualTo("GET /checkout/:id");
        assertThat(event.exceptions()).extracting(exception -> exception.type())
                .containsExactly("TypeError", "CheckoutError");
        var mechanism = Objects.requireNonNull(event.exceptions().getFirst().mechanism());
        assertThat(mechanism.exceptionId()).isEqualTo(1);
        assertThat(mechanism.parentId()).isZero();
        assertThat(mechanism.source()).isEqualTo("cause");
        assertThat(mechanism.handled()).isFalse();
        assertThat(event.tags()).isEqualTo(
                Map.of("region", "eu", "canary", "false", "shard", "4"));
        assertThat(event.fingerprint()).containsExactly("{{ default }}", "checkout");
        assertThat(event.modules()).containsEntry("express", "5.1.0");
        assertThat(event.breadcrumbs()).hasSize(2);
        assertThat(event.breadcrumbs().get(1).data()).containsEntry("status_code", 200L);
        assertThat(event.trace()).isNotNull();
        assertThat(event.errors()).isEmpty();
    }

    @Test
    void node11_error_framesUserAndRequest() {
        Event event = Fixtures.event("node-11-error.envelope");

        Frame frame = frames(event, 0).getLast();
        assertThat(frame.contextLine()).isEqualTo("  return cart.order.total;");
        assertThat(frame.preContext()).containsExactly("function sumOf(cart) {");
        assertThat(frame.inApp()).isTrue();
        assertThat(frames(event, 1).getFirst().function()).isNull();
        var user = Objects.requireNonNull(event.user());
        assertThat(user.id()).isEqualTo("17");
        assertThat(user.ipAddress()).isEqualTo(Fixtures.ADDRESS);
        assertThat(user.other()).containsEntry("plan", "gold");
        assertThat(Objects.requireNonNull(event.sdk()).inferIp()).isTrue();
        var request = Objects.requireNonNull(event.request());
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.url()).isEqualTo("http://shop.example.com/checkout/881");
        assertThat(request.fragment()).isEqualTo("pay");
        assertThat(request.query()).containsExactly(new Pair("ref", "mail"));
        assertThat(request.cookies())
                .containsExactly(new Pair("sid", "abc"), new Pair("theme", "dark"));
        assertThat(request.data()).isEqualTo(Map.of("cart", "c-881"));
    }

    @Test
    void node11_messageWithSyntheticException_staysAMessage() {
        Event event = Fixtures.event("node-11-message.envelope");

        assertThat(event.kind()).isEqualTo(EventKind.DEFAULT);
        assertThat(event.level()).isEqualTo(Level.WARNING);
        assertThat(Objects.requireNonNull(event.message()).text()).isEqualTo("stock is low");
        assertThat(frames(event, 0)).hasSize(1);
    }

    @Test
    void node11_spanContainer_typedAttributesAndSegment() {
        Item item = Fixtures.envelope("node-11-spans.envelope").items().getFirst();
        assertThat(item).isInstanceOf(Item.Spans.class);
        assertThat(item.header().isSpanContainer()).isTrue();

        var read = (SpansRead.Read) SpanReader.container(
                item.payload(), item.header().itemCount(), time -> time, _ -> {});

        assertThat(read.spans()).hasSize(2);
        Span child = read.spans().getFirst();
        assertThat(child.op()).isEqualTo("db");
        assertThat(child.name()).isEqualTo("SELECT orders");
        assertThat(child.segmentId()).isEqualTo("b0e6f15b45c36b12");
        assertThat(child.durationMillis()).isEqualTo(55.0);
        assertThat(child.attributes()).containsEntry("db.rows", 3L).containsEntry("db.cost", 1.5)
                .containsEntry("db.cached", false)
                .containsEntry("db.tables", List.of("orders", "items"));
        Span root = read.spans().getLast();
        assertThat(root.segment()).isTrue();
        assertThat(root.segmentId()).isEqualTo(root.spanId());
        assertThat(root.status()).isEqualTo("error");
    }

    @Test
    void node10_transaction_timesMeasurementsAndChildren() {
        Event event = Fixtures.event("node-10-transaction.envelope");

        assertThat(event.kind()).isEqualTo(EventKind.TRANSACTION);
        assertThat(event.level()).isEqualTo(Level.INFO);
        assertThat(event.start()).isEqualTo("2026-11-21T10:14:59.500Z");
        assertThat(event.measurements()).isEqualTo(Map.of("ttfb", 120.5, "items", 7.0));
        assertThat(event.spans()).hasSize(1);
        Span child = event.spans().getFirst();
        assertThat(child.segmentId()).isEqualTo("aaaaaaaaaaaaaaaa");
        assertThat(child.attributes()).containsEntry("rows", 2L)
                .containsEntry("sentry.origin", "auto.db.otel.postgres");
    }

    @Test
    void browser11_tunnel_keyOnlyInTheHeader() {
        Envelope envelope = Fixtures.envelope("browser-11-tunnel.envelope");
        Event event = Fixtures.event("browser-11-tunnel.envelope");

        assertThat(Objects.requireNonNull(envelope.header().dsn()).project().value())
                .isEqualTo(3);
        assertThat(event.platform()).isEqualTo("javascript");
        assertThat(event.debugImages()).hasSize(1);
        assertThat(frames(event, 0).getLast().column()).isEqualTo(51002);
    }

    @Test
    void browser11_feedback_textIsTheMessage() {
        Event event = Fixtures.event("browser-11-feedback.envelope");

        assertThat(event.kind()).isEqualTo(EventKind.FEEDBACK);
        assertThat(Objects.requireNonNull(event.message()).text())
                .isEqualTo("The pay button does nothing.");
        assertThat(event.contexts().get("feedback")).containsEntry("source", "widget");
        assertThat(Fixtures.envelope("browser-11-feedback.envelope").items().get(1))
                .isInstanceOf(Item.Attachment.class);
    }

    @Test
    void java8_error_emptyFingerprintIsoTimesAndThreads() {
        Event event = Fixtures.event("java-8-error.envelope");

        assertThat(event.fingerprint()).isEmpty();
        assertThat(event.timestamp()).isEqualTo("2026-11-21T10:14:59.987Z");
        assertThat(event.level()).isEqualTo(Level.FATAL);
        var message = Objects.requireNonNull(event.message());
        assertThat(message.template()).isEqualTo("order {} failed");
        assertThat(message.formatted()).isEqualTo("order 17 failed");
        assertThat(message.params()).containsExactly("17");
        assertThat(event.threads()).hasSize(1);
        assertThat(event.threads().getFirst().id()).isEqualTo("1");
        assertThat(event.exceptions().getFirst().threadId()).isEqualTo("1");
        assertThat(event.exceptions().getFirst().module()).isEqualTo("java.lang");
        var user = Objects.requireNonNull(event.user());
        assertThat(user.geo()).containsEntry("country_code", "DE");
        assertThat(user.other()).isEqualTo(Map.of("plan", "gold"));
        assertThat(event.errors()).isEmpty();
        assertThat(Fixtures.envelope("java-8-error.envelope").items().get(2))
                .isInstanceOf(Item.Session.class);
    }

    @Test
    void python2_error_notANumberAndPrintfMessage() {
        Event event = Fixtures.event("python-2-error.envelope");

        assertThat(Objects.requireNonNull(event.message()).formatted())
                .isEqualTo("charging o-17 failed after 3 tries");
        assertThat(frames(event, 0).getFirst().vars()).containsEntry("ratio", "NaN")
                .containsEntry("limit", "Infinity").containsEntry("total", "12.5");
        assertThat(event.breadcrumbs()).hasSize(1);
        assertThat(event.extra()).containsEntry("big", "123456789012345678901234567890");
        assertThat(Objects.requireNonNull(event.trace()).parentSpanId()).isNull();
        assertThat(event.errors()).isEmpty();
    }

    @Test
    void go_error_bareExceptionListAndZone() {
        Event event = Fixtures.event("go-error.envelope");

        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-21T10:14:59.123456789Z"));
        assertThat(event.exceptions()).hasSize(2);
        assertThat(Objects.requireNonNull(event.exceptions().getFirst().mechanism())
                .exceptionGroup()).isTrue();
        assertThat(event.user()).isNull();
    }

    @Test
    void rust_panic_addressesRegistersAndTagPairs() {
        Event event = Fixtures.event("rust-panic.envelope");

        assertThat(event.id()).hasToString("7777777788889999000011112222abcd");
        var stack = Objects.requireNonNull(event.exceptions().getFirst().stackTrace());
        assertThat(stack.registers()).containsEntry("rip", "0x55d0a1b2c3d4");
        assertThat(stack.frames().getFirst().instructionAddress()).isEqualTo("0x55d0a1b2c3d4");
        assertThat(stack.frames().getFirst().packageName()).isEqualTo("/usr/bin/shop");
        assertThat(event.tags()).isEqualTo(Map.of("os", "linux", "build", "42"));
    }

    @Test
    void ruby_error_wrongTypesAreRepairedAndNoted() {
        Event event = Fixtures.event("ruby-error.envelope");

        assertThat(event.fingerprint()).containsExactly("everything");
        assertThat(event.contexts()).containsOnlyKeys("os");
        assertThat(event.message()).isNull();
        assertThat(event.errors()).extracting(EventError::name)
                .containsExactlyInAnyOrder("contexts.broken", "fingerprint");
        var request = Objects.requireNonNull(event.request());
        assertThat(request.headers()).containsExactly(new Pair("Host", "shop"),
                new Pair("X-Forwarded-For", "1.2.3.4"), new Pair("X-Forwarded-For", "5.6.7.8"));
        assertThat(request.query()).containsExactly(
                new Pair("page", "2"), new Pair("ids", "1"), new Pair("ids", "2"));
        assertThat(request.cookies()).containsExactly(new Pair("sid", "x"));
    }

    @Test
    void raven_storeBody_oldInterfacesAndNames() {
        Event event = Fixtures.built(
                Fixtures.read(Fixtures.resource("raven-store.json"), Fixtures.context()));

        assertThat(event.id()).isEqualTo(Fixtures.FALLBACK);
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.transaction()).isEqualTo("shop.views in index");
        assertThat(Objects.requireNonNull(event.message()).formatted())
                .isEqualTo("Failed to load cart");
        assertThat(event.checksum()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
        assertThat(event.tags()).containsEntry("browser", "Netscape");
        Frame frame = Objects.requireNonNull(event.stackTrace()).frames().getFirst();
        assertThat(frame.filename()).isEqualTo("shop.js");
        assertThat(frame.line()).isEqualTo(12);
        assertThat(frame.function()).isEqualTo("load");
        assertThat(frame.inApp()).isTrue();
        assertThat(Objects.requireNonNull(event.user()).ipAddress()).isNull();
        assertThat(event.errors()).extracting(EventError::name)
                .containsExactly("user.ip_address");
    }

    private static List<Frame> frames(Event event, int exception) {
        return Objects.requireNonNull(event.exceptions().get(exception).stackTrace()).frames();
    }
}
