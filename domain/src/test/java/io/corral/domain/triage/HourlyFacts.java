package io.corral.domain.triage;

import io.corral.domain.triage.IssueFacts.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// An issue of which nothing is said but how many events each hour brought.
final class HourlyFacts {

    static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
    private static final int HOURS = 24;
    private static final int DAYS = 30;

    private HourlyFacts() {}

    /// @param age since its first event
    /// @param ago events of the hour so many hours ago
    static IssueFacts issue(Duration age, Instant lastSeen, IntToLongFunction ago) {
        Instant hour = NOW.truncatedTo(ChronoUnit.HOURS);
        Instant day = NOW.truncatedTo(ChronoUnit.DAYS);
        List<Bucket> hourly = new ArrayList<>();
        for (int i = HOURS - 1; i >= 0; i--) {
            hourly.add(new Bucket(hour.minus(i, ChronoUnit.HOURS), ago.applyAsLong(i)));
        }
        List<Bucket> daily = new ArrayList<>();
        for (int i = DAYS - 1; i >= 0; i--) {
            daily.add(new Bucket(day.minus(i, ChronoUnit.DAYS),
                    ofDay(day.minus(i, ChronoUnit.DAYS), hour, age, ago)));
        }
        return new IssueFacts("A-1", "a", "Error", null, "Error", null, false, null, null,
                "ongoing", null, false, 0, 0L, NOW.minus(age), lastSeen, hourly, daily, Map.of(),
                null, List.of(), Map.of());
    }

    private static long ofDay(
            Instant day, Instant hour, Duration age, IntToLongFunction ago) {
        long events = 0;
        for (int i = 0; i < HOURS; i++) {
            Instant each = day.plus(i, ChronoUnit.HOURS);
            int hours = (int) Duration.between(each, hour).toHours();
            if (hours >= 0 && hours < age.toHours()) {
                events += ago.applyAsLong(hours);
            }
        }
        return events;
    }
}
