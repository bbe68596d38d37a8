package io.corral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.cli.bench.PagesReport.Page;
import io.corral.cli.bench.Percentiles.Latency;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesReportTest {

    @Test
    void print_namesEveryPageWithItsTimesAndSizes() {
        var text = new StringWriter();
        new PagesReport(10_000, 100_000, 2, List.of(
                new Page("stream", new Latency(8.25, 12, 30, 200), 9_500, 61_000)), 87_300)
                .print(new PrintWriter(text, true));
        assertThat(text.toString()).contains("10,000 issues, 100,000 events, 2 processors")
                .containsPattern("stream +8\\.3 ms +12\\.0 ms +30\\.0 ms +9\\.5 kB +61\\.0 kB")
                .containsPattern("Scripts and styles +87\\.3 kB");
    }

    @Test
    void assets_areTheScriptsAndStylesThatAPageNames() {
        byte[] page = """
                <link rel="icon" href="/assets/1a/icon.svg"><script src="/assets/1a/theme.js">
                <link rel="stylesheet" href="/assets/1a/corral.css"><a href="/account/">
                <script type="module" src="/assets/1a/theme.js">
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(PageReader.assets(new PageReader.Read(1, 2, page)))
                .containsExactly("/assets/1a/corral.css", "/assets/1a/theme.js");
    }
}
