package io.corral.engine.backtest;

import io.corral.domain.backtest.Forecast;
import io.corral.domain.group.RuleSet;
import io.corral.domain.group.SplitMarks;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.engine.backtest.Backtest.State;
import io.corral.engine.backtest.TrialMemory.Entry;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.grouping.ProjectRules.Problems;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.job.JobLog;
import io.corral.engine.job.JobThreads;
import io.corral.engine.regroup.Regrouping;
import io.corral.engine.regroup.RuleChange;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.GroupedScan;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries changes of the grouping on stored events, one trial at a time, and makes those that
/// somebody wants. The latest trials are remembered as long as the process lives; what a change did
/// is in the journal of regroup jobs and can be undone later too. Thread-safe.
public final class Backtests implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Backtests.class);
    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final int MADE_LOOKED_AT = 20;

    private final Stores stores;
    private final Parts parts;
    private final JobLog jobs;
    private final InstantSource clock;
    private final Supplier<String> ids;
    private final TrialMemory memory = new TrialMemory();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("backtest").factory());

    /// What is read and changed.
    public record Stores(
            PayloadStore payloads, EventStore rows, RegroupStore journal, IssueQueries issues) {}

    /// What groups and regroups.
    ///
    /// @param marks of a project
    /// @param standstill runs something while no batch is stored (`Digester.whileStanding`)
    public record Parts(
            Assembly assembly, Function<ProjectId, SplitMarks> marks, ProjectRules rules,
            Regrouping regrouping, Consumer<Runnable> standstill) {}

    /// @param ids names trials, each differently
    public Backtests(
            Stores stores, Parts parts, JobLog jobs, InstantSource clock, Supplier<String> ids) {
        this.stores = stores;
        this.parts = parts;
        this.jobs = jobs;
        this.clock = clock;
        this.ids = ids;
        parts.regrouping().whenRowsFollowed(this::changeRules);
    }

    Stores stores() {
        return stores;
    }

    Parts parts() {
        return parts;
    }

    /// What became of a wish.
    public sealed interface Answer {
        /// It is under way, or done.
        record Taken(Backtest backtest) implements Answer {}

        /// The rules cannot be read.
        record Wrong(Problems problems) implements Answer {}

        /// It cannot be.
        ///
        /// @param sentence why
        record Refused(String sentence) implements Answer {}
    }

    /// Begins a trial.
    public Answer start(Trial trial) {
        RuleSet.Wish wish = trial.wish();
        if (wish != null) {
            Problems problems = ProjectRules.check(wish.fingerprints(), wish.stacks());
            if (!problems.isNone()) {
                return new Answer.Wrong(problems);
            }
        }
        var entry = new Entry(new Backtest(ids.get(), trial,
                parts.rules().newest(trial.project()), State.WAITING, Progress.NONE, null, null,
                null, clock.instant(), null));
        Optional<String> hindrance = memory.add(entry);
        if (hindrance.isPresent()) {
            return new Answer.Refused(hindrance.get());
        }
        thread.execute(() -> run(entry));
        return new Answer.Taken(entry.backtest());
    }

    /// What rules would do, tried at once.
    ///
    /// @param events that were read
    /// @param changed issues that would lose or gain events
    public record Measured(long events, Forecast forecast, Set<IssueId> changed) {
        public Measured {
            changed = Set.copyOf(changed);
        }
    }

    /// Tries rules at once, on the thread that calls, and remembers nothing of it. Empty when they
    /// cannot be read or would change nothing, and where there are more events than wanted.
    public Optional<Measured> measure(Trial trial, long eventsMax) {
        RuleSet.Wish wish = trial.wish();
        if (wish == null || !ProjectRules.check(wish.fingerprints(), wish.stacks()).isNone()) {
            return Optional.empty();
        }
        RuleSet base = parts.rules().newest(trial.project());
        return base.changed(wish, clock.instant())
                .flatMap(candidate -> new TrialRun(stores, parts, trial, base, candidate)
                        .measure(clock.instant(), eventsMax));
    }

    /// A trial of a project; empty when it is forgotten.
    public Optional<Backtest> find(ProjectId project, String id) {
        return memory.find(project, id).map(Entry::backtest);
    }

    /// The trials of a project, newest first.
    public List<Backtest> list(ProjectId project) {
        return memory.list(project);
    }

    /// Ends a trial; nothing happens when it is over, or the change is being made.
    public void cancel(ProjectId project, String id) {
        memory.find(project, id).ifPresent(Entry::cancel);
    }

    private TrialRun runOf(Backtest of) {
        RuleSet.Wish wish = of.trial().wish();
        RuleSet candidate = wish == null
                ? of.base()
                : of.base().changed(wish, clock.instant()).orElse(of.base());
        return new TrialRun(stores, parts, of.trial(), of.base(), candidate);
    }

    private void run(Entry entry) {
        if (entry.isCancelled() || !entry.go(State.WAITING, State.RUNNING)) {
            entry.update(each -> each.cancelled(clock.instant()));
            return;
        }
        attempt(entry, "Grouping tried on history", () -> {
            Optional<BacktestReport> report = runOf(entry.backtest()).report(clock.instant(),
                    () -> !entry.isCancelled(),
                    progress -> entry.update(each -> each.at(progress)));
            entry.update(each -> report.isPresent()
                    ? each.reported(report.get(), clock.instant())
                    : each.cancelled(clock.instant()));
            return report.map(found -> "%,d events were read.".formatted(found.events()))
                    .orElse("Somebody ended it.");
        });
    }

    private void attempt(Entry entry, String name, JobLog.Work<String, RuntimeException> work) {
        try {
            String _ = jobs.run(name, work, sentence -> sentence);
        } catch (RuntimeException e) {
            LOG.error("{}, trial {}: failed", name, entry.backtest().id(), e);
            String message = e.getMessage();
            entry.update(each -> each.failed(
                    message == null ? "It ended unexpectedly." : message, clock.instant()));
        }
    }

    /// Makes the change that was tried: events move, and the rules are in force from then on. The
    /// answer comes when it has begun.
    public Answer apply(ProjectId project, String id, UserId actor) {
        Optional<Entry> entry = memory.find(project, id);
        if (entry.isEmpty()) {
            return new Answer.Refused("The trial is forgotten: run it again.");
        }
        Backtest tried = entry.get().backtest();
        if (isOvertaken(tried)) {
            return new Answer.Refused(
                    "The rules were changed since the trial: run it again.");
        }
        if (!entry.get().go(State.DONE, State.APPLYING)) {
            return new Answer.Refused("The trial is not done, or the change is made already.");
        }
        thread.execute(() -> attempt(entry.get(), "A tried grouping is made", () -> {
            RegroupJob job = regroup(tried, actor);
            entry.get().update(each -> each.applied(job.id()));
            return "Events that are in another issue now: %,d.".formatted(job.moved());
        }));
        return new Answer.Taken(entry.get().backtest());
    }

    private boolean isOvertaken(Backtest tried) {
        return parts.rules().newest(tried.trial().project()).number() != tried.base().number();
    }

    private RegroupJob regroup(Backtest tried, UserId actor) {
        TrialRun run = runOf(tried);
        Trial trial = tried.trial();
        boolean changes = run.candidate().number() != tried.base().number();
        var change = new RuleChange(tried.base().number(), changes ? trial.wish() : null);
        var order = new RegroupJob.Order(trial.project(),
                changes ? "Grouping changed, with its history" : "History grouped again", actor,
                run.candidate().algorithm(), null, change.body());
        Instant from = clock.instant().minus(Duration.ofDays(trial.days()));
        GroupedScan scan = stores.payloads().grouped(trial.project(), from);
        try (Replay replay = run.replay()) {
            return parts.regrouping().run(order,
                    journal -> run.plan(scan, replay, journal),
                    journal -> {
                        if (isOvertaken(tried)) {
                            throw new IllegalStateException("The rules were changed by somebody"
                                    + " else meanwhile: nothing was moved.");
                        }
                        run.plan(scan, replay, journal);
                    });
        }
    }

    /// Rows have followed: the rules do too. Called again after a crash; then the version is there.
    private void changeRules(RegroupJob job) {
        RuleChange.read(job.order().body()).ifPresent(change -> {
            RuleSet.Wish wish = change.wish();
            ProjectId project = job.order().project();
            if (wish != null && parts.rules().newest(project).number() == change.base()) {
                ProjectRules.Changed changed = parts.rules().change(project, wish);
                if (!(changed instanceof ProjectRules.Changed.Done)) {
                    LOG.error("job {} could not change the rules of project {}: {}",
                            job.id(), project, changed);
                }
            }
        });
    }

    /// Undoes a change that was made with its history: events go back, and the rules are those of
    /// before, unless somebody changed them since.
    public Regrouping.Undo undo(ProjectId project, long job, UserId actor) {
        Optional<RuleChange> made = stores.journal().find(job)
                .filter(each -> each.order().project().equals(project))
                .flatMap(each -> RuleChange.read(each.order().body()));
        return made.isEmpty()
                ? new Regrouping.Undo.Refused("There is no such change that could be undone.")
                : parts.regrouping().undo(job, "A change of the grouping undone", actor,
                        back(project, made.get(), actor).body());
    }

    private RuleChange back(ProjectId project, RuleChange made, UserId actor) {
        Optional<RuleSet> before = parts.rules().find(project, made.base());
        boolean changed = made.wish() != null && before.isPresent();
        return new RuleChange(made.base() + 1, changed ? wish(before.get(), actor) : null);
    }

    private static RuleSet.Wish wish(RuleSet before, @Nullable UserId actor) {
        return new RuleSet.Wish(before.algorithm(), before.fingerprints(), before.stacks(),
                before.masksOff(), actor, "As in version " + before.number() + " again");
    }

    /// Changes that were made with their history, newest first.
    public List<RegroupJob> made(ProjectId project, int max) {
        return stores.journal().list(project, max).stream()
                .filter(job -> job.order().undoes() == null
                        && RuleChange.read(job.order().body()).isPresent())
                .toList();
    }

    /// When history was last grouped again, or that was tried and nothing would differ; empty for
    /// neither.
    Optional<Instant> lastRegrouped(ProjectId project) {
        Stream<Instant> made = made(project, MADE_LOOKED_AT).stream().map(RegroupJob::createdAt);
        Stream<Instant> tried = list(project).stream()
                .filter(each -> each.report() != null && each.report().forecast().rekeyed() == 0)
                .map(Backtest::startedAt);
        return Stream.concat(made, tried).max(Comparator.naturalOrder());
    }

    /// Ends what is under way; a change that is being made is carried through at the next start.
    @Override
    public void close() {
        memory.cancelAll();
        if (!JobThreads.end(thread, CLOSE)) {
            LOG.warn("a change of the grouping is left as it is; it goes on at the next start");
        }
    }
}
