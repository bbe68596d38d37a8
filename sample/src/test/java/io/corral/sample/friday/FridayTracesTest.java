package io.corral.sample.friday;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.sample.friday.FridayReleases.ShopRelease;
import io.corral.sample.friday.FridayTraces.ShopTransaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FridayTracesTest {

    private static final Instant END = Instant.parse("2026-11-22T22:30:00Z");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<ShopTransaction> all = FridayTraces.endingAt(END, 1);

    @Test
    void transactions_areThoseOfTheirSeed_andOfAReleaseOfTheirProject() {
        List<String> releases = FridayReleases.endingAt(END).stream()
                .map(FridayTracesTest::inProject).toList();

        assertThat(all).isEqualTo(FridayTraces.endingAt(END, 1)).hasSizeBetween(500, 1500);
        assertThat(all).allSatisfy(each -> assertThat(each.project() + " "
                + MAPPER.readTree(each.payload()).path("release").stringValue())
                .isIn(releases));
    }

    private static String inProject(ShopRelease release) {
        return release.project() + " " + release.version();
    }

    @Test
    void calledTransactions_hangOnASpanOfTheSameTrace() {
        Map<String, String> traceOfSpan = new HashMap<>();
        all.forEach(each -> MAPPER.readTree(each.payload()).path("spans")
                .forEach(span -> traceOfSpan.put(span.path("span_id").stringValue(),
                        span.path("trace_id").stringValue())));
        List<JsonNode> called = all.stream().map(each -> MAPPER.readTree(each.payload())
                .path("contexts").path("trace")).filter(trace -> trace.has("parent_span_id"))
                .toList();

        assertThat(called).hasSizeGreaterThan(200).allSatisfy(trace -> assertThat(
                traceOfSpan.get(trace.path("parent_span_id").stringValue()))
                .isEqualTo(trace.path("trace_id").stringValue()));
    }

    @Test
    void times_endWithinTheWeekend() {
        assertThat(all).allSatisfy(each -> {
            JsonNode end = MAPPER.readTree(each.payload()).path("timestamp");
            Instant at = end.isString()
                    ? Instant.parse(end.stringValue())
                    : Instant.ofEpochMilli(Math.round(end.doubleValue() * 1e3));
            assertThat(at).isBetween(END.minusSeconds(3600 * 55), END);
        });
    }
}
