package io.corral.domain.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// When an alert about an issue fires.
public sealed interface AlertCondition {

    /// The issue is new: once, when its first event comes.
    record NewIssue() implements AlertCondition {}

    /// More events than a number came within a time; fires again only after it was not so.
    ///
    /// @param events more than so many
    /// @param within whole hours, at least one
    record Frequency(long events, Duration within) implements AlertCondition {
        public Frequency {
            if (events < 0 || within.toHours() < 1 || within.toMinutesPart() != 0) {
                throw new IllegalArgumentException("A frequency is of whole hours, found "
                        + events + " within " + within);
            }
        }
    }

    /// The moments it fires for an issue.
    ///
    /// @param hours events of the issue, by the hour they came in
    /// @param firstSeen when its first event ever came, which may be before all of these hours
    default List<Instant> firings(Map<Instant, Long> hours, Instant firstSeen) {
        SortedMap<Instant, Long> ordered = new TreeMap<>(hours);
        ordered.values().removeIf(count -> count == 0);
        return switch (this) {
            case NewIssue() -> ordered.isEmpty() || firstSeen.isBefore(ordered.firstKey())
                    ? List.of()
                    : List.of(firstSeen);
            case Frequency(var events, var within) -> over(ordered, events, within);
        };
    }

    private static List<Instant> over(
            SortedMap<Instant, Long> hours, long events, Duration within) {
        List<Instant> firings = new ArrayList<>();
        Instant coolUntil = Instant.MIN;
        for (Instant hour : hours.keySet()) {
            Instant from = hour.plus(Duration.ofHours(1)).minus(within);
            long sum = hours.tailMap(from).headMap(hour.plusNanos(1)).values().stream()
                    .mapToLong(Long::longValue).sum();
            if (sum > events) {
                if (hour.isAfter(coolUntil)) {
                    firings.add(hour);
                }
                coolUntil = hour.plus(Duration.ofHours(1));
            }
        }
        return List.copyOf(firings);
    }
}
