package io.corral.cli.bench;

import io.corral.cli.bench.Percentiles.Latency;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// What `bench query` measured; its JSON is this record.
///
/// @param storedMib the data directory
/// @param startMillis from starting the program to its line that it is ready, in the order measured
/// @param residentMib of the server after all questions
record QueryReport(
        long events, long issues, double storedMib, List<Long> startMillis, double residentMib,
        List<Answered> questions) implements BenchReport {

    QueryReport {
        startMillis = List.copyOf(startMillis);
        questions = List.copyOf(questions);
    }

    /// One question, asked many times.
    ///
    /// @param cpuMillis CPU time of the server for one answer, which other work on the machine
    ///     changes less
    record Answered(String question, Latency millis, double cpuMillis) {}

    /// Writes it for people.
    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%n%,d events, %,d issues, %,.0f MiB stored%n%n", events, issues,
                storedMib);
        out.printf("%-42s %9s %9s %9s%n", "MILLISECONDS", "P50", "P95", "CPU");
        for (Answered each : questions) {
            out.printf(Locale.ROOT, "%-42s %9.1f %9.1f %9.1f%n", each.question(),
                    each.millis().p50(), each.millis().p95(), each.cpuMillis());
        }
        out.printf(Locale.ROOT, "%nReady after %,.0f ms (median of %d starts); resident memory"
                + " %,.0f MiB%n",
                Percentiles.median(startMillis.stream().mapToDouble(Long::doubleValue).toArray()),
                startMillis.size(), residentMib);
    }
}
