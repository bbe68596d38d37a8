package io.corral.domain.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A decided change of one issue by a person or by a rule of Corral: the steps to apply and what
/// its history says about them, all in one transaction.
///
/// @param actor null when Corral itself does it; then no personal step may occur
/// @param stateSince applied only while the issue stands where it has stood since then; null for
///     always
public record IssueEdit(
        IssueId issue,
        @Nullable UserId actor,
        Instant at,
        @Nullable Instant stateSince,
        List<Step> steps,
        List<Activity.Entry> entries) {

    public IssueEdit {
        steps = List.copyOf(steps);
        entries = List.copyOf(entries);
    }

    /// An edit that applies in any state.
    public IssueEdit(
            IssueId issue,
            @Nullable UserId actor,
            Instant at,
            List<Step> steps,
            List<Activity.Entry> entries) {
        this(issue, actor, at, null, steps, entries);
    }

    /// One thing to set.
    public sealed interface Step {
        /// Resolved.
        record Resolve(Resolution resolution) implements Step {}

        /// Unresolved.
        record Reopen(Substatus substatus) implements Step {}

        /// Ignored; its tally begins anew.
        record Archive(Substatus substatus, Snooze snooze) implements Step {}

        /// Put back to where it stood, with the moment it came to stand there.
        ///
        /// @param tally of the snooze, when that state has one
        record Restore(Issue.State state, SnoozeTally tally) implements Step {}

        /// Given to somebody, or to nobody when null.
        record Assign(@Nullable Assignee assignee) implements Step {}

        /// Set by hand, so that no rule changes it later.
        record SetPriority(Priority priority) implements Step {}

        /// Set by a rule. An edit with this step is left out where the issue has this priority, or
        /// one that somebody set by hand.
        record RatePriority(Priority priority) implements Step {}

        /// Waits for review, or does not.
        record SetInbox(boolean waiting) implements Step {}

        /// Others hear that it escalates, through what leaves the process.
        ///
        /// @param event the latest one
        record TellEscalating(EventId event, @Nullable String release) implements Step {}

        /// Shared under an id, or not when null.
        record Share(@Nullable String shareId) implements Step {}

        /// Personal: the actor has looked at it.
        record MarkSeen(boolean seen) implements Step {}

        /// Personal: the actor keeps it at hand.
        record Bookmark(boolean bookmarked) implements Step {}

        /// Personal: the actor wants to be told.
        record Subscribe(boolean subscribed) implements Step {}
    }

    /// A note somebody wrote.
    public static IssueEdit note(IssueId issue, UserId actor, Instant at, String text) {
        var entry = new Activity.Entry(ActivityType.NOTE, Map.of("text", text));
        return new IssueEdit(
                issue, actor, at, List.of(new Step.Subscribe(true)), List.of(entry));
    }
}
