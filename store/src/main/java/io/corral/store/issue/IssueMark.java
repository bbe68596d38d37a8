package io.corral.store.issue;

import io.corral.domain.event.Level;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// By what one sees, without reading an issue, that it is not as it was: events, people, state,
/// level, priority and who has it. What is said about it is not in it.
///
/// @param stateSince when it came to stand where it stands
public record IssueMark(
        IssueId id,
        ProjectId project,
        IssueCategory category,
        Level level,
        Priority priority,
        boolean unhandled,
        @Nullable Substatus substatus,
        Instant stateSince,
        @Nullable Assignee assignee,
        long events,
        long users,
        Instant firstSeen,
        Instant lastSeen) {

    /// The mark of an issue as it is.
    public static IssueMark of(Issue issue) {
        return new IssueMark(issue.id(), issue.project(), issue.category(), issue.level(),
                issue.priority(), issue.unhandled(), issue.state().substatus(),
                issue.state().since(), issue.assignee(), issue.numbers().events(),
                issue.numbers().users(), issue.numbers().firstSeen(),
                issue.numbers().lastSeen());
    }
}
