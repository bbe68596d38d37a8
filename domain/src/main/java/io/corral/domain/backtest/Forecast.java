package io.corral.domain.backtest;

import io.corral.domain.backtest.Difference.Kind;
import io.corral.domain.id.IssueId;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.RowTally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How issues differ after a change.
///
/// @param rekeyed stored events that get another key, whether or not their issue changes
/// @param moved stored events that are in another issue afterwards
/// @param merged issues that become part of another
/// @param split issues whose events are in more than one issue afterwards
/// @param opened new issues
/// @param unchanged issues that were looked at and neither lose nor gain events
/// @param largest differences, those of most events first
public record Forecast(
        long rekeyed, long moved, int merged, int split, int opened, int unchanged,
        List<Difference> largest) {

    /// So many differences are shown.
    public static final int LARGEST_MAX = 10;

    /// Nothing changes.
    public static Forecast nothing(int unchanged) {
        return new Forecast(0, 0, 0, 0, 0, unchanged, List.of());
    }

    public Forecast {
        largest = List.copyOf(largest);
    }

    /// The same, with other words about the largest differences.
    public Forecast with(List<Difference> told) {
        return new Forecast(rekeyed, moved, merged, split, opened, unchanged, told);
    }

    private record Way(IssueId from, Place to) {}

    /// Events on one way, and which keys most of them have and get.
    private static final class Traffic {
        private final Map<List<Long>, Long> keys = new LinkedHashMap<>();

        void add(RowTally tally) {
            keys.merge(List.of(tally.from(), tally.to()), tally.count(), Long::sum);
        }

        long events() {
            return keys.values().stream().mapToLong(Long::longValue).sum();
        }

        List<Long> largest() {
            return keys.entrySet().stream()
                    .max(Map.Entry.<List<Long>, Long>comparingByValue().thenComparing(
                            entry -> entry.getKey().getLast(), Comparator.reverseOrder()))
                    .orElseThrow().getKey();
        }
    }

    /// Compares.
    ///
    /// @param rows what stored rows of the keys concerned add up to
    /// @param links issues keys belong to now; events of keys without one are no issue's
    /// @param owners whose the keys are afterwards
    /// @param looked issues with events that were looked at, of these keys or others
    public static Forecast of(
            Collection<RowTally> rows, Map<Long, IssueId> links, KeyOwners owners,
            Set<IssueId> looked) {
        Map<Way, Traffic> traffic = new LinkedHashMap<>();
        Map<IssueId, Set<Place>> places = new LinkedHashMap<>();
        long rekeyed = 0;
        for (RowTally row : rows) {
            rekeyed += row.from() == row.to() ? 0 : row.count();
            IssueId from = links.get(row.from());
            if (from != null) {
                Place to = Place.of(row.to(), owners);
                places.computeIfAbsent(from, _ -> new HashSet<>()).add(to);
                if (!to.equals(new Place.Known(from))) {
                    traffic.computeIfAbsent(new Way(from, to), _ -> new Traffic()).add(row);
                }
            }
        }
        int split = (int) places.entrySet().stream()
                .filter(each -> isSplit(each.getKey(), each.getValue(), owners)).count();
        return new Forecast(rekeyed, moved(rows, links, owners), owners.emptied().size(), split,
                owners.opened().size(),
                unchanged(looked, changed(rows, links, owners)), largest(traffic, owners));
    }

    /// Stored events that are in another issue afterwards. Those that only get another key are not.
    ///
    /// @param rows as for [#of]
    public static long moved(
            Collection<RowTally> rows, Map<Long, IssueId> links, KeyOwners owners) {
        long moved = 0;
        for (RowTally row : rows) {
            IssueId from = links.get(row.from());
            if (from != null && !Place.of(row.to(), owners).equals(new Place.Known(from))) {
                moved += row.count();
            }
        }
        return moved;
    }

    /// The issues that lose or gain events.
    ///
    /// @param rows as for [#of]
    public static Set<IssueId> changed(
            Collection<RowTally> rows, Map<Long, IssueId> links, KeyOwners owners) {
        Set<IssueId> changed = new HashSet<>();
        for (RowTally row : rows) {
            IssueId from = links.get(row.from());
            IssueId to = owners.owners().get(row.to());
            if (from != null && !from.equals(to)) {
                changed.add(from);
                if (to != null) {
                    changed.add(to);
                }
            }
        }
        return changed;
    }

    /// An issue may keep events of keys nothing moves from, so one other place is enough, unless
    /// nothing stays.
    private static boolean isSplit(IssueId issue, Set<Place> places, KeyOwners owners) {
        boolean isKept = !owners.emptied().containsKey(issue);
        Set<Place> all = new HashSet<>(places);
        if (isKept) {
            all.add(new Place.Known(issue));
        }
        return all.size() > 1;
    }

    private static int unchanged(Set<IssueId> looked, Set<IssueId> changed) {
        Set<IssueId> left = new HashSet<>(looked);
        left.removeAll(changed);
        return left.size();
    }

    private static List<Difference> largest(Map<Way, Traffic> traffic, KeyOwners owners) {
        List<Difference> differences = new ArrayList<>();
        traffic.forEach((way, events) -> {
            List<Long> keys = events.largest();
            differences.add(new Difference(kind(way, owners), way.from(), way.to(),
                    events.events(), keys.getFirst(), keys.getLast(), null));
        });
        differences.sort(Comparator.comparingLong(Difference::events).reversed()
                .thenComparingLong(each -> each.from().value())
                .thenComparingLong(Difference::toKey));
        return differences.subList(0, Math.min(LARGEST_MAX, differences.size()));
    }

    private static Kind kind(Way way, KeyOwners owners) {
        if (way.to() instanceof Place.Opened) {
            return Kind.SPLIT;
        }
        return owners.emptied().containsKey(way.from()) ? Kind.MERGED : Kind.MOVED;
    }
}
