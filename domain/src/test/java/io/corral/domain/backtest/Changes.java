package io.corral.domain.backtest;

import io.corral.domain.id.IssueId;
import io.corral.domain.regroup.Flows;
import io.corral.domain.regroup.KeyNumbers;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.domain.regroup.RowTally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A change for tests: rows that move and stay, decided as a regroup job decides.
final class Changes {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<RowTally> rows = new ArrayList<>();
    private final Map<Long, IssueId> links = new HashMap<>();
    private final Map<IssueId, Long> others = new HashMap<>();

    static IssueId issue(long id) {
        return new IssueId(id);
    }

    static Instant hour(long after) {
        return NOON.plus(Duration.ofHours(after));
    }

    /// The key belongs to the issue.
    Changes key(long key, long issue) {
        links.put(key, issue(issue));
        return this;
    }

    /// The issue has further keys that nothing moves from.
    Changes hasOther(long issue) {
        others.put(issue(issue), 1L);
        return this;
    }

    /// So many rows have a key and are to have another.
    Changes rows(long from, long to, long count) {
        return rows(from, to, count, 0);
    }

    Changes rows(long from, long to, long count, long hour) {
        rows.add(new RowTally(from, to, hour(hour), "", "", count, hour(hour),
                hour(hour).plusSeconds(60), false));
        return this;
    }

    List<RowTally> tallies() {
        return List.copyOf(rows);
    }

    IssueHours.Decided decided() {
        Set<Long> keys = new TreeSet<>();
        Map<Long, List<RowTally>> counted = new HashMap<>();
        for (RowTally row : rows) {
            keys.add(row.from());
            keys.add(row.to());
            counted.computeIfAbsent(row.from(), _ -> new ArrayList<>()).add(row);
        }
        Map<Long, KeyNumbers> numbers = new HashMap<>();
        counted.forEach((key, own) -> numbers.put(key, numbers(own)));
        Flows flows = new Flows(rows);
        Recount recount = Recount.of(keys, numbers, flows);
        KeyOwners.Before before = new KeyOwners.Before(links, others);
        return new IssueHours.Decided(
                before, KeyOwners.of(keys, before, Map.of(), flows, recount), recount);
    }

    private static KeyNumbers numbers(List<RowTally> rows) {
        KeyNumbers sum = KeyNumbers.NONE;
        for (RowTally row : rows) {
            sum = sum.plus(new KeyNumbers(row.count(), row.firstSeen(), row.lastSeen(),
                    Map.of(new KeyNumbers.HourOf(row.hour(), row.environment()), row.count()),
                    Map.of(), Map.of()));
        }
        return sum;
    }

    Forecast forecast(Set<IssueId> looked) {
        return Forecast.of(rows, links, decided().owners(), looked);
    }
}
