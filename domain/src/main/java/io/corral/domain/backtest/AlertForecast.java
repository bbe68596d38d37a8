package io.corral.domain.backtest;

import io.corral.domain.alert.AlertCondition;
import io.corral.domain.id.IssueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What an alert would have done, had the change been made before. Only issues that lose or gain
/// events are counted: for all others it did the same.
///
/// @param before how often it fired as events are grouped now
/// @param after how often it would have fired
/// @param more the first moments it would have fired and did not
/// @param fewer the first moments it fired and would not have
public record AlertForecast(
        AlertCondition condition, long before, long after, List<Firing> more,
        List<Firing> fewer) {

    /// More moments are only counted.
    public static final int FIRINGS_MAX = 50;

    public AlertForecast {
        more = List.copyOf(more);
        fewer = List.copyOf(fewer);
    }

    /// A moment an alert fires.
    public record Firing(Place issue, Instant at) {}

    /// Compares.
    ///
    /// @param before of issues that lose or gain events
    /// @param after of the same issues and of new ones
    public static AlertForecast of(
            AlertCondition condition, Map<IssueId, IssueHours> before,
            Map<Place, IssueHours> after) {
        Set<Firing> fired = new HashSet<>();
        before.forEach((issue, hours) -> condition.firings(hours.hours(), hours.firstSeen())
                .forEach(at -> fired.add(new Firing(new Place.Known(issue), at))));
        Set<Firing> fires = new HashSet<>();
        after.forEach((place, hours) -> condition.firings(hours.hours(), hours.firstSeen())
                .forEach(at -> fires.add(new Firing(place, at))));
        return new AlertForecast(condition, fired.size(), fires.size(),
                without(fires, fired), without(fired, fires));
    }

    private static List<Firing> without(Set<Firing> all, Set<Firing> others) {
        List<Firing> rest = new ArrayList<>(all);
        rest.removeIf(others::contains);
        rest.sort(Comparator.comparing(Firing::at)
                .thenComparingLong(each -> number(each.issue())));
        return rest.subList(0, Math.min(FIRINGS_MAX, rest.size()));
    }

    private static long number(Place place) {
        return switch (place) {
            case Place.Known(var issue) -> issue.value();
            case Place.Opened(var key) -> key;
        };
    }
}
