package io.corral.protocol.span;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Span;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.span.SpanReader.SpansRead;
import io.corral.testkit.Property;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanReaderTest {

    private static final String SPAN = "{\"trace_id\":\"771a43a4192642f0b136d5159a501700\","
            + "\"span_id\":\"b0e6f15b45c36b12\",\"name\":\"x\",\"start_timestamp\":1795256100,"
            + "\"end_timestamp\":1795256101}";

    @Test
    void container_ofBrowser_asksForAddressAndUserAgent() {
        var read = (SpansRead.Read) container("{\"version\":2,\"ingest_settings\":{\"infer_ip\":"
                + "\"auto\",\"infer_user_agent\":\"never\"},\"items\":[" + SPAN + "]}", 1);

        assertThat(read.inferIp()).isTrue();
        assertThat(read.inferUserAgent()).isFalse();
        assertThat(read.spans()).hasSize(1);
    }

    @Test
    void container_elementsThatAreNoSpans_areCounted() {
        var read = (SpansRead.Read) container("{\"items\":[" + SPAN + ",{},7,null]}", 4);

        assertThat(read.spans()).hasSize(1);
        assertThat(read.rejected()).isEqualTo(3);
    }

    @Test
    void container_ofAnotherCount_isRejected() {
        assertThat(container("{\"items\":[" + SPAN + "]}", 2))
                .isEqualTo(new SpansRead.Rejected(InvalidReason.ITEM_COUNT));
    }

    @Test
    void container_thatIsNone_isRejected() {
        assertThat(container("{\"items\":", 1))
                .isEqualTo(new SpansRead.Rejected(InvalidReason.MALFORMED_JSON));
        assertThat(container("{\"spans\":[]}", 0))
                .isEqualTo(new SpansRead.Rejected(InvalidReason.MISSING_FIELD));
        assertThat(container("[]", null))
                .isEqualTo(new SpansRead.Rejected(InvalidReason.MALFORMED_JSON));
    }

    @Test
    void container_ofTooManySpans_isRejected() {
        String spans = IntStream.rangeClosed(0, SpanReader.CONTAINER_SPANS_MAX)
                .mapToObj(_ -> SPAN).collect(Collectors.joining(","));

        assertThat(container("{\"items\":[" + spans + "]}", null))
                .isEqualTo(new SpansRead.Rejected(InvalidReason.TOO_LARGE));
    }

    @Test
    void container_settingsAfterTheItems_areRead() {
        var read = (SpansRead.Read) container("{\"items\":[" + SPAN
                + "],\"ingest_settings\":{\"infer_user_agent\":\"auto\"}}", 1);

        assertThat(read.inferUserAgent()).isTrue();
    }

    @Test
    void container_spansAreScrubbedBeforeTheyAreRead() {
        var read = (SpansRead.Read) SpanReader.container(
                slice("{\"items\":[" + SPAN + "]}"), 1, time -> time,
                span -> span.put("name", "[Filtered]"));

        assertThat(read.spans().getFirst().name()).isEqualTo("[Filtered]");
    }

    @Test
    void singleSpan_oldForm() {
        var read = (SpansRead.Read) SpanReader.single(slice(
                "{\"trace_id\":\"771A43A4192642F0B136D5159A501700\","
                        + "\"span_id\":\"b0e6f15b45c36b12\",\"parent_span_id\":null,"
                        + "\"segment_id\":\"aaaaaaaaaaaaaaaa\",\"op\":\"ui.interaction.click\","
                        + "\"description\":\"button\",\"start_timestamp\":1795256100.25,"
                        + "\"timestamp\":1795256100.75,\"exclusive_time\":500.0,"
                        + "\"data\":{\"release\":\"a\"},\"is_segment\":false}"),
                time -> time.plusSeconds(1), _ -> {});

        Span span = read.spans().getFirst();
        assertThat(span.traceId()).isEqualTo("771a43a4192642f0b136d5159a501700");
        assertThat(span.segmentId()).isEqualTo("aaaaaaaaaaaaaaaa");
        assertThat(span.selfTimeMillis()).isEqualTo(500.0);
        assertThat(span.durationMillis()).isEqualTo(500.0);
        assertThat(span.start()).isEqualTo("2026-11-21T10:15:01.250Z");
        assertThat(span.attributes()).containsEntry("release", "a");
    }

    @Test
    void flippedBits_neverThrow() {
        Property.forAll((random, size) -> {
            byte[] bytes = ("{\"version\":2,\"items\":[" + SPAN + "]}")
                    .getBytes(StandardCharsets.UTF_8);
            for (int i = size / 50; i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return Slice.of(bytes);
        }, bytes -> {
            SpanReader.container(bytes, null, time -> time, _ -> {});
            SpanReader.single(bytes, time -> time, _ -> {});
        });
    }

    private static SpansRead container(String json, @Nullable Integer itemCount) {
        return SpanReader.container(slice(json), itemCount, time -> time, _ -> {});
    }

    private static Slice slice(String text) {
        return Slice.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
