package io.corral.server.rest.issues;

import io.corral.domain.id.IssueId;
import io.corral.engine.search.TimeWindow;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQueries.Series;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The little diagram of an issue: events per interval, each as `[epoch second, events]`.
///
/// @param name under which clients look for it
/// @param hours length of an interval
record GroupStats(String name, Instant from, int intervals, int hours) {

    /// What `groupStatsPeriod` may be.
    static final Set<String> PERIODS = Set.of("", "24h", "14d", "30d", "auto");

    private static final int BARS = 24;

    /// The diagram of a list; null when none is wanted.
    ///
    /// @param period `groupStatsPeriod`: empty for none, `auto` for the window of the list
    static @Nullable GroupStats of(String period, @Nullable TimeWindow window, Instant now) {
        return switch (period) {
            case "" -> null;
            case "24h" -> lastDay(now);
            case "auto" -> window == null ? days("auto", 14, now) : over(window);
            case "30d" -> days(period, 30, now);
            default -> days("14d", 14, now);
        };
    }

    /// The last 24 hours by hour.
    static GroupStats lastDay(Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        return new GroupStats("24h", hour.minus(Duration.ofHours(BARS - 1)), BARS, 1);
    }

    /// The last days by day.
    static GroupStats days(String name, int days, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return new GroupStats(name, today.minus(Duration.ofDays(days - 1L)), days, BARS);
    }

    private static GroupStats over(TimeWindow window) {
        long length = Math.max(1, window.duration().toHours() + 1);
        int hours = (int) Math.ceilDiv(length, BARS);
        int intervals = (int) Math.ceilDiv(length, hours);
        return new GroupStats(
                "auto", window.from().truncatedTo(ChronoUnit.HOURS), intervals, hours);
    }

    /// The diagrams of some issues.
    Map<IssueId, List<List<Long>>> read(
            IssueQueries issues, Collection<IssueId> ids, Set<String> environments) {
        Map<IssueId, List<List<Long>>> diagrams = new HashMap<>();
        issues.series(ids, new Series(from, intervals, hours, environments))
                .forEach((id, counts) -> diagrams.put(id, points(counts)));
        return diagrams;
    }

    private List<List<Long>> points(List<Long> counts) {
        List<List<Long>> points = new ArrayList<>(counts.size());
        long second = from.getEpochSecond();
        for (Long count : counts) {
            points.add(List.of(second, count));
            second += Duration.ofHours(hours).toSeconds();
        }
        return points;
    }
}
