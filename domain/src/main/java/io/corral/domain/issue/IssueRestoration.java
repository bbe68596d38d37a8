package io.corral.domain.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.IssueEdit.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What it takes to undo a change of an issue: what the change touched, before and after it. What
/// somebody else or an event changed since then stays as it is now.
///
/// @param tally of the snooze before
public record IssueRestoration(IssueId issue, Traits before, Traits after, SnoozeTally tally) {

    /// What an edit can change of an issue and an undo can put back.
    public record Traits(
            Issue.State state, @Nullable Assignee assignee, Priority priority, boolean inbox) {

        /// Those of an issue.
        public static Traits of(Issue issue) {
            return new Traits(issue.state(), issue.assignee(), issue.priority(), issue.inbox());
        }
    }

    /// Whether the change touched anything that can be put back.
    public boolean isNeeded() {
        return !before.equals(after);
    }

    /// The edit that puts back what is still as the change left it; without steps when nothing is.
    public IssueEdit decide(Issue now, UserId actor, Instant at) {
        Traits current = Traits.of(now);
        List<Step> steps = new ArrayList<>();
        List<Activity.Entry> entries = new ArrayList<>();
        if (isToRestore(before.state, after.state, current.state)) {
            steps.add(new Step.Restore(before.state, tally));
            entries.add(entry(before.state));
        }
        if (isToRestore(before.assignee, after.assignee, current.assignee)) {
            steps.add(new Step.Assign(before.assignee));
            entries.add(IssueUpdates.assigned(before.assignee));
        }
        if (isToRestore(before.priority, after.priority, current.priority)) {
            steps.add(new Step.SetPriority(before.priority));
            entries.add(IssueUpdates.prioritized(before.priority));
        }
        boolean stands = after.state.equals(current.state);
        if (stands && isToRestore(before.inbox, after.inbox, current.inbox)) {
            steps.add(new Step.SetInbox(before.inbox));
        }
        return new IssueEdit(issue, actor, at, steps, entries);
    }

    private static boolean isToRestore(
            @Nullable Object before, @Nullable Object after, @Nullable Object now) {
        return !Objects.equals(before, after) && Objects.equals(after, now);
    }

    private static Activity.Entry entry(Issue.State state) {
        Resolution resolution = state.resolution();
        Snooze snooze = state.snooze();
        if (resolution != null) {
            return entry(resolution.fix());
        }
        return snooze == null
                ? Activity.Entry.of(ActivityType.SET_UNRESOLVED)
                : new Activity.Entry(ActivityType.SET_IGNORED, data(snooze));
    }

    private static Activity.Entry entry(Fix fix) {
        return switch (fix) {
            case Fix.Now _ -> Activity.Entry.of(ActivityType.SET_RESOLVED);
            case Fix.InRelease(var version) -> new Activity.Entry(
                    ActivityType.SET_RESOLVED_IN_RELEASE, Map.of("version", version));
            case Fix.InNextRelease _, Fix.InUpcomingRelease _ -> new Activity.Entry(
                    ActivityType.SET_RESOLVED_IN_RELEASE, Map.of("version", ""));
            case Fix.InCommit(var commit, var repository, _) -> new Activity.Entry(
                    ActivityType.SET_RESOLVED_IN_COMMIT,
                    Map.of("commit", commit, "repository", repository));
        };
    }

    private static Map<String, Object> data(Snooze snooze) {
        Map<String, Object> data = new HashMap<>();
        StatusUpdate.put(data, snooze);
        return data;
    }
}
