package io.corral.cli.bench;

import io.corral.cli.bench.Percentiles.Latency;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What `bench ingest` measured; its JSON is this record.
///
/// @param meanEventBytes JSON of an event
/// @param meanBodyBytes the same as it was sent, compressed
/// @param stored events the server counts as accepted since the run began
/// @param storedBytesPerEvent the whole data directory after the server has stopped; null when the
///        server is not this command's own
record IngestReport(
        String size, double meanEventBytes, double meanBodyBytes, int connections, int processors,
        List<Round> rounds, @Nullable Paced paced, long acknowledged, long stored,
        @Nullable Double storedBytesPerEvent) implements BenchReport {

    IngestReport {
        rounds = List.copyOf(rounds);
    }

    /// Events sent as fast as the server takes them.
    ///
    /// @param processedPerSecond from the first request to an empty queue
    /// @param bound the same events through the same steps without a product; null when not asked
    record Round(
            int events, int refused, double acceptedPerSecond, double processedPerSecond,
            Latency ackMillis, double cpuMicrosPerEvent, double residentMib,
            @Nullable Bound bound) {

        /// Speed as a share of the bound's; NaN without one.
        double share() {
            return bound == null ? Double.NaN : processedPerSecond / bound.processedPerSecond();
        }

        /// CPU time of the bound as a share of the server's: what the share would be if both used
        /// all processors and nothing else ran. NaN without a bound.
        double cpuShare() {
            return bound == null ? Double.NaN : bound.cpuMicrosPerEvent() / cpuMicrosPerEvent;
        }
    }

    /// What the same steps reach with no product around them.
    record Bound(double processedPerSecond, Latency ackMillis, double cpuMicrosPerEvent) {}

    /// Events sent at a steady rate.
    ///
    /// @param drainMillis from the last answer to an empty queue
    record Paced(
            double perSecond, double seconds, int events, int refused, Latency ackMillis,
            Latency visibleMillis, double cpuMicrosPerEvent, double residentMib,
            double drainMillis) {}

    /// The same with the size of the data directory.
    IngestReport withStoredBytes(long bytes) {
        return new IngestReport(size, meanEventBytes, meanBodyBytes, connections, processors,
                rounds, paced, acknowledged, stored, (double) bytes / Math.max(1, stored));
    }

    /// Writes it for people.
    @Override
    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "%nEvents of %,.0f bytes on average, %,.0f as sent; "
                + "%d connections, %d processors%n%n", meanEventBytes, meanBodyBytes, connections,
                processors);
        if (!rounds.isEmpty()) {
            print(rounds, out);
        }
        if (paced != null) {
            print(paced, out);
        }
        if (storedBytesPerEvent != null) {
            line(out, "Stored bytes per event", "%,.0f", storedBytesPerEvent);
        }
        out.printf(Locale.ROOT, "%,d acknowledged, %,d stored%n", acknowledged, stored);
    }

    private static void print(List<Round> rounds, PrintWriter out) {
        out.printf("As fast as possible, median of %d rounds of %,d events%n", rounds.size(),
                rounds.getFirst().events());
        line(out, "Accepted a second", "%,.0f", median(rounds, Round::acceptedPerSecond));
        line(out, "Processed a second, drained", "%,.0f",
                median(rounds, Round::processedPerSecond));
        line(out, "Acknowledged p50 / p99", "%.1f / %.1f ms",
                median(rounds, round -> round.ackMillis().p50()),
                median(rounds, round -> round.ackMillis().p99()));
        line(out, "CPU per event", "%.0f us", median(rounds, Round::cpuMicrosPerEvent));
        line(out, "Resident memory, most", "%.0f MiB",
                rounds.stream().mapToDouble(Round::residentMib).max().orElse(Double.NaN));
        List<Bound> bounds = rounds.stream().<Bound>mapMulti((round, found) -> {
            if (round.bound() != null) {
                found.accept(round.bound());
            }
        }).toList();
        if (!bounds.isEmpty()) {
            line(out, "Bound, processed a second", "%,.0f",
                    median(bounds, Bound::processedPerSecond));
            line(out, "Bound, CPU per event", "%.0f us",
                    median(bounds, Bound::cpuMicrosPerEvent));
            line(out, "Share of the bound", "%.0f %%, by CPU %.0f %%",
                    100 * median(rounds, Round::share), 100 * median(rounds, Round::cpuShare));
        }
        out.println();
    }

    private static void print(Paced paced, PrintWriter out) {
        out.printf(Locale.ROOT, "At %,.0f a second for %.0f seconds%n", paced.perSecond(),
                paced.seconds());
        line(out, "Acknowledged p50 / p99", "%.1f / %.1f ms", paced.ackMillis().p50(),
                paced.ackMillis().p99());
        line(out, "Visible p50 / p99", "%.0f / %.0f ms of %d", paced.visibleMillis().p50(),
                paced.visibleMillis().p99(), paced.visibleMillis().count());
        line(out, "CPU per event", "%.0f us", paced.cpuMicrosPerEvent());
        line(out, "Resident memory, most", "%.0f MiB", paced.residentMib());
        line(out, "Drained after", "%.0f ms", paced.drainMillis());
        out.println();
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> of) {
        return Percentiles.median(values.stream().mapToDouble(of).toArray());
    }

    private static void line(PrintWriter out, String name, String format, Object... values) {
        out.printf(Locale.ROOT, "  %-30s " + format + "%n", prepend(name, values));
    }

    private static Object[] prepend(String name, Object[] values) {
        Object[] all = new Object[values.length + 1];
        all[0] = name;
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }
}
