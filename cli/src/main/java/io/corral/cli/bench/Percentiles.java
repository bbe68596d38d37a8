package io.corral.cli.bench;

import java.util.Arrays;

/// Durations in nanoseconds, asked for by rank.
final class Percentiles {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    private Percentiles(long[] sorted) {
        this.sorted = sorted;
    }

    /// Over all values given, in any order; they are copied.
    static Percentiles of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    int count() {
        return sorted.length;
    }

    /// The smallest value that at least this share of all values does not exceed (nearest rank), in
    /// milliseconds; NaN without values.
    ///
    /// @param share 0 to 1
    double millis(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1] / NANOS_PER_MILLI;
    }

    /// Both ends that reports name.
    Latency latency() {
        return new Latency(millis(0.5), millis(0.95), millis(0.99), sorted.length);
    }

    /// What a report says of many durations, in milliseconds.
    ///
    /// @param count how many there were
    record Latency(double p50, double p95, double p99, int count) {}

    /// The value in the middle; of an even number the lower one. NaN without values.
    static double median(double... values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }
}
