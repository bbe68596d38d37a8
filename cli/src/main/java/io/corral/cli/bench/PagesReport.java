package io.corral.cli.bench;

import io.corral.cli.bench.Percentiles.Latency;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// What `bench pages` measured; its JSON is this record.
///
/// @param pages in the order they were read
/// @param assetBytes scripts and styles of all these pages together, compressed
record PagesReport(long issues, long events, int processors, List<Page> pages,
        int assetBytes) implements BenchReport {

    PagesReport {
        pages = List.copyOf(pages);
    }

    /// One kind of page.
    ///
    /// @param millis from the request to the last byte
    /// @param sentBytes mean, compressed
    /// @param contentBytes mean, as it is shown
    record Page(String name, Latency millis, long sentBytes, long contentBytes) {}

    /// Writes it for people.
    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%n%,d issues, %,d events, %d processors%n%n", issues, events,
                processors);
        out.printf("  %-24s %9s %9s %9s %9s %9s%n", "Page", "p50", "p95", "p99", "sent",
                "content");
        for (Page page : pages) {
            out.printf(Locale.ROOT, "  %-24s %6.1f ms %6.1f ms %6.1f ms %6.1f kB %6.1f kB%n",
                    page.name(), page.millis().p50(), page.millis().p95(), page.millis().p99(),
                    page.sentBytes() / 1e3, page.contentBytes() / 1e3);
        }
        out.printf(Locale.ROOT, "%n  %-24s %.1f kB, compressed%n", "Scripts and styles",
                assetBytes / 1e3);
    }
}
