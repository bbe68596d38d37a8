package io.corral.cli.bench;

import io.corral.cli.bench.Percentiles.Latency;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// What `bench triage` measured; its JSON is this record.
///
/// @param first answers of servers that were just started, in the order measured
/// @param again of the last of them, nothing changed
/// @param residentMib of that server at the end
record WorklistReport(
        long issues, long withEvent, List<First> first, Latency again, double againCpuMillis,
        double residentMib) implements BenchReport {

    WorklistReport {
        first = List.copyOf(first);
    }

    /// The first answer of a server.
    ///
    /// @param cpuMillis CPU time of the server meanwhile, compiling included
    record First(double millis, double cpuMillis) {}

    /// Writes it for people.
    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%n%,d issues, the latest 10,000 ranked; %,d of the first %d"
                + " with an event%n%n", issues, withEvent, WorklistRun.PAGE);
        out.printf("%-42s %9s %9s %9s%n", "MILLISECONDS", "P50", "P95", "CPU");
        out.printf(Locale.ROOT, "%-42s %9.1f %9s %9.1f%n",
                "First worklist of a server (" + first.size() + ")",
                median(first.stream().mapToDouble(First::millis).toArray()), "",
                median(first.stream().mapToDouble(First::cpuMillis).toArray()));
        out.printf(Locale.ROOT, "%-42s %9.1f %9.1f %9.1f%n", "Worklist again, nothing changed",
                again.p50(), again.p95(), againCpuMillis);
        out.printf(Locale.ROOT, "%nresident memory %,.0f MiB%n", residentMib);
    }

    private static double median(double... values) {
        return Percentiles.median(values);
    }
}
