package io.corral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.bench.Percentiles.Latency;
import io.corral.cli.bench.QueryReport.Answered;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryReportTest {

    @Test
    void print_hasALineForEachQuestion() {
        var text = new StringWriter();
        new QueryReport(1_000, 10, 2.5, List.of(900L, 700L, 800L), 210,
                List.of(new Answered("Issue list by date", new Latency(3.04, 7.5, 9, 20), 4.2)))
                .print(new PrintWriter(text, true));
        assertThat(text.toString()).contains("1,000 events, 10 issues")
                .containsPattern("Issue list by date +3\\.0 +7\\.5 +4\\.2")
                .contains("Ready after 800 ms (median of 3 starts)");
    }
}
