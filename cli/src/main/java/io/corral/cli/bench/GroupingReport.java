package io.corral.cli.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What `bench grouping` measured; its JSON is this record.
///
/// @param events read by a trial
/// @param distinct of them, that had to be grouped because none like them was before
/// @param moved events that get another key
/// @param steps in the order they were measured
record GroupingReport(long events, long distinct, long moved, int processors, List<Step> steps)
        implements
            BenchReport {

    GroupingReport {
        steps = List.copyOf(steps);
    }

    /// One thing the server did.
    ///
    /// @param seconds by the clock
    /// @param cpuSeconds of all its threads, which other work on the machine changes less
    /// @param residentMib the most memory meanwhile
    record Step(String name, double seconds, double cpuSeconds, double residentMib) {}

    /// Reads the figures of a trial.
    ///
    /// @param trial as the REST API shows it
    static GroupingReport of(JsonNode trial, List<Step> steps) {
        JsonNode report = trial.path("report");
        return new GroupingReport(report.path("events").asLong(), report.path("distinct").asLong(),
                report.path("rekeyed").asLong(), Runtime.getRuntime().availableProcessors(),
                steps);
    }

    /// Writes it for people.
    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%n%,d events, %,d of them different, %,d get another key;"
                + " %d processors%n%n", events, distinct, moved, processors);
        out.printf("  %-28s %10s %10s %12s%n", "Step", "clock", "processor", "resident");
        for (Step step : steps) {
            out.printf(Locale.ROOT, "  %-28s %8.1f s %8.1f s %8.0f MiB%n", step.name(),
                    step.seconds(), step.cpuSeconds(), step.residentMib());
        }
    }
}
