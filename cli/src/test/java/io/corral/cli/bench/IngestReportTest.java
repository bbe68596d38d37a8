package io.corral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.bench.IngestReport.Bound;
import io.corral.cli.bench.IngestReport.Paced;
import io.corral.cli.bench.IngestReport.Round;
import io.corral.cli.bench.Percentiles.Latency;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IngestReportTest {

    private static final Latency LATENCY = new Latency(1, 2, 9, 1000);

    @Test
    void print_namesTheMedianRoundAndItsShareOfTheBound() {
        String text = printed(report(List.of(round(4_000, new Bound(8_000, LATENCY, 100)),
                round(5_000, new Bound(8_000, LATENCY, 100)),
                round(6_000, new Bound(8_000, LATENCY, 100)))));
        assertThat(text).contains("median of 3 rounds of 1,000 events")
                .containsPattern("Processed a second, drained +5,000")
                .containsPattern("Share of the bound +63 %")
                .containsPattern("Visible p50 / p99 +1 / 9 ms of 1000")
                .containsPattern("Stored bytes per event +500")
                .contains("6,000 acknowledged, 6,000 stored");
    }

    @Test
    void print_withoutBound_hasNoShare() {
        assertThat(printed(report(List.of(round(4_000, null))))).doesNotContain("bound");
    }

    @Test
    void json_hasEveryRound() {
        JsonNode json = JsonMapper.shared().valueToTree(
                report(List.of(round(4_000, new Bound(8_000, LATENCY, 100)))));
        assertThat(json.at("/rounds/0/processedPerSecond").asDouble()).isEqualTo(4_000);
        assertThat(json.at("/rounds/0/bound/processedPerSecond").asDouble()).isEqualTo(8_000);
        assertThat(json.at("/paced/visibleMillis/p99").asDouble()).isEqualTo(9);
        assertThat(json.at("/storedBytesPerEvent").asDouble()).isEqualTo(500);
    }

    @Test
    void meter_readsTheOneWithoutLabels() {
        String text = "# HELP a x\na{b=\"c\"} 3\nab 4\na 5.0E9\n";
        assertThat(ServerFigures.meter(text, "a")).isEqualTo(OptionalDouble.of(5e9));
        assertThat(ServerFigures.meter(text, "d")).isEmpty();
    }

    @Test
    void figures_ofAProcess_areReadFromProc() {
        String stat = "7 (a) b) S 1 7 7 0 -1 4194560 9 0 0 0 250 150 0 0 20 0";
        assertThat(ServerFigures.cpuSeconds(stat)).isEqualTo(4);
        assertThat(ServerFigures.residentBytes("Name:\tjava\nVmRSS:\t  2048 kB\n"))
                .isEqualTo(2048 * 1024);
        assertThat(ServerFigures.residentBytes("Name:\tjava\n")).isNaN();
    }

    private static Round round(double processed, @Nullable Bound bound) {
        return new Round(1_000, 0, 9_000, processed, LATENCY, 200, 300, bound);
    }

    private static IngestReport report(List<Round> rounds) {
        var paced = new Paced(2_000, 10, 20_000, 0, LATENCY, LATENCY, 250, 310, 12);
        return new IngestReport("typical", 8_000, 1_600, 64, 2, rounds, paced, 6_000, 6_000, null)
                .withStoredBytes(3_000_000);
    }

    private static String printed(IngestReport report) {
        var text = new StringWriter();
        report.print(new PrintWriter(text, true));
        return text.toString();
    }
}
