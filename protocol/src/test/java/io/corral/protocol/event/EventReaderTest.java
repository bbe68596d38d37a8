package io.corral.protocol.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventError;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Level;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.StackTrace.FramesOmitted;
import io.corral.domain.id.EventId;
import io.corral.domain.outcome.InvalidReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final String ID = "9ec79c33ec9942ab8353589fcb2e04dc";

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"auto, true", "never, false", "legacy, null"})
    void inferIp_isWhatTheSdkSays(String setting, @Nullable Boolean expected) {
        Event event = Fixtures.read("{\"sdk\":{\"name\":\"sentry.javascript.browser\","
                + "\"settings\":{\"infer_ip\":\"" + setting + "\"}}}");

        assertThat(Objects.requireNonNull(event.sdk()).inferIp()).isEqualTo(expected);
    }

    @Test
    void emptyObject_isAnEventWithDefaults() {
        Event event = Fixtures.read("{}");

        assertThat(event.id()).isEqualTo(Fixtures.FALLBACK);
        assertThat(event.kind()).isEqualTo(EventKind.DEFAULT);
        assertThat(event.platform()).isEqualTo("other");
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.timestamp()).isEqualTo(Fixtures.RECEIVED);
        assertThat(event.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":', MALFORMED_JSON", "'[]', NOT_AN_EVENT", "'7', NOT_AN_EVENT",
        "'', MALFORMED_JSON"})
    void notAnObject_isRejected(String body, InvalidReason reason) {
        assertThat(Fixtures.read(Fixtures.slice(body), Fixtures.context()))
                .isEqualTo(new EventRead.Rejected(reason));
    }

    @Test
    void id_headerThenPayloadThenFallback() {
        var header = new EventId(5, 6);
        var context = new ReadContext(EventKind.DEFAULT, Fixtures.RECEIVED, null, header,
                Fixtures.FALLBACK, null);
        String json = "{\"event_id\":\"" + ID + "\"}";

        assertThat(Fixtures.built(Fixtures.read(Fixtures.slice(json), context)).id())
                .isEqualTo(header);
        assertThat(Fixtures.read(json).id()).hasToString(ID);
        assertThat(Fixtures.read("{\"event_id\":\"x\"}").id()).isEqualTo(Fixtures.FALLBACK);
        assertThat(Fixtures.read("{\"event_id\":\"x\"}").errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"exception\":{\"type\":\"E\",\"value\":\"v\"}}",
        "{\"exception\":[{\"type\":\"E\",\"value\":\"v\"}]}",
        "{\"exception\":{\"values\":[{\"type\":\"E\",\"value\":\"v\"},null]}}",
        "{\"exception\":{\"values\":{\"type\":\"E\",\"value\":\"v\"}}}",
        "{\"sentry.interfaces.Exception\":[{\"type\":\"E\",\"value\":\"v\"}]}"})
    void exception_everySpelling(String json) {
        Event event = Fixtures.read(json);

        assertThat(event.kind()).isEqualTo(EventKind.ERROR);
        assertThat(event.exceptions()).hasSize(1);
        assertThat(event.exceptions().getFirst().type()).isEqualTo("E");
        assertThat(event.exceptions().getFirst().value()).isEqualTo("v");
        assertThat(event.errors()).isEmpty();
    }

    @Test
    void wrongTypes_areKeptAsTextWithANote() {
        Event event = Fixtures.read("{\"release\":{\"a\":1},\"environment\":7,"
                + "\"transaction\":[\"x\"],\"exception\":[{\"type\":3,\"value\":{\"code\":5}}]}");

        assertThat(event.release()).isEqualTo("{\"a\":1}");
        assertThat(event.environment()).isEqualTo("7");
        assertThat(event.transaction()).isEqualTo("[\"x\"]");
        assertThat(event.exceptions().getFirst().type()).isEqualTo("3");
        assertThat(event.exceptions().getFirst().value()).isEqualTo("{\"code\":5}");
        assertThat(event.errors()).extracting(EventError::name)
                .containsExactly("transaction", "release", "exception.0.value");
    }

    @Test
    void unusableParts_areLeftOutWithANote() {
        Event event = Fixtures.read("{\"user\":\"me\",\"request\":3,\"contexts\":[],\"tags\":7,"
                + "\"breadcrumbs\":\"no\",\"level\":\"loud\",\"timestamp\":\"soon\","
                + "\"modules\":[],\"extra\":\"x\",\"threads\":1,\"stacktrace\":\"none\"}");

        assertThat(event.user()).isNull();
        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.timestamp()).isEqualTo(Fixtures.RECEIVED);
        assertThat(event.errors()).extracting(EventError::name).containsExactlyInAnyOrder("user",
                "request", "contexts", "tags", "breadcrumbs", "level", "timestamp", "modules",
                "extra", "threads", "stacktrace");
    }

    @Test
    void notes_areBounded() {
        String tags = IntStream.range(0, 100).mapToObj(_ -> "7").collect(Collectors.joining(","));

        assertThat(Fixtures.read("{\"tags\":[" + tags + "]}").errors())
                .hasSize(EventBounds.NOTES_MAX);
    }

    @ParameterizedTest
    @CsvSource({"50, FATAL", "40, ERROR", "30, WARNING", "20, INFO", "10, DEBUG",
        "'\"warn\"', WARNING", "'\"log\"', INFO", "'\"Critical\"', FATAL"})
    void level_wordsAndNumbers(String level, Level expected) {
        assertThat(Fixtures.read("{\"level\":" + level + "}").level()).isEqualTo(expected);
    }

    @Test
    void longStack_keepsBothEndsAndSaysWhatIsMissing() {
        String frames = IntStream.range(0, 2000)
                .mapToObj(i -> "{\"function\":\"f" + i + "\"}").collect(Collectors.joining(","));

        Event event = Fixtures.read("{\"exception\":{\"type\":\"StackOverflowError\","
                + "\"stacktrace\":{\"frames\":[" + frames + "]}}}");

        StackTrace stack = Objects.requireNonNull(event.exceptions().getFirst().stackTrace());
        assertThat(stack.frames()).hasSize(EventBounds.FRAMES_MAX);
        assertThat(stack.omitted()).isEqualTo(new FramesOmitted(128, 1616));
        assertThat(stack.frames()).extracting(Frame::function).contains("f127", "f1616", "f1999")
                .doesNotContain("f128", "f1615");
    }

    @Test
    void omittedFramesOfTheSdk_areKept() {
        Event event = Fixtures.read("{\"stacktrace\":{\"frames\":[{\"function\":\"f\"}],"
                + "\"frames_omitted\":[1,9]}}");

        assertThat(Objects.requireNonNull(event.stackTrace()).omitted())
                .isEqualTo(new FramesOmitted(1, 9));
    }

    @Test
    void longChain_keepsBothEnds() {
        String chain = IntStream.range(0, 100)
                .mapToObj(i -> "{\"type\":\"E" + i + "\"}").collect(Collectors.joining(","));

        Event event = Fixtures.read("{\"exception\":[" + chain + "]}");

        assertThat(event.exceptions()).hasSize(EventBounds.EXCEPTIONS_MAX);
        assertThat(event.exceptions().getFirst().type()).isEqualTo("E0");
        assertThat(event.exceptions().getLast().type()).isEqualTo("E99");
    }

    @Test
    void breadcrumbs_newestAreKept() {
        String crumbs = IntStream.range(0, 150)
                .mapToObj(i -> "{\"message\":\"" + i + "\"}").collect(Collectors.joining(","));

        Event event = Fixtures.read("{\"breadcrumbs\":[" + crumbs + "]}");

        assertThat(event.breadcrumbs()).hasSize(100);
        assertThat(event.breadcrumbs().getLast().message()).isEqualTo("149");
    }

    @Test
    void tags_areTextWithinTheirBounds() {
        Event event = Fixtures.read("{\"tags\":{\"a b\":\"x\\ny\",\"long\":\"" + "v".repeat(300)
                + "\",\"" + "k".repeat(300) + "\":1,\"none\":null,\"o\":{\"x\":1}}}");

        assertThat(event.tags()).containsOnlyKeys("a-b", "long", "o");
        assertThat(event.tags()).containsEntry("a-b", "x y").containsEntry("o", "{\"x\":1}");
        assertThat(event.tags().get("long")).hasSize(200);
        assertThat(event.errors()).hasSize(2);
    }

    @Test
    void deepValues_becomeText() {
        String deep = "{\"a\":".repeat(20) + "1" + "}".repeat(20);

        Event event = Fixtures.read("{\"extra\":" + deep + "}");

        Object value = event.extra();
        int depth = 0;
        while (value instanceof java.util.Map<?, ?> map) {
            value = map.get("a");
            depth++;
        }
        assertThat(depth).isEqualTo(EventBounds.DEPTH_MAX);
        assertThat(value).isInstanceOf(String.class);
    }

    @Test
    void clocksThatDiffer_areCorrectedAndNoted() {
        Instant sent = Fixtures.RECEIVED.minus(Duration.ofHours(2));
        var context = new ReadContext(EventKind.DEFAULT, Fixtures.RECEIVED, sent, null,
                Fixtures.FALLBACK, null);
        String json = "{\"timestamp\":\"" + sent.minusSeconds(5) + "\",\"breadcrumbs\":"
                + "[{\"timestamp\":\"" + sent.minusSeconds(6) + "\"}]}";

        Event event = Fixtures.built(Fixtures.read(Fixtures.slice(json), context));

        assertThat(event.timestamp()).isEqualTo(Fixtures.RECEIVED.minusSeconds(5));
        assertThat(event.breadcrumbs().getFirst().timestamp())
                .isEqualTo(Fixtures.RECEIVED.minusSeconds(6));
        assertThat(event.errors()).extracting(EventError::type).containsExactly("clock_drift");
    }

    @Test
    void clocksThatAgree_leaveTimesAlone() {
        Instant sent = Fixtures.RECEIVED.minusSeconds(59);
        var context = new ReadContext(EventKind.DEFAULT, Fixtures.RECEIVED, sent, null,
                Fixtures.FALLBACK, null);
        Instant happened = sent.minusSeconds(5);

        Event event = Fixtures.built(Fixtures.read(
                Fixtures.slice("{\"timestamp\":\"" + happened + "\"}"), context));

        assertThat(event.timestamp()).isEqualTo(happened);
        assertThat(event.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"P-30D, true, ''", "P-31D, false, past_timestamp", "PT1M, true, ''",
        "PT61S, false, future_timestamp"})
    void timesOutOfBounds_becomeTheTimeOfReceiving(
            Duration offset, boolean kept, String note) {
        Instant happened = Fixtures.RECEIVED.plus(offset);

        Event event = Fixtures.read("{\"timestamp\":\"" + happened + "\"}");

        assertThat(event.timestamp()).isEqualTo(kept ? happened : Fixtures.RECEIVED);
        assertThat(event.errors()).extracting(EventError::type)
                .isEqualTo(kept ? java.util.List.of() : java.util.List.of(note));
    }

    @Test
    void transaction_withoutStartOrTrace_isRejected() {
        var context = new ReadContext(EventKind.TRANSACTION, Fixtures.RECEIVED, null, null,
                Fixtures.FALLBACK, null);

        assertThat(Fixtures.read(Fixtures.slice("{\"timestamp\":1795256100}"), context))
                .isEqualTo(new EventRead.Rejected(InvalidReason.MISSING_FIELD));
        assertThat(Fixtures.read(Fixtures.slice("{\"start_timestamp\":1795256100}"), context))
                .isEqualTo(new EventRead.Rejected(InvalidReason.MISSING_FIELD));
    }

    @Test
    void feedback_withoutText_isRejected() {
        var context = new ReadContext(EventKind.FEEDBACK, Fixtures.RECEIVED, null, null,
                Fixtures.FALLBACK, null);

        assertThat(Fixtures.read(
                Fixtures.slice("{\"contexts\":{\"feedback\":{\"message\":\" \"}}}"), context))
                .isEqualTo(new EventRead.Rejected(InvalidReason.MISSING_FIELD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "csp | CSP | {\"effective_directive\":\"img-src\",\"blocked_uri\":\"https://a.b/c\"}",
        "hpkp | HPKP | {\"hostname\":\"a.example\"}",
        "expectct | EXPECT_CT | {\"hostname\":\"a.example\"}",
        "expectstaple | EXPECT_STAPLE | {\"hostname\":\"a.example\"}"})
    void reportInsideAnEvent_isAReport(String name, EventKind kind, String body) {
        Event event = Fixtures.read("{\"" + name + "\":" + body + "}");

        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.security()).isNotEmpty();
        assertThat(Objects.requireNonNull(event.message()).text()).contains("'");
    }

    @Test
    void template_isAStackOfOneFrame() {
        Event event = Fixtures.read(
                "{\"template\":{\"filename\":\"foo.html\",\"lineno\":1,"
                        + "\"context_line\":\"{% x %}\"}}");

        assertThat(Objects.requireNonNull(event.stackTrace()).frames())
                .extracting(Frame::filename).containsExactly("foo.html");
    }

    @Test
    void sdkErrors_areAmongTheNotes() {
        Event event = Fixtures.read("{\"errors\":[{\"type\":\"js_invalid_source\",\"name\":\"x\","
                + "\"value\":3},7]}");

        assertThat(event.errors())
                .containsExactly(new EventError("js_invalid_source", "x", "3", null));
    }
}
