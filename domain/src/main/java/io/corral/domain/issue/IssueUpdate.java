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

    /// The same, ignored for a reason.
    public IssueUpdate because(IgnoreReason reason) {
        SnoozeRequest conditions = snooze != null ? snooze : SnoozeRequest.of(null, null, null);
        return new IssueUpdate(status, substatus, resolveIn, conditions.because(reason),
                assignment, priority, hasSeen, isBookmarked, isSubscribed, isPublic, inbox);
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
    ///
    /// @param reason why; null when nothing is said
    public record SnoozeRequest(
            @Nullable Integer durationMinutes,
            @Nullable Integer count,
            @Nullable Integer windowMinutes,
            @Nullable Integer userCount,
            @Nullable Integer userWindowMinutes,
            @Nullable IgnoreReason reason) {

        /// Conditions without a reason.
        public static SnoozeRequest of(
                @Nullable Integer durationMinutes, @Nullable Integer count,
                @Nullable Integer userCount) {
            return new SnoozeRequest(durationMinutes, count, null, userCount, null, null);
        }

        /// The same, with what was said.
        public SnoozeRequest because(@Nullable IgnoreReason said) {
            return new SnoozeRequest(durationMinutes, count, windowMinutes, userCount,
                    userWindowMinutes, said);
        }

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
