package io.corral.store.issue;

import io.corral.domain.event.Level;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueStatus;
import io.corral.domain.issue.Priority;
import io.corral.domain.issue.Substatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an issue must be like to be found. Sets mean any of their members; an empty set finds
/// nothing.
public sealed interface IssueCondition {

    /// Holds for every issue.
    IssueCondition EVERYTHING = new All(List.of());

    /// All of them hold.
    record All(List<IssueCondition> conditions) implements IssueCondition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /// At least one holds.
    record Any(List<IssueCondition> conditions) implements IssueCondition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /// It does not hold.
    record Not(IssueCondition condition) implements IssueCondition {}

    record StatusIn(Set<IssueStatus> statuses) implements IssueCondition {}

    record SubstatusIn(Set<Substatus> substatuses) implements IssueCondition {}

    record CategoryIn(Set<IssueCategory> categories) implements IssueCondition {}

    record LevelIn(Set<Level> levels) implements IssueCondition {}

    record PriorityIn(Set<Priority> priorities) implements IssueCondition {}

    /// Somebody has it.
    record IsAssigned() implements IssueCondition {}

    record AssignedTo(Set<Assignee> assignees) implements IssueCondition {}

    /// It waits in the inbox.
    record IsForReview() implements IssueCondition {}

    /// An event was not caught by the application.
    record IsUnhandled() implements IssueCondition {}

    record ProjectIn(Set<ProjectId> projects) implements IssueCondition {}

    record IdIn(Set<IssueId> issues) implements IssueCondition {}

    /// It has one of these keys: how conditions about events come here.
    record HasKey(Set<IssueKey> keys) implements IssueCondition {}

    /// The number of a short id.
    record NumberIs(ProjectId project, long number) implements IssueCondition {}

    /// A moment of the issue lies in a range.
    ///
    /// @param from inclusive; null without limit
    /// @param to exclusive; null without limit
    record TimeIn(TimeField field, @Nullable Instant from, @Nullable Instant to)
            implements
                IssueCondition {}

    /// The number of events or users lies in a range, both ends inclusive.
    ///
    /// @param min null without limit
    /// @param max null without limit
    record NumberIn(NumberField field, @Nullable Long min, @Nullable Long max)
            implements
                IssueCondition {}

    /// An event came from one of these environments.
    record SeenInEnvironment(Set<String> environments) implements IssueCondition {}

    /// An event named a release like this.
    record SeenInRelease(TextMatch version) implements IssueCondition {}

    /// An event named a release.
    record HasRelease() implements IssueCondition {}

    /// Title or culprit contain this text, without regard to case.
    record Contains(String text) implements IssueCondition {}

    record TextIs(TextField field, TextMatch match) implements IssueCondition {}

    /// The text is there and not empty.
    record HasText(TextField field) implements IssueCondition {}

    record BookmarkedBy(UserId user) implements IssueCondition {}

    record SubscribedBy(UserId user) implements IssueCondition {}

    /// Moments of an issue.
    enum TimeField {
        FIRST_SEEN,
        LAST_SEEN,
        /// Since when it has its status and substatus.
        STATE_SINCE
    }

    /// Numbers of an issue, since the beginning.
    enum NumberField {
        EVENTS,
        USERS
    }

    /// Texts of an issue, all of its newest event where nothing else is said.
    enum TextField {
        TITLE,
        CULPRIT,
        LOCATION,
        PLATFORM,
        LOGGER,
        ERROR_TYPE,
        ERROR_VALUE,
        FILENAME,
        FUNCTION,
        /// The release of the first event that named one.
        FIRST_RELEASE,
        /// The release of the last regression.
        REGRESSED_RELEASE
    }
}
