package io.corral.domain.triage.session;

import io.corral.domain.id.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One visit of a person to the worklist, and what they did since. Whoever stays away for longer
/// than [#PAUSE_MAX] begins another.
///
/// @param since end of the visit before: what came later is new to them
/// @param startedAt when they came
/// @param lastAt when they were last seen
/// @param steps what they did, oldest first, the last one of each issue
/// @param earlier how many steps were too many to be kept
public record TriageSession(
        Instant since, Instant startedAt, Instant lastAt, List<Step> steps, int earlier) {

    /// A longer absence ends a visit.
    public static final Duration PAUSE_MAX = Duration.ofHours(1);
    /// So many steps are kept.
    public static final int STEPS_MAX = 400;
    /// What is new to somebody who was never here.
    private static final Duration FIRST_LOOK = Duration.ofDays(1);

    public TriageSession {
        steps = List.copyOf(steps);
    }

    /// The visit of somebody who was never here.
    public static TriageSession first(Instant now) {
        return begun(now.minus(FIRST_LOOK), now);
    }

    private static TriageSession begun(Instant since, Instant now) {
        return new TriageSession(since, now, now, List.of(), 0);
    }

    /// The visit as it goes on, or the next one.
    public TriageSession seen(Instant now) {
        return lastAt.plus(PAUSE_MAX).isBefore(now)
                ? begun(lastAt, now)
                : new TriageSession(since, startedAt, later(now), steps, earlier);
    }

    private Instant later(Instant now) {
        return now.isBefore(lastAt) ? lastAt : now;
    }

    private TriageSession with(List<Step> kept, int left) {
        return new TriageSession(since, startedAt, lastAt, kept, left);
    }

    /// The visit with something done. The latest step of an issue is the one that counts.
    public TriageSession with(Collection<Step> done, Instant now) {
        TriageSession here = seen(now);
        Map<IssueId, Step> byIssue = new LinkedHashMap<>();
        here.steps.forEach(step -> byIssue.put(step.issue(), step));
        for (Step step : done) {
            byIssue.remove(step.issue());
            byIssue.put(step.issue(), step);
        }
        List<Step> all = new ArrayList<>(byIssue.values());
        int tooMany = Math.max(0, all.size() - STEPS_MAX);
        return here.with(all.subList(tooMany, all.size()), here.earlier + tooMany);
    }

    /// The visit without the steps of these issues: somebody opened them again.
    public TriageSession without(Set<IssueId> issues, Instant now) {
        TriageSession here = seen(now);
        return here.with(here.steps.stream()
                .filter(step -> !issues.contains(step.issue())).toList(), here.earlier);
    }

    /// The visit without what this named.
    public TriageSession undone(String undo, Instant now) {
        TriageSession here = seen(now);
        return here.with(here.steps.stream()
                .filter(step -> !undo.equals(step.undo())).toList(), here.earlier);
    }

    /// The visit where what this named stays done for good.
    public TriageSession settled(String undo, Instant now) {
        TriageSession here = seen(now);
        return here.with(here.steps.stream()
                .map(step -> undo.equals(step.undo()) ? step.settled() : step).toList(),
                here.earlier);
    }

    /// The next visit of somebody who handed over: nothing that was here is new to them.
    public static TriageSession after(Instant handedOver) {
        return begun(handedOver, handedOver);
    }

    /// Issues dealt with.
    public int triaged() {
        return steps.size() + earlier;
    }

    /// What was done about an issue; null when nothing was.
    public @Nullable Step step(IssueId issue) {
        for (Step step : steps) {
            if (step.issue().equals(issue)) {
                return step;
            }
        }
        return null;
    }

    /// The last thing done that can be undone.
    public Optional<Step> undoable() {
        return steps.reversed().stream().filter(step -> step.undo() != null).findFirst();
    }

    /// How long it went on, in minutes begun.
    public long minutes() {
        return Duration.between(startedAt, lastAt).plusSeconds(59).toMinutes();
    }
}
