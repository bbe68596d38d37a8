package io.corral.engine.backtest;

import io.corral.domain.alert.AlertCondition;
import io.corral.domain.backtest.AlertForecast;
import io.corral.domain.backtest.Forecast;
import io.corral.domain.backtest.IssueHours;
import io.corral.domain.backtest.IssueHours.Decided;
import io.corral.domain.backtest.Place;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.regroup.Flows;
import io.corral.domain.regroup.KeyOwners;
import io.corral.domain.regroup.Recount;
import io.corral.domain.regroup.RowTally;
import io.corral.store.event.EventStore;
import io.corral.store.event.RowMoves;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueQueries.Series;
import io.corral.store.regroup.RegroupFacts;
import io.corral.store.regroup.RegroupStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Says what moving events would do to issues and alerts: rows are counted and it is decided whose
/// keys are whose, exactly as a regroup job does, but nothing is changed.
final class Forecasting {

    private static final int ISSUES_AT_ONCE = 200;
    private static final int KEYS_AT_ONCE = 1_000;

    private final EventStore rows;
    private final RegroupStore journal;
    private final IssueQueries issues;
    private final Consumer<Runnable> standstill;

    /// @param standstill runs something while no batch is stored
    Forecasting(
            EventStore rows, RegroupStore journal, IssueQueries issues,
            Consumer<Runnable> standstill) {
        this.rows = rows;
        this.journal = journal;
        this.issues = issues;
        this.standstill = standstill;
    }

    /// What is foretold.
    ///
    /// @param tallies what rows of the keys concerned add up to
    /// @param links issues those keys belong to
    /// @param owners whose they are afterwards
    record Foretold(
            Forecast forecast, List<AlertForecast> alerts, List<RowTally> tallies,
            Map<Long, IssueId> links, KeyOwners owners) {}

    /// Foretells.
    Foretold of(
            ProjectId project, Sighting seen, IssueHours.Range range,
            List<AlertCondition> conditions) {
        Set<IssueId> looked = issuesOf(project, seen.keys());
        if (seen.plan().size() == 0) {
            return new Foretold(Forecast.nothing(looked.size()), unchanged(conditions),
                    List.of(), Map.of(), new KeyOwners(Map.of(), Map.of(), Map.of()));
        }
        Counted counted = count(project, seen.plan());
        Decided decided = decide(counted);
        Map<Long, IssueId> links = decided.before().links();
        Forecast forecast = Forecast.of(counted.tallies, links, decided.owners(), looked);
        var hours = new IssueHours.Range(
                range.from().truncatedTo(ChronoUnit.HOURS), range.to());
        Map<IssueId, IssueHours> before = hours(
                Forecast.changed(counted.tallies, links, decided.owners()), hours);
        Map<Place, IssueHours> after =
                IssueHours.after(before, counted.tallies, decided, hours);
        return new Foretold(forecast, conditions.stream()
                .map(condition -> AlertForecast.of(condition, before, after)).toList(),
                counted.tallies, links, decided.owners());
    }

    private static List<AlertForecast> unchanged(List<AlertCondition> conditions) {
        return conditions.stream()
                .map(condition -> AlertForecast.of(condition, Map.of(), Map.of())).toList();
    }

    private Set<IssueId> issuesOf(ProjectId project, Set<Long> keys) {
        Set<IssueId> found = new HashSet<>();
        List<IssueKey> left = keys.stream().map(key -> new IssueKey(project, key)).toList();
        while (!left.isEmpty()) {
            List<IssueKey> part = left.subList(0, Math.min(KEYS_AT_ONCE, left.size()));
            found.addAll(issues.issuesOf(part).values());
            left = left.subList(part.size(), left.size());
        }
        return found;
    }

    private record Counted(List<RowTally> tallies, Set<Long> keys, RegroupFacts facts) {}

    /// Rows and issues of one moment.
    private Counted count(ProjectId project, MovePlan plan) {
        List<Counted> counted = new ArrayList<>(1);
        standstill.accept(() -> {
            List<RowTally> tallies =
                    rows.tally(project, new RowMoves.Planned(plan)).tallies();
            Set<Long> keys = new TreeSet<>();
            for (RowTally tally : tallies) {
                keys.add(tally.from());
                keys.add(tally.to());
            }
            counted.add(new Counted(tallies, keys, journal.facts(project, keys)));
        });
        return counted.getFirst();
    }

    private static Decided decide(Counted counted) {
        Flows flows = new Flows(counted.tallies);
        Recount recount = Recount.of(counted.keys, counted.facts.numbers(), flows);
        return new Decided(counted.facts.before(), KeyOwners.of(
                counted.keys, counted.facts.before(), Map.of(), flows, recount), recount);
    }

    private Map<IssueId, IssueHours> hours(Collection<IssueId> changed, IssueHours.Range range) {
        Instant from = range.from();
        int intervals = Math.toIntExact(Duration.between(from, range.to()).toHours() + 1);
        Map<IssueId, IssueHours> hours = new HashMap<>();
        List<IssueId> left = List.copyOf(changed);
        while (!left.isEmpty()) {
            List<IssueId> part = left.subList(0, Math.min(ISSUES_AT_ONCE, left.size()));
            left = left.subList(part.size(), left.size());
            Map<IssueId, List<Long>> series =
                    issues.series(part, new Series(from, intervals, 1, Set.of()));
            for (Issue issue : issues.find(part)) {
                hours.put(issue.id(), new IssueHours(
                        counts(series.getOrDefault(issue.id(), List.of()), from),
                        issue.numbers().firstSeen()));
            }
        }
        return hours;
    }

    private static Map<Instant, Long> counts(List<Long> series, Instant from) {
        Map<Instant, Long> counts = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            if (series.get(i) > 0) {
                counts.put(from.plus(Duration.ofHours(i)), series.get(i));
            }
        }
        return counts;
    }
}
