package io.corral.testkit.triage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How many events an issue had in each hour of its life.
final class EventHours {

    private final Instant begin;
    private final long[] counts;

    private EventHours(Instant begin, long[] counts) {
        this.begin = begin;
        this.counts = counts;
    }

    /// Spreads the events over the hours from the first to the last one: the counts add up to
    /// `events`, and the hours of the first and of the last event hold one each.
    static EventHours of(Seen seen, String seed) {
        Instant begin = seen.first().truncatedTo(ChronoUnit.HOURS);
        int hours = (int) ChronoUnit.HOURS.between(begin, seen.last().minusMillis(1)) + 1;
        double[] weights = weights(seen, begin, hours, Stable.bits(seed));
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        var counts = new long[hours];
        boolean reserved = seen.shape().jitters() && seen.events() > 1;
        long toSpread = reserved ? seen.events() - 2 : seen.events();
        double reached = 0;
        long given = 0;
        for (int i = 0; i < hours; i++) {
            reached += weights[i] / sum * toSpread;
            long now = i == hours - 1 ? toSpread : Math.min(toSpread, Math.round(reached));
            counts[i] = now - given;
            given = now;
        }
        if (reserved) {
            counts[0]++;
            counts[hours - 1]++;
        }
        return new EventHours(begin, counts);
    }

    private static double[] weights(Seen seen, Instant begin, int hours, long seed) {
        var weights = new double[hours];
        for (int i = 0; i < hours; i++) {
            Instant hour = begin.plus(i, ChronoUnit.HOURS);
            double jitter = seen.shape().jitters() ? 0.75 + Stable.fraction(seed, i) / 2 : 1;
            weights[i] = 1e-9 + seen.shape().weight(hour, i, hours) * jitter
                    * lived(seen, hour);
        }
        return weights;
    }

    // The share of the hour between first and last event.
    private static double lived(Seen seen, Instant hour) {
        Instant end = hour.plus(1, ChronoUnit.HOURS);
        Instant from = seen.first().isAfter(hour) ? seen.first() : hour;
        Instant to = seen.last().isBefore(end) ? seen.last() : end;
        return Math.max(1, Duration.between(from, to).toSeconds()) / 3600.0;
    }

    /// Events from one full hour to another.
    long between(Instant from, Instant to) {
        int first = Math.max(0, (int) ChronoUnit.HOURS.between(begin, from));
        int end = Math.min(counts.length, (int) ChronoUnit.HOURS.between(begin, to));
        long sum = 0;
        for (int i = first; i < end; i++) {
            sum += counts[i];
        }
        return sum;
    }

    Instant begin() {
        return begin;
    }

    Instant end() {
        return begin.plus(counts.length, ChronoUnit.HOURS);
    }
}
