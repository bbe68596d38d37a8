package io.corral.domain.issue;

import io.corral.domain.issue.IssueEdit.Step;
import io.corral.domain.issue.IssueUpdate.Assignment;
import io.corral.domain.issue.UpdateDecision.Accepted;
import io.corral.domain.issue.UpdateDecision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what a person's update changes (API reference 4.2), and what time changes by itself
/// (4.1). Pure.
public final class IssueUpdates {

    /// For so long an unresolved issue counts as new, regressed or escalating.
    public static final Duration FRESH = Duration.ofDays(7);

    private IssueUpdates() {}

    /// Decides an update of one issue.
    public static UpdateDecision decide(
            Issue issue, IssueUpdate update, UpdateCircumstances circumstances) {
        List<Step> steps = new ArrayList<>();
        List<Activity.Entry> entries = new ArrayList<>();
        Optional<Refused> refused =
                new StatusUpdate(issue, update, circumstances).decide(steps, entries);
        if (refused.isPresent()) {
            return refused.get();
        }
        assign(issue, update, steps, entries);
        prioritize(issue, update, steps, entries);
        review(issue, update, steps, entries);
        share(issue, update, circumstances, steps, entries);
        personal(update, steps);
        return new Accepted(new IssueEdit(
                issue.id(), circumstances.actor(), circumstances.now(), steps, entries));
    }

    private static void assign(
            Issue issue, IssueUpdate update, List<Step> steps, List<Activity.Entry> entries) {
        Assignment assignment = update.assignment();
        if (assignment == null || Objects.equals(assignment.to(), issue.assignee())) {
            return;
        }
        steps.add(new Step.Assign(assignment.to()));
        entries.add(assigned(assignment.to()));
    }

    /// What the activity says of an assignment.
    public static Activity.Entry assigned(@Nullable Assignee assignee) {
        return switch (assignee) {
            case Assignee.ToUser(var user) -> assigned("user", user.toString());
            case Assignee.ToTeam(var team) -> assigned("team", team.toString());
            case null -> Activity.Entry.of(ActivityType.UNASSIGNED);
        };
    }

    private static Activity.Entry assigned(String type, String id) {
        return new Activity.Entry(
                ActivityType.ASSIGNED, Map.of("assignee", id, "assigneeType", type));
    }

    private static void prioritize(
            Issue issue, IssueUpdate update, List<Step> steps, List<Activity.Entry> entries) {
        Priority priority = update.priority();
        if (priority == null || priority == issue.priority()) {
            return;
        }
        steps.add(new Step.SetPriority(priority));
        entries.add(prioritized(priority));
    }

    static Activity.Entry prioritized(Priority priority) {
        return new Activity.Entry(
                ActivityType.SET_PRIORITY, Map.of("priority", priority.wireName()));
    }

    /// Taking an issue out of the inbox is a review, which ends its being new.
    private static void review(
            Issue issue, IssueUpdate update, List<Step> steps, List<Activity.Entry> entries) {
        Boolean inbox = update.inbox();
        if (inbox == null || inbox == issue.inbox()) {
            return;
        }
        steps.add(new Step.SetInbox(inbox));
        if (inbox) {
            return;
        }
        entries.add(Activity.Entry.of(ActivityType.MARK_REVIEWED));
        boolean settles = update.status() == null && update.substatus() == null
                && isFresh(issue.state());
        if (settles) {
            steps.add(new Step.Reopen(Substatus.ONGOING));
        }
    }

    private static boolean isFresh(Issue.State state) {
        return state.status() == IssueStatus.UNRESOLVED && state.substatus() != Substatus.ONGOING;
    }

    private static void share(
            Issue issue,
            IssueUpdate update,
            UpdateCircumstances circumstances,
            List<Step> steps,
            List<Activity.Entry> entries) {
        Boolean isPublic = update.isPublic();
        if (isPublic == null || isPublic == (issue.shareId() != null)) {
            return;
        }
        steps.add(new Step.Share(isPublic ? circumstances.shareId() : null));
        entries.add(Activity.Entry.of(
                isPublic ? ActivityType.SET_PUBLIC : ActivityType.SET_PRIVATE));
    }

    private static void personal(IssueUpdate update, List<Step> steps) {
        if (update.hasSeen() != null) {
            steps.add(new Step.MarkSeen(update.hasSeen()));
        }
        if (update.isBookmarked() != null) {
            steps.add(new Step.Bookmark(update.isBookmarked()));
        }
        if (update.isSubscribed() != null) {
            steps.add(new Step.Subscribe(update.isSubscribed()));
        }
    }

    /// What a week does: an unresolved issue that is new, regressed or escalating becomes ongoing,
    /// unless it changes meanwhile. Empty when it is not due.
    public static Optional<IssueEdit> settle(Issue issue, Instant now) {
        Issue.State state = issue.state();
        Substatus substatus = state.substatus();
        if (!isFresh(state) || substatus == null || state.since().plus(FRESH).isAfter(now)) {
            return Optional.empty();
        }
        var entry = new Activity.Entry(
                ActivityType.AUTO_SET_ONGOING, Map.of("afterDays", FRESH.toDays()));
        return Optional.of(new IssueEdit(
                issue.id(),
                null,
                now,
                state.since(),
                List.of(new Step.Reopen(Substatus.ONGOING)),
                List.of(entry)));
    }
}
