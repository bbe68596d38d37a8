package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Level;
import io.corral.domain.event.Span;
import io.corral.domain.event.User;
import io.corral.protocol.envelope.Envelope;
import io.corral.protocol.envelope.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Envelopes recorded from Python's, Go's and Rust's SDK as one program in each language sent them
/// (`e2e/src/test`); frames of runtimes are shortened.
class RecordedSdksTest {

    @ParameterizedTest
    @ValueSource(strings = {"python-2.75", "go-0.50", "rust-0.49"})
    void error_hasItsScope(String sdk) {
        Envelope envelope = Fixtures.envelope(sdk + "-error.envelope");
        Event event = Fixtures.event(sdk + "-error.envelope");

        assertThat(event.errors()).isEmpty();
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.exceptions().getLast().value()).isEqualTo("order 4711 was refused");
        assertThat(event.tags()).containsEntry("payment", "card").containsEntry("country", "NL");
        assertThat(event.release()).isEqualTo("till@1.7.0");
        assertThat(event.environment()).isEqualTo("staging");
        assertThat(event.serverName()).isEqualTo("till-9");
        User user = Objects.requireNonNull(event.user());
        assertThat(List.of(String.valueOf(user.id()), String.valueOf(user.email()),
                String.valueOf(user.username()))).containsExactly("u-17", "ada@example.com", "ada");
        assertThat(event.contexts().get("order")).containsEntry("number", 4711L)
                .containsEntry("gift", true);
        Breadcrumb pressed = event.breadcrumbs().getFirst();
        assertThat(pressed.category()).isEqualTo("ui.click");
        assertThat(pressed.level()).isEqualTo(Level.WARNING);
        assertThat(pressed.message()).isEqualTo("pressed pay");
        assertThat(pressed.data()).isEqualTo(Map.of("button", "pay"));
        assertThat(envelope.header().eventId()).isEqualTo(event.id());
        Item attachment = envelope.items().get(1);
        assertThat(attachment).isInstanceOf(Item.Attachment.class);
        assertThat(new String(attachment.payload().copy(), StandardCharsets.UTF_8))
                .isEqualTo("total=12.50\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"python-2.75", "go-0.50", "rust-0.49"})
    void transaction_hasItsSpan(String sdk) {
        Event event = Fixtures.event(sdk + "-transaction.envelope");

        assertThat(event.errors()).isEmpty();
        assertThat(event.transaction()).isEqualTo("POST /orders");
        assertThat(Objects.requireNonNull(event.trace()).op()).isEqualTo("http.server");
        assertThat(event.start()).isBeforeOrEqualTo(event.timestamp());
        assertThat(event.spans()).hasSize(1);
        Span span = event.spans().getFirst();
        assertThat(span.op()).isEqualTo("db.query");
        assertThat(span.name()).isEqualTo("INSERT INTO orders");
        assertThat(span.parentSpanId()).isEqualTo(event.trace().spanId());
        assertThat(span.attributes()).containsEntry("cart.items", 3L)
                .containsEntry("db.system.name", "postgresql");
    }

    @Test
    void python_error_framesHaveSourceAndVariables() {
        Event event = Fixtures.event("python-2.75-error.envelope");

        assertThat(event.exceptions()).extracting(ExceptionValue::type)
                .containsExactly("ZeroDivisionError", "ValueError");
        Frame frame = lastFrame(event.exceptions().getLast());
        assertThat(frame.function()).isEqualTo("refuse_order");
        assertThat(frame.contextLine())
                .isEqualTo("        raise ValueError(\"order 4711 was refused\") from chip");
        assertThat(frame.vars()).isEqualTo(Map.of("total", "12.5"));
        assertThat(frame.inApp()).isTrue();
        assertThat(event.extra()).containsEntry("basket", "3 items");
        assertThat(event.modules()).containsEntry("sentry-sdk", "2.75.0");
    }

    @Test
    void python_log_hasTemplateAndParameters() {
        Event event = Fixtures.event("python-2.75-log.envelope");

        var message = Objects.requireNonNull(event.message());
        assertThat(message.template()).isEqualTo("drawer %s is open");
        assertThat(message.formatted()).isEqualTo("drawer left is open");
        assertThat(message.params()).containsExactly("left");
        assertThat(event.logger()).isEqualTo("shop.till");
    }

    @Test
    void python_thread_isNotHandled() {
        Event event = Fixtures.event("python-2.75-thread.envelope");

        var mechanism = Objects.requireNonNull(event.exceptions().getFirst().mechanism());
        assertThat(mechanism.type()).isEqualTo("threading");
        assertThat(mechanism.handled()).isFalse();
    }

    @Test
    void go_error_isAChainOfThree() {
        Event event = Fixtures.event("go-0.50-error.envelope");

        assertThat(event.exceptions()).extracting(ExceptionValue::type).containsExactly(
                "*errors.errorString", "*fmt.wrapError", "*main.orderRefused");
        Frame frame = lastFrame(event.exceptions().getLast());
        assertThat(frame.module()).isEqualTo("main");
        assertThat(frame.absPath()).isEqualTo("/srv/shop/main.go");
        assertThat(frame.inApp()).isTrue();
    }

    @Test
    void go_message_hasItsStackInAThread() {
        Event event = Fixtures.event("go-0.50-message.envelope");

        assertThat(Objects.requireNonNull(event.message()).text())
                .isEqualTo("Stock of tea is low");
        assertThat(event.level()).isEqualTo(Level.WARNING);
        var thread = event.threads().getFirst();
        assertThat(thread.current()).isTrue();
        assertThat(Objects.requireNonNull(thread.stackTrace()).frames())
                .extracting(Frame::function).contains("captureMessage");
    }

    @Test
    void rust_error_hasItsStackInAThread() {
        Event event = Fixtures.event("rust-0.49-error.envelope");

        assertThat(event.platform()).isEqualTo("native");
        assertThat(event.exceptions()).extracting(ExceptionValue::stackTrace)
                .containsOnlyNulls();
        assertThat(Objects.requireNonNull(event.threads().getFirst().stackTrace()).frames())
                .extracting(Frame::function).contains("shop::capture_error");
    }

    @Test
    void rust_panic_isFatalAndNotHandled() {
        Event event = Fixtures.event("rust-0.49-panic.envelope");

        assertThat(event.level()).isEqualTo(Level.FATAL);
        ExceptionValue panic = event.exceptions().getFirst();
        assertThat(panic.type()).isEqualTo("panic");
        assertThat(Objects.requireNonNull(panic.mechanism()).handled()).isFalse();
        assertThat(Objects.requireNonNull(panic.stackTrace()).frames())
                .extracting(Frame::instructionAddress).doesNotContainNull();
    }

    private static Frame lastFrame(ExceptionValue exception) {
        return Objects.requireNonNull(exception.stackTrace()).frames().getLast();
    }
}
