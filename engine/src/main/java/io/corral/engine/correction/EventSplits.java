package io.corral.engine.correction;

import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.SplitCandidates;
import io.corral.domain.group.SplitCandidates.Candidate;
import io.corral.domain.group.SplitFacts;
import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.regroup.KeyMove;
import io.corral.engine.correction.IssueCorrections.Reading;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.engine.regroup.Regrouping;
import io.corral.engine.search.FilteredEvents;
import io.corral.store.CrashPoint;
import io.corral.store.PayloadStore;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJob.Task;
import io.corral.store.issue.SplitJobStore;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.Order;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// Splits an issue by what its events say: stored ones are given other keys by a regroup job, later
/// ones by split marks. Thread-safe.
public final class EventSplits {

    /// So many of the latest events say what differs.
    public static final int SAMPLE = 100;

    private final SplitMarkBook marks;
    private final Regrouping regrouping;
    private final Stores stores;
    private final Reading reading;
    private final SplitParts parts;
    private final SplitScan scan;
    private final SplitUndo undoing;
    private final SplitEntries entries;
    private final InstantSource clock;

    /// @param configs how the events of a project are grouped
    public EventSplits(
            SplitMarkBook marks, Regrouping regrouping, Stores stores, Reading reading,
            Function<ProjectId, GroupingConfig> configs, InstantSource clock) {
        this.marks = marks;
        this.regrouping = regrouping;
        this.stores = stores;
        this.reading = reading;
        this.parts = new SplitParts(stores.corrections, reading);
        this.scan = new SplitScan(stores.sent, reading, configs);
        this.undoing = new SplitUndo(marks, regrouping, stores, parts);
        this.entries = new SplitEntries(stores, clock);
        this.clock = clock;
    }

    /// What is read and changed.
    ///
    /// @param sent payloads, whatever key they say they have
    public record Stores(
            IssueStore issues, IssueQueries queries, CorrectionStore corrections,
            SplitJobStore jobs, PayloadStore sent) {}

    /// By what an issue could be split.
    ///
    /// @param sampled events that were looked at
    public record Ways(int sampled, List<Candidate> candidates) {
        public Ways {
            candidates = List.copyOf(candidates);
        }
    }

    /// What differs among the latest events of an issue.
    public Ways ways(Issue issue) {
        FilteredEvents events = reading.events().all(issue, Set.of());
        List<SplitFacts> facts = events.following(null, SAMPLE).stream()
                .flatMap(found -> scan.read(issue.project(), found.id()).stream())
                .map(event -> scan.facts(issue.project(), event)).toList();
        return new Ways(facts.size(), SplitCandidates.of(facts));
    }

    /// Why an issue cannot be split by what its events say; empty when it may be.
    Optional<String> hindrance(Issue issue) {
        return issue.category() == IssueCategory.ERROR
                ? Optional.empty()
                : Optional.of("Only errors can be split.");
    }

    /// Takes splits back.
    SplitUndo undoing() {
        return undoing;
    }

    /// About how many events a job looks at; 0 when it need not look.
    long expected(SplitJob job) {
        return switch (job.wish().task()) {
            case Task.Undo _ -> 0;
            case Task.Divide _ -> stores.queries.find(job.wish().issue())
                    .map(issue -> issue.numbers().events()).orElse(0L);
        };
    }

    /// Does what a job says, or what is left of it.
    ///
    /// @param seen told how many events were looked at
    Result run(SplitJob job, LongConsumer seen) {
        Optional<Issue> found = stores.queries.find(job.wish().issue());
        boolean isUndo = job.wish().task() instanceof Task.Undo;
        if (found.isEmpty() && (isUndo || job.state() == State.WAITING)) {
            return new Result.Refused("The issue is gone: it was merged or deleted meanwhile.");
        }
        Issue issue = found.orElseThrow(() -> new IllegalStateException(
                "issue " + job.wish().issue() + " is gone, but its events were split"));
        var by = new Correction(job.wish().actor(), clock.instant(), job.wish().reason());
        return switch (job.wish().task()) {
            case Task.Undo(var activity) -> undoing.run(job, issue, activity, by);
            case Task.Divide(var when, _) -> job.state() == State.WAITING
                    ? begin(job, issue, when, by, seen)
                    : goOn(job, issue, when, by, seen);
        };
    }

    private Result begin(
            SplitJob job, Issue issue, Condition when, Correction by, LongConsumer seen) {
        Set<Long> before = keys(issue.id());
        Look look = new Look(when);
        scan.run(issue, before, when, seen, look::add);
        if (look.keys.isEmpty()) {
            return new Result.Refused("No stored event of the issue is like that.");
        }
        if (look.others == 0) {
            return new Result.Refused("All stored events of the issue are like that.");
        }
        boolean isComplete = when instanceof Condition.IsOneOf;
        List<SplitMark> made = marks.mark(
                stores.jobs, job, isComplete ? look.keys : before, before, by);
        CrashPoint.SPLIT_MARKED.reach();
        return divide(job, issue, when, made, before, by, seen);
    }

