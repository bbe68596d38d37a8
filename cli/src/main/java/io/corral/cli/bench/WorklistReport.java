package io.corral.cli.bench;

import io.corral.cli.bench.Percentiles.Latency;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/// What `bench triage` measured; its JSON is this record.
///
/// @param first answer of a server that was just started on what nobody had ranked
/// @param restarted those of servers started after it, on what it had ranked
/// @param again of the last of them, nothing changed
/// @param residentMib of that server at the end
record WorklistReport(
        long issues, long withEvent, First first, List<First> restarted, Latency again,
        double againCpuMillis, double residentMib) implements BenchReport {

    WorklistReport {
        restarted = List.copyOf(restarted);
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
                "First worklist of what nobody ranked", first.millis(), "", first.cpuMillis());
        out.printf(Locale.ROOT, "%-42s %9.1f %9s %9.1f%n",
                "First worklist after a restart (" + restarted.size() + ")",
                median(restarted.stream().mapToDouble(First::millis).toArray()), "",
                median(restarted.stream().mapToDouble(First::cpuMillis).toArray()));
        out.printf(Locale.ROOT, "%-42s %9.1f %9.1f %9.1f%n", "Worklist again, nothing changed",
                again.p50(), again.p95(), againCpuMillis);
        out.printf(Locale.ROOT, "%nresident memory %,.0f MiB%n", residentMib);
    }

    private static double median(double... values) {
        return Percentiles.median(values);
    }
}
