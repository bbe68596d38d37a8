package io.corral.engine.correction;

import io.corral.domain.event.Event;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.SplitCandidates;
import io.corral.domain.group.SplitCandidates.Candidate;
import io.corral.domain.group.SplitFacts;
import io.corral.domain.group.SplitMark;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.regroup.KeyMove;
import io.corral.engine.correction.IssueCorrections.Reading;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.engine.regroup.Regrouping;
import io.corral.engine.search.FilteredEvents;
import io.corral.engine.search.IssueEvents;
import io.corral.store.CrashPoint;
import io.corral.store.PayloadStore;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueStore;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJobStore;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.Order;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Splits an issue by what its events say: stored ones are given other keys by a regroup job, later
/// ones by split marks. Thread-safe.
public final class EventSplits {

    /// So many of the latest events say what differs.
    public static final int SAMPLE = 100;

    private static final int PAGE = 5_000;
    private static final int EVENTS_MAX = 200_000;
    private static final int TITLE_MAX = 200;

    private final SplitMarkBook marks;
    private final Regrouping regrouping;
    private final Stores stores;
    private final Reading reading;
    private final SplitParts parts;
    private final Function<ProjectId, GroupingConfig> configs;
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
        this.configs = configs;
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
        List<SplitFacts> facts = new ArrayList<>();
        for (IssueEvents.Found found : all(issue).page(0, SAMPLE).events()) {
            Event event = read(issue.project(), found.id());
            if (event != null) {
                facts.add(facts(issue.project(), event));
            }
        }
        return new Ways(facts.size(), SplitCandidates.of(facts));
    }

    private FilteredEvents all(Issue issue) {
        return reading.events().all(issue, Set.of());
    }

    private @Nullable Event read(ProjectId project, EventId id) {
        return stores.sent.find(project, id).flatMap(reading.assembly()::read).orElse(null);
    }

    private SplitFacts facts(ProjectId project, Event event) {
        return new SplitFacts(event, configs.apply(project));
    }

    /// Why an issue cannot be split by what its events say; empty when it may be.
    Optional<String> hindrance(Issue issue) {
        if (issue.category() != IssueCategory.ERROR) {
            return Optional.of("Only errors can be split.");
        }
        return issue.numbers().events() > EVENTS_MAX
                ? Optional.of(("An issue of more than %,d events is too large to be split by what"
                        + " they say: write a fingerprint rule.").formatted(EVENTS_MAX))
                : Optional.empty();
    }

    /// About how many events a job looks at.
    long expected(SplitJob job) {
        return stores.queries.find(job.wish().issue())
                .map(issue -> issue.numbers().events()).orElse(0L);
    }

    /// Does what a job says, or what is left of it.
    ///
    /// @param seen told how many events were looked at
    Result run(SplitJob job, LongConsumer seen) {
        Optional<Issue> found = stores.queries.find(job.wish().issue());
        if (found.isEmpty() && job.state() == State.WAITING) {
            return new Result.Refused("The issue is gone: it was merged or deleted meanwhile.");
        }
        Issue issue = found.orElseThrow(() -> new IllegalStateException(
                "issue " + job.wish().issue() + " is gone, but its events were split"));
        var by = new Correction(job.wish().actor(), clock.instant(), job.wish().reason());
        Look look = new Look(seen);
        return job.state() == State.WAITING
                ? begin(job, issue, look, by)
                : goOn(job, issue, look, by);
    }

    private Result begin(SplitJob job, Issue issue, Look look, Correction by) {
        Condition when = job.wish().when();
        look(issue, when, look);
        if (look.matching.isEmpty()) {
            return new Result.Refused("No stored event of the issue is like that.");
        }
        if (look.others == 0) {
            return new Result.Refused("All stored events of the issue are like that.");
        }
        Set<Long> before = keys(issue.id());
        List<SplitMark> made = marks.mark(stores.jobs, job, look.matching.keySet(), before, by);
        CrashPoint.SPLIT_MARKED.reach();
        return divide(job, issue, made, before, look, by);
    }

    /// After an interruption: marks are there, events may have moved.
    private Result goOn(SplitJob job, Issue issue, Look look, Correction by) {
        List<SplitMark> made = marks.withIds(job.marks());
        Optional<RegroupJob> moved = regrouping.done(job.wish().project(), body(job));
        if (moved.isPresent()) {
            return separate(moved.get(), issue, made, job.before(), by);
        }
        look(issue, job.wish().when(), look);
        return divide(job, issue, made, job.before(), look, by);
    }

    /// Takes back what a job that failed has begun.
    ///
    /// @return false when its events have moved: then it has to be gone on with
    boolean forget(SplitJob job) {
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

    /// What was seen of the events of an issue.
    private static final class Look {
        private final LongConsumer count;
        /// Those that are meant, by the key they have.
        private final Map<Long, List<EventId>> matching = new LinkedHashMap<>();
        private final Set<EventId> seen = new HashSet<>();
        private long others;

        Look(LongConsumer count) {
            this.count = count;
        }
    }

    /// Looks at the stored events of the issue that were not seen yet.
    private void look(Issue issue, Condition when, Look look) {
        Set<Long> keys = keys(issue.id());
        FilteredEvents events = all(issue);
        IssueEvents.Page page;
        int offset = 0;
        do {
            page = events.page(offset, PAGE);
            for (IssueEvents.Found each : page.events()) {
                if (look.seen.add(each.id()) && keys.contains(each.key())) {
                    look(when, each, look);
                }
                look.count.accept(look.seen.size());
            }
            offset += PAGE;
        } while (page.hasMore());
    }

    private void look(Condition when, IssueEvents.Found found, Look look) {
        Event event = read(found.project(), found.id());
        if (event != null && SplitMark.meets(when, facts(found.project(), event))) {
            look.matching.computeIfAbsent(found.key(), _ -> new ArrayList<>()).add(found.id());
        } else if (event != null) {
            look.others++;
        }
    }

    private Set<Long> keys(IssueId issue) {
        Set<Long> keys = new HashSet<>();
        stores.corrections.keys(issue).forEach(key -> keys.add(key.key().key()));
        return keys;
    }

    /// Marks are there already, so that what comes from now on needs no moving.
    private Result divide(
            SplitJob job, Issue issue, List<SplitMark> made, Set<Long> before, Look look,
            Correction by) {
        Condition when = job.wish().when();
        RegroupJob moved = regrouping.run(order(issue, title(when, by), by, body(job)),
                journal -> plan(journal, made, look),
                journal -> {
                    look.matching.clear();
                    look(issue, when, look);
                    plan(journal, made, look);
                });
        return separate(moved, issue, made, before, by);
    }

    private Result separate(
            RegroupJob moved, Issue issue, List<SplitMark> made, Set<Long> before,
            Correction by) {
        CrashPoint.SPLIT_EVENTS_MOVED.reach();
        IssueId other = parts.separate(issue, gives(made), before, by);
        CrashPoint.SPLIT_PARTS_APART.reach();
        tell(issue, moved.id(), other, made, by);
        CrashPoint.SPLIT_TOLD.reach();
        return new Result.Done(other, List.of());
    }

    private static String title(Condition when, Correction by) {
        String what = switch (when) {
            case Condition.HasFrame(var token) -> "through " + token;
            case Condition.HasTag(var name, var value) -> name + " is " + value;
            case Condition.HasMessage(var template) -> "message is " + template;
            case Condition.IsOneOf(var events) -> events.size() + " chosen events";
        };
        String title = what.length() > TITLE_MAX ? what.substring(0, TITLE_MAX) + "…" : what;
        return "Split: " + title + (by.reason() == null ? "" : ". " + by.reason());
    }

    private static Order order(Issue issue, String title, Correction by, String body) {
        return new Order(issue.project(), title, by.actor(), 0, null, body);
    }

    private static Set<Long> gives(List<SplitMark> made) {
        return made.stream().map(SplitMark::gives).collect(Collectors.toSet());
    }

    private static void plan(Consumer<List<KeyMove>> journal, List<SplitMark> made, Look look) {
        List<KeyMove> moves = new ArrayList<>();
        for (SplitMark mark : made) {
            List<EventId> events = look.matching.getOrDefault(mark.key(), List.of());
            if (!events.isEmpty()) {
                moves.add(new KeyMove(mark.key(), mark.gives(), events));
            }
        }
        journal.accept(moves);
    }

    /// The job has left its entries; that of the issue gets what is needed to undo it. Bears being
    /// repeated.
    private void tell(
            Issue issue, long job, IssueId other, List<SplitMark> made, Correction by) {
        String ids = made.stream().map(each -> Long.toString(each.id()))
                .collect(Collectors.joining(","));
        Map<String, Object> data = new HashMap<>(CorrectionEntries.source(
                made.stream().map(SplitMark::gives).toList(), other, by, true).data());
        data.put(CorrectionEntries.MARKS, ids);
        List<Activity> entries = stores.queries.activities(issue.id(),
                Set.of(ActivityType.UNMERGE_SOURCE, ActivityType.UNMERGE_DESTINATION), 0, 50);
        if (entries.stream().anyMatch(
                each -> ids.equals(each.entry().data().get(CorrectionEntries.MARKS)))) {
            return;
        }
        Optional<Activity> told = entries.stream()
                .filter(each -> Long.valueOf(job).equals(each.entry().data().get("regroup")))
                .findFirst();
        if (told.isPresent()) {
            data.remove(CorrectionEntries.REASON);
            stores.corrections.annotate(issue.id(), told.get().id(), data);
        } else {
            List<Activity> _ = stores.issues.edit(List.of(new IssueEdit(
                    issue.id(), by.actor(), clock.instant(), List.of(),
                    List.of(new Activity.Entry(ActivityType.UNMERGE_SOURCE, data)))));
        }
    }

    /// Takes a split by marks back: what was split off joins the issue again, under the keys it
    /// had; so does what came since.
    ///
    /// @param entry of the issue's history
    /// @return false when it tells of no such split, the marks are gone, or what was split off was
    ///     merged with other issues: that has to be taken back first
    public boolean undo(Issue issue, Activity entry, UserId actor) {
        List<SplitMark> made = marks.named(issue.project(),
                String.valueOf(entry.entry().data().get(CorrectionEntries.MARKS)));
        if (made.isEmpty() || !entry.entry().data().containsKey(CorrectionEntries.UNDO)) {
            return false;
        }
        Correction by = new Correction(actor, clock.instant(), null);
        Set<Long> own = gives(made);
        made.forEach(mark -> own.add(mark.key()));
        if (!parts.join(issue, own, by)) {
            return false;
        }
        made.forEach(mark -> marks.remove(mark.id()));
        regrouping.run(order(issue, "Split of an issue taken back", by, ""), made.stream()
                .map(mark -> KeyMove.whole(mark.gives(), mark.key())).toList());
        stores.corrections.settle(issue.id(), entry.id(), true);
        return true;
    }
}