    /// What a first look finds, which ends as soon as it is clear that there is something to split.
    private static final class Look {
        private final Set<EventId> wanted;
        private final Set<Long> keys = new HashSet<>();
        private long meant;
        private long others;

        Look(Condition when) {
            this.wanted = when instanceof Condition.IsOneOf(var events) ? events : Set.of();
        }

        boolean add(SplitScan.Portion portion) {
            keys.addAll(portion.meant().keySet());
            portion.meant().values().forEach(events -> meant += events.size());
            others += portion.others();
            return meant == 0 || others == 0 || meant < wanted.size();
        }
    }

    private Set<Long> keys(IssueId issue) {
        Set<Long> keys = new HashSet<>();
        stores.corrections.keys(issue).forEach(key -> keys.add(key.key().key()));
        return keys;
    }

    /// After an interruption: marks are there, events may have moved.
    private Result goOn(
            SplitJob job, Issue issue, Condition when, Correction by, LongConsumer seen) {
        List<SplitMark> made = marks.withIds(job.marks());
        return regrouping.done(job.wish().project(), body(job))
                .map(moved -> separate(moved, issue, made, job.before(), by))
                .orElseGet(() -> divide(job, issue, when, made, job.before(), by, seen));
    }

    /// Takes back what a job that failed has begun.
    ///
    /// @return false when it is too late for that: then it has to be gone on with
    boolean forget(SplitJob job) {
        if (job.wish().task() instanceof Task.Undo) {
            return undoing.isUntouched(job);
        }
        if (regrouping.done(job.wish().project(), body(job)).isPresent()) {
            return false;
        }
        stores.jobs.find(job.wish().project(), job.id()).map(SplitJob::marks).orElse(List.of())
                .forEach(marks::remove);
        return true;
    }

    /// By what the regroup job of a split is known.
    private static String body(SplitJob job) {
        return "{\"split\":" + job.id() + "}";
    }

    /// Marks are there already, so that what comes from now on needs no moving; what is stored is
    /// gone through once.
    private Result divide(
            SplitJob job, Issue issue, Condition when, List<SplitMark> made, Set<Long> before,
            Correction by, LongConsumer seen) {
        Set<Long> met = new HashSet<>();
        RegroupJob moved = regrouping.run(order(
                issue, SplitEntries.title(when, by), by, body(job)),
                journal -> {
                    regrouping.awaitStandstill();
                    Issue now = stores.queries.find(issue.id()).orElse(issue);
                    scan.run(now, before, when, seen, portion -> {
                        met.addAll(portion.meant().keySet());
                        plan(journal, made, portion);
                        return true;
                    });
                },
                _ -> forgetIdle(issue.project(), made, met));
        return separate(moved, issue, marks.withIds(ids(made)), before, by);
    }

    /// A key of which nothing was split off goes on undivided: what the split would take of it
    /// later would be an issue that nobody asked for.
    private void forgetIdle(ProjectId project, List<SplitMark> made, Set<Long> met) {
        for (SplitMark mark : made) {
            if (!met.contains(mark.key())
                    && parts.owners(project, Set.of(mark.gives())).isEmpty()) {
                boolean _ = marks.remove(mark.id());
            }
        }
    }

    private static List<Long> ids(List<SplitMark> made) {
        return made.stream().map(SplitMark::id).toList();
    }

    private Result separate(
            RegroupJob moved, Issue issue, List<SplitMark> made, Set<Long> before,
            Correction by) {
        CrashPoint.SPLIT_EVENTS_MOVED.reach();
        IssueId other = parts.separate(issue, gives(made), before, by);
        CrashPoint.SPLIT_PARTS_APART.reach();
        entries.tell(issue, moved.id(), other, made, by);
        CrashPoint.SPLIT_TOLD.reach();
        return new Result.Done(other, List.of());
    }

    private static Order order(Issue issue, String title, Correction by, String body) {
        return new Order(issue.project(), title, by.actor(), 0, null, body);
    }

    private static Set<Long> gives(List<SplitMark> made) {
        return made.stream().map(SplitMark::gives).collect(Collectors.toSet());
    }

    private static void plan(
            Consumer<List<KeyMove>> journal, List<SplitMark> made, SplitScan.Portion portion) {
        List<KeyMove> moves = new ArrayList<>();
        for (SplitMark mark : made) {
            List<EventId> events = portion.meant().getOrDefault(mark.key(), List.of());
            if (!events.isEmpty()) {
                moves.add(new KeyMove(mark.key(), mark.gives(), events));
            }
        }
        if (!moves.isEmpty()) {
            journal.accept(moves);
        }
    }
}
