package io.corral.engine.correction;

import io.corral.domain.group.SplitMark;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.CorrectionEntries;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.regroup.KeyMove;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.engine.regroup.Regrouping;
import io.corral.store.CrashPoint;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupJob.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Takes splits by marks back: what was split off joins the issue again, under the keys it had; so
/// does what came since. Every step bears being repeated.
///
/// @param parts joins them
record SplitUndo(
        SplitMarkBook marks, Regrouping regrouping, EventSplits.Stores stores, SplitParts parts) {

    private static final int HISTORY_MAX = 10_000;
    private static final String NOTHING =
            "There is nothing to undo any more: it was undone, or its keys are elsewhere by now.";
    private static final String MIXED = "What was split off was merged with other issues since:"
            + " that has to be undone first.";

    /// Whether an entry of an issue's history tells of a split by marks, undone or not.
    boolean isSplit(Issue issue, long activity) {
        return entry(issue, activity).isPresent();
    }

    private Optional<Activity> entry(Issue issue, long activity) {
        return stores.queries()
                .activities(issue.id(), Set.of(ActivityType.UNMERGE_SOURCE,
                        ActivityType.UNMERGE_DESTINATION), 0, HISTORY_MAX)
                .stream()
                .filter(each -> each.id() == activity
                        && each.entry().data().containsKey(CorrectionEntries.MARKS))
                .findFirst();
    }

    /// Why a split cannot be taken back; empty when it may be.
    Optional<String> hindrance(Issue issue, long activity) {
        List<SplitMark> made = made(issue, activity);
        if (made.isEmpty()) {
            return Optional.of(NOTHING);
        }
        return parts.isMixed(issue, keys(made)) ? Optional.of(MIXED) : Optional.empty();
    }

    private List<SplitMark> made(Issue issue, long activity) {
        return entry(issue, activity)
                .filter(each -> each.entry().data().containsKey(CorrectionEntries.UNDO))
                .map(each -> marks.named(issue.project(), String.valueOf(
                        each.entry().data().get(CorrectionEntries.MARKS))))
                .orElse(List.of());
    }

    private static Set<Long> keys(List<SplitMark> made) {
        Set<Long> keys = new HashSet<>();
        for (SplitMark mark : made) {
            keys.add(mark.key());
            keys.add(mark.gives());
        }
        return keys;
    }

    /// Does what a job says, or what is left of it.
    Result run(SplitJob job, Issue issue, long activity, Correction by) {
        Map<Long, Long> returning = job.returning();
        if (job.state() == State.WAITING) {
            Optional<String> hindrance = hindrance(issue, activity);
            if (hindrance.isPresent()) {
                return new Result.Refused(hindrance.get());
            }
            List<SplitMark> made = made(issue, activity);
            parts.join(issue, keys(made), by);
            marks.unmark(stores.jobs(), job, made);
            CrashPoint.SPLIT_UNMARKED.reach();
            returning = made.stream()
                    .collect(Collectors.toMap(SplitMark::gives, SplitMark::key, (one, _) -> one));
        }
        if (regrouping.done(job.wish().project(), body(job)).isEmpty()) {
            giveBack(job, issue, returning, by);
        }
        CrashPoint.SPLIT_RETURNED.reach();
        stores.corrections().settle(issue.id(), activity, true);
        return new Result.Done(issue.id(), List.of());
    }

    private void giveBack(SplitJob job, Issue issue, Map<Long, Long> returning, Correction by) {
        Set<Long> known = stores.queries().issuesOf(returning.keySet().stream()
                .map(key -> new IssueKey(issue.project(), key)).toList())
                .keySet().stream().map(IssueKey::key).collect(Collectors.toSet());
        List<KeyMove> moves = new TreeMap<>(returning).entrySet().stream()
                .filter(each -> known.contains(each.getKey()))
                .map(each -> KeyMove.whole(each.getKey(), each.getValue())).toList();
        RegroupJob _ = regrouping.run(new Order(issue.project(), "Split of an issue taken back",
                by.actor(), 0, null, body(job)), moves);
    }

    /// By what the regroup job is known.
    private static String body(SplitJob job) {
        return "{\"split_undo\":" + job.id() + "}";
    }

    /// Whether a job that failed has changed nothing, so that it can be asked for again.
    boolean isUntouched(SplitJob job) {
        return stores.jobs().find(job.wish().project(), job.id())
                .map(known -> known.state() == State.WAITING).orElse(true);
    }
}
