package io.corral.domain.backtest;

import io.corral.domain.id.IssueId;
import io.corral.domain.regroup.KeyNumbers;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.domain.regroup.RowTally;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// When the events of an issue came, as alert conditions ask.
///
/// @param hours events by the hour they came in
/// @param firstSeen when the first event ever came, which may be before these hours
public record IssueHours(Map<Instant, Long> hours, Instant firstSeen) {

    public IssueHours {
        hours = Collections.unmodifiableMap(new TreeMap<>(hours));
    }

    /// The hours that are looked at.
    ///
    /// @param to exclusive
    public record Range(Instant from, Instant to) {
        private boolean has(Instant hour) {
            return !hour.isBefore(from) && hour.isBefore(to);
        }
    }

    /// What is decided about keys.
    public record Decided(KeyOwners.Before before, KeyOwners owners, Recount recount) {}

    /// The hours of issues after rows moved; issues without events in the range are absent.
    ///
    /// @param before hours of all issues that lose or gain events
    public static Map<Place, IssueHours> after(
            Map<IssueId, IssueHours> before, Collection<RowTally> rows, Decided decided,
            Range range) {
        Map<Place, Map<Instant, Long>> hours = new HashMap<>();
        before.forEach((issue, known) -> hours.put(
                new Place.Known(issue), new TreeMap<>(known.hours())));
        for (RowTally row : rows) {
            if (range.has(row.hour())) {
                IssueId from = decided.before().links().get(row.from());
                if (from != null) {
                    add(hours, new Place.Known(from), row.hour(), -row.count());
                }
                add(hours, Place.of(row.to(), decided.owners()), row.hour(), row.count());
            }
        }
        Map<Place, Instant> firstSeen = firstSeen(before, decided);
        Map<Place, IssueHours> after = new HashMap<>();
        hours.forEach((place, counts) -> {
            counts.values().removeIf(count -> count <= 0);
            Instant first = firstSeen.get(place);
            if (!counts.isEmpty() && first != null) {
                after.put(place, new IssueHours(counts, first));
            }
        });
        return after;
    }

    private static void add(
            Map<Place, Map<Instant, Long>> hours, Place place, Instant hour, long count) {
        hours.computeIfAbsent(place, _ -> new TreeMap<>()).merge(hour, count, Long::sum);
    }

    /// An issue that has further keys began when it did, or with what it gained.
    private static Map<Place, Instant> firstSeen(
            Map<IssueId, IssueHours> before, Decided decided) {
        Map<Place, Instant> first = new HashMap<>();
        decided.recount().after().forEach((key, numbers) -> addFirst(
                first, Place.of(key, decided.owners()), numbers));
        before.forEach((issue, known) -> {
            Place place = new Place.Known(issue);
            boolean hasOthers = decided.before().others().getOrDefault(issue, 0L) > 0;
            if (hasOthers || !first.containsKey(place)) {
                first.merge(place, known.firstSeen(), IssueHours::earlier);
            }
        });
        return first;
    }

    private static void addFirst(Map<Place, Instant> first, Place place, KeyNumbers numbers) {
        Instant seen = numbers.firstSeen();
        if (seen != null) {
            first.merge(place, seen, IssueHours::earlier);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
