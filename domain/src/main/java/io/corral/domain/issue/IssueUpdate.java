package io.corral.domain.issue;

import org.jspecify.annotations.Nullable;

/// What somebody wants to change about an issue; null everywhere means: leave it as it is. Names of
/// people and teams are already looked up.
///
/// @param status `resolvedInNextRelease` and `muted` of the API are already taken apart
/// @param substatus has to fit the status, or the present one
/// @param resolveIn how it is resolved, with status resolved; null means now
/// @param snooze conditions, with status ignored
public record IssueUpdate(
        @Nullable IssueStatus status,
        @Nullable Substatus substatus,
        @Nullable ResolveIn resolveIn,
        @Nullable SnoozeRequest snooze,
        @Nullable Assignment assignment,
        @Nullable Priority priority,
        @Nullable Boolean hasSeen,
        @Nullable Boolean isBookmarked,
        @Nullable Boolean isSubscribed,
        @Nullable Boolean isPublic,
        @Nullable Boolean inbox) {

    /// Changes nothing.
    public static final IssueUpdate NONE = new IssueUpdate(
            null, null, null, null, null, null, null, null, null, null, null);

    /// The one change of this status.
    public static IssueUpdate ofStatus(IssueStatus status) {
        return new IssueUpdate(
                status, null, null, null, null, null, null, null, null, null, null);
    }

    /// Where it is said to be fixed (`statusDetails`).
    public sealed interface ResolveIn {
        /// Whatever follows the newest release.
        record NextRelease() implements ResolveIn {}

        /// Whatever release comes, even when there is none yet.
        record UpcomingRelease() implements ResolveIn {}

        /// A named release.
        ///
        /// @param version full name, or `latest`
        record Release(String version) implements ResolveIn {}

        /// A commit.
        record Commit(@Nullable String commit, @Nullable String repository) implements ResolveIn {}
    }

    /// The `ignore*` keys.
    public record SnoozeRequest(
            @Nullable Integer durationMinutes,
            @Nullable Integer count,
            @Nullable Integer windowMinutes,
            @Nullable Integer userCount,
            @Nullable Integer userWindowMinutes) {

        /// Whether any condition is given.
        public boolean hasCondition() {
            return durationMinutes != null || count != null || userCount != null;
        }
    }

    /// Whom the issue is given to.
    ///
    /// @param to null takes it from whoever has it
    public record Assignment(@Nullable Assignee to) {}
}
