package io.corral.engine.backtest;

import io.corral.domain.backtest.Forecast;
import io.corral.domain.backtest.IssueHours;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.domain.regroup.KeyMove;
import io.corral.engine.backtest.Backtests.Measured;
import io.corral.engine.backtest.Forecasting.Foretold;
import io.corral.engine.grouping.GroupingConfigs;
import io.corral.store.PayloadStore.GroupedScan;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.regroup.RegroupJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Runs one trial, and makes the change that was tried.
///
/// @param candidate the version of rules that is tried; the one in force when none is
record TrialRun(
        Backtests.Stores stores, Backtests.Parts parts, Trial trial, RuleSet base,
        RuleSet candidate) {

    private static final int TOLD_EVERY = 500;
    private static final int PLANNED_MAX = 20_000;

    /// Reads, counts and foretells.
    ///
    /// @return empty when it did not go on
    Optional<BacktestReport> report(
            Instant now, BooleanSupplier goesOn, Consumer<Progress> progress) {
        Instant from = now.minus(Duration.ofDays(trial.days()));
        long expected = expected(from, now);
        Sighting seen = new Sighting(hasJobs());
        try (Replay replay = replay()) {
            boolean ended = replay.run(stores.payloads().grouped(project(), from), goesOn,
                    keyed -> {
                        seen.add(keyed);
                        if (seen.events() % TOLD_EVERY == 0) {
                            progress.accept(new Progress(
                                    seen.events(), expected, replay.distinct()));
                        }
                    });
            return ended
                    ? Optional.of(report(seen, new IssueHours.Range(from, now),
                            replay.distinct()))
                    : Optional.empty();
        }
    }

    /// Reads, counts and foretells without a word about single events.
    ///
    /// @return empty when there are more events than wanted
    Optional<Measured> measure(Instant now, long eventsMax) {
        Instant from = now.minus(Duration.ofDays(trial.days()));
        if (expected(from, now) > eventsMax) {
            return Optional.empty();
        }
        Sighting seen = new Sighting(hasJobs());
        try (Replay replay = replay()) {
            boolean ended = replay.run(stores.payloads().grouped(project(), from),
                    () -> seen.events() <= eventsMax, seen::add);
            if (!ended) {
                return Optional.empty();
            }
        }
        Foretold foretold = foretold(seen, new IssueHours.Range(from, now));
        return Optional.of(new Measured(seen.events(), foretold.forecast(), Forecast.changed(
                foretold.tallies(), foretold.links(), foretold.owners())));
    }

    private Foretold foretold(Sighting seen, IssueHours.Range range) {
        return new Forecasting(stores.rows(), stores.journal(), stores.issues(),
                parts.standstill()).of(project(), seen, range, trial.alerts());
    }

    private BacktestReport report(Sighting seen, IssueHours.Range range, long distinct) {
        Foretold foretold = foretold(seen, range);
        var evidences = new Evidences(project(), stores.payloads(), parts.assembly(), config(),
                new Examples(project(), stores.rows(), seen), foretold);
        Forecast forecast = foretold.forecast();
        return new BacktestReport(range.from(), range.to(), seen.events(), seen.unreadable(),
                distinct, forecast.with(forecast.largest().stream()
                        .map(evidences::explained).toList()),
                foretold.alerts());
    }

    /// Writes what is to move to a journal, a part at a time; can be called again for what was
    /// stored since.
    void plan(GroupedScan scan, Replay replay, Consumer<List<KeyMove>> journal) {
        var seen = new Sighting(hasJobs());
        boolean _ = replay.run(scan, () -> true, keyed -> {
            seen.add(keyed);
            if (seen.plan().size() >= PLANNED_MAX) {
                write(seen.plan(), journal);
            }
        });
        write(seen.plan(), journal);
    }

    private static void write(MovePlan plan, Consumer<List<KeyMove>> journal) {
        List<KeyMove> moves = new ArrayList<>();
        plan.forEach(moves::add);
        if (!moves.isEmpty()) {
            journal.accept(moves);
        }
        plan.clear();
    }

    private ProjectId project() {
        return trial.project();
    }

    /// Rows may have other keys than their payloads once a job moved some. The one that is being
    /// planned did not.
    private boolean hasJobs() {
        return stores.journal().list(project(), 2).stream()
                .anyMatch(job -> job.state() != RegroupJob.State.PREPARING);
    }

    Replay replay() {
        return new Replay(parts.assembly(), config(), () -> parts.marks().apply(project()),
                asksForTags(base) || asksForTags(candidate));
    }

    /// Rather once too often: then equal events are told apart.
    private static boolean asksForTags(RuleSet rules) {
        String texts = rules.fingerprints() + rules.stacks();
        return texts.contains("tags.") || texts.contains("url");
    }

    /// What is tried, as it will be in force: with the keys of the version before, which marks of
    /// splits may be about.
    private GroupingConfig config() {
        GroupingConfig present = parts.assembly().configs().current(project());
        return candidate.number() == base.number()
                ? present
                : GroupingConfigs.compiled(candidate).after(present.after(null));
    }

    /// How many events there are, by the time they say they happened.
    private long expected(Instant from, Instant to) {
        var kinds = EnumSet.allOf(EventRowKind.class);
        kinds.removeAll(Set.of(EventRowKind.TRANSACTION, EventRowKind.SPAN));
        var query = EventQuery.of(new EventScope(kinds, Set.of(project()), from, to),
                EventPredicate.ALWAYS, List.of(new Count()), 1);
        return stores.rows().query(query).rows().stream()
                .map(List::getFirst)
                .filter(Number.class::isInstance)
                .mapToLong(count -> ((Number) count).longValue())
                .findFirst().orElse(0);
    }
}
