package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.protocol.Slice;
import io.corral.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Events of any content: readers never throw and keep their bounds.
class EventReaderPropertyTest {

    private static final List<String> FIXTURES = List.of("node-11-error.envelope",
            "java-8-error.envelope", "python-2-error.envelope", "ruby-error.envelope",
            "rust-panic.envelope", "node-10-transaction.envelope", "go-error.envelope");

    private static final List<String> NAMES = List.of("exception", "values", "type", "value",
            "stacktrace", "frames", "function", "lineno", "vars", "breadcrumbs", "tags", "contexts",
            "trace", "trace_id", "span_id", "request", "headers", "query_string", "cookies", "user",
            "ip_address", "timestamp", "start_timestamp", "level", "message", "logentry", "params",
            "fingerprint", "spans", "measurements", "mechanism", "extra", "sdk", "settings",
            "threads", "debug_meta", "images", "feedback", "errors", "modules", "geo", "data",
            "frames_omitted", "registers", "pre_context", "url", "event_id", "release");

    private static final List<String> SCALARS = List.of("null", "true", "0", "-1", "1e400", "NaN",
            "1795256100.5", "99999999999999999999", "\"\"", "\"text\"", "\"2026-11-21\"",
            "\"{{auto}}\"", "\"\\ud83d\"", "\"\\u0000\"", "\"%s {} %(a)s\"", "\"a=b&c=%zz\"",
            "\"771a43a4192642f0b136d5159a501700\"", "\"http://a/?b#c\"", "-1e308", "1e308");

    @Test
    void randomTrees_areReadOrRejected() {
        Property.forAll(5000, (random, size) -> object(random, 2 + size / 30),
                text -> {
                    Slice bytes = Fixtures.slice(text);
                    for (EventKind kind : List.of(EventKind.DEFAULT, EventKind.TRANSACTION,
                            EventKind.FEEDBACK)) {
                        check(bytes, kind);
                    }
                    if (EventJson.parse(bytes) instanceof EventJson.Parsed.Tree(var json)) {
                        SecurityReader.read(json, "sentry_release=1", Fixtures.context());
                    }
                });
    }

    @Test
    void realEventsWithFlippedBits_areReadOrRejected() {
        Property.forAll(3000, EventReaderPropertyTest::flipped,
                bytes -> check(bytes, EventKind.DEFAULT));
    }

    private static void check(Slice bytes, EventKind kind) {
        var context = new ReadContext(kind, Fixtures.RECEIVED, Fixtures.RECEIVED.minusSeconds(999),
                null, Fixtures.FALLBACK, null);
        if (Fixtures.read(bytes, context) instanceof EventRead.Read(var draft)) {
            assertBounded(draft.build());
        }
    }

    private static void assertBounded(Event event) {
        assertThat(event.timestamp())
                .isBetween(Fixtures.RECEIVED.minus(EventBounds.AGE_MAX),
                        Fixtures.RECEIVED.plus(EventBounds.AHEAD_MAX));
        assertThat(event.errors().size()).isLessThanOrEqualTo(EventBounds.NOTES_MAX);
        assertThat(event.tags().size()).isLessThanOrEqualTo(EventBounds.TAGS_MAX);
        assertThat(event.exceptions().size()).isLessThanOrEqualTo(EventBounds.EXCEPTIONS_MAX);
        assertThat(event.breadcrumbs().size()).isLessThanOrEqualTo(EventBounds.BREADCRUMBS_MAX);
        assertThat(event.fingerprint()).doesNotContainNull();
        if (event.start() != null) {
            assertThat(event.start()).isBeforeOrEqualTo(event.timestamp());
        }
    }

    private static String object(RandomGenerator random, int depth) {
        var text = new StringBuilder("{");
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append('"').append(pick(random, NAMES)).append("\":")
                    .append(value(random, depth - 1)).append(i > 0 ? "," : "");
        }
        return text.append('}').toString();
    }

    private static String value(RandomGenerator random, int depth) {
        int choice = depth <= 0 ? 0 : random.nextInt(3);
        if (choice == 0) {
            return pick(random, SCALARS);
        }
        if (choice == 1) {
            return object(random, depth);
        }
        var text = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(value(random, depth - 1)).append(i > 1 ? "," : "");
        }
        return text.append(']').toString();
    }

    private static Slice flipped(RandomGenerator random, int size) {
        String fixture = pick(random, FIXTURES);
        byte[] bytes = Fixtures.envelope(fixture).items().getFirst().payload().copy();
        for (int i = random.nextInt(1 + size / 40); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            if (random.nextBoolean()) {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            } else {
                byte[] scalar = pick(random, SCALARS).getBytes(StandardCharsets.UTF_8);
                int length = Math.min(scalar.length, bytes.length - at);
                System.arraycopy(scalar, 0, bytes, at, length);
            }
        }
        return Slice.of(bytes);
    }

    private static String pick(RandomGenerator random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
