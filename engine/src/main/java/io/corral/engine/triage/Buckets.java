package io.corral.engine.triage;

import io.corral.domain.triage.IssueFacts.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The hours and days that events of issues are counted in; the last of each is the present one.
/// Issues share the buckets without events. Immutable.
final class Buckets {

    static final int HOURS = 24;
    static final int DAYS = 30;

    private final List<Bucket> hours;
    private final List<Bucket> days;

    Buckets(Instant now) {
        this.hours = empty(hour(now).minus(HOURS - 1, ChronoUnit.HOURS), Duration.ofHours(1),
                HOURS);
        this.days = empty(now.truncatedTo(ChronoUnit.DAYS).minus(DAYS - 1, ChronoUnit.DAYS),
                Duration.ofDays(1), DAYS);
    }

    private static List<Bucket> empty(Instant first, Duration width, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Bucket(first.plus(width.multipliedBy(i)), 0)).toList();
    }

    /// The full hour at or before a time: counts are those of hours.
    static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }

    Instant firstHour() {
        return hours.getFirst().from();
    }

    Instant firstDay() {
        return days.getFirst().from();
    }

    /// When a day begins, 0 for the earliest.
    Instant day(int number) {
        return days.get(number).from();
    }

    /// Counts of hours, as many as there are or none.
    List<Bucket> hourly(List<Long> counts) {
        return filled(hours, counts);
    }

    /// Counts of days, as many as there are or none.
    List<Bucket> daily(List<Long> counts) {
        return filled(days, counts);
    }

    private static List<Bucket> filled(List<Bucket> empty, List<Long> counts) {
        List<Bucket> buckets = new ArrayList<>(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            long events = counts.get(i);
            buckets.add(events == 0 ? empty.get(i) : new Bucket(empty.get(i).from(), events));
        }
        return buckets;
    }
}
