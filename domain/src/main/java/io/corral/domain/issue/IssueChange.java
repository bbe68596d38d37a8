package io.corral.domain.issue;

import io.corral.domain.id.IssueId;
import org.jspecify.annotations.Nullable;

/// What the events of one key in one batch change. The store counts the batch in every case.
public sealed interface IssueChange {

    /// The events.
    KeyBatch batch();

    /// A bug not seen before: a new issue, unresolved and new.
    ///
    /// @param assignee whom rules name for it; null for nobody
    record Opened(KeyBatch batch, Priority priority, @Nullable Assignee assignee)
            implements
                IssueChange {

        /// The same, assigned.
        public Opened to(@Nullable Assignee other) {
            return new Opened(batch, priority, other);
        }
    }

    /// Nothing but the numbers changed. A key the store does not know yet is added to the issue.
    ///
    /// @param tally what happened since the snooze, when the issue is ignored on a condition, else
    ///     [SnoozeTally#NONE]
    record Counted(KeyBatch batch, IssueId issue, SnoozeTally tally) implements IssueChange {}

    /// A resolved bug is back: unresolved, regressed, in the inbox.
    record Regressed(KeyBatch batch, IssueId issue, RegressionVerdict.Reopens why)
            implements
                IssueChange {}

    /// The condition of a snooze is met: unresolved, in the inbox.
    record Unmuted(KeyBatch batch, IssueId issue, SnoozeEnd why) implements IssueChange {}
}
