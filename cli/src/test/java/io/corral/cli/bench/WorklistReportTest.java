package io.corral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.bench.Percentiles.Latency;
import io.corral.cli.bench.WorklistReport.First;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorklistReportTest {

    @Test
    void print_tellsTheFirstAnswerFromLaterOnes() {
        var text = new StringWriter();
        new WorklistReport(10_000, 97,
                new First(2300, 5000),
                List.of(new First(900, 1500), new First(700, 1300), new First(800, 1400)),
                new Latency(61.04, 88, 90, 20), 55.5, 310)
                .print(new PrintWriter(text, true));
        assertThat(text.toString()).contains("10,000 issues, the latest 10,000 ranked; 97 of the")
                .containsPattern("First worklist of what nobody ranked +2300\\.0 +5000\\.0")
                .containsPattern("First worklist after a restart \\(3\\) +800\\.0 +1400\\.0")
                .containsPattern("Worklist again, nothing changed +61\\.0 +88\\.0 +55\\.5")
                .contains("resident memory 310 MiB");
    }
}
