package io.corral.domain.issue;

import io.corral.domain.id.IssueId;
import org.jspecify.annotations.Nullable;

/// What has to be known of an issue to decide what an event changes.
///
/// @param substatus null when resolved
/// @param resolution present exactly when resolved
/// @param snooze present exactly when ignored
/// @param tally what happened since the snooze
public record IssueState(
        IssueId id,
        IssueStatus status,
        @Nullable Substatus substatus,
        @Nullable Resolution resolution,
        @Nullable Snooze snooze,
        SnoozeTally tally) {

    /// The same issue, unresolved.
    IssueState reopened(Substatus as) {
        return new IssueState(id, IssueStatus.UNRESOLVED, as, null, null, SnoozeTally.NONE);
    }

    /// The same issue, still ignored, with this tally.
    IssueState tallied(SnoozeTally newTally) {
        return new IssueState(id, status, substatus, resolution, snooze, newTally);
    }
}
