package io.corral.domain.issue;

import io.corral.domain.id.EventId;
import org.jspecify.annotations.Nullable;

/// Whether an event reopens a resolved issue, and why.
public sealed interface RegressionVerdict {

    /// The bug is back.
    ///
    /// @param event the one that shows it
    /// @param release its release; null when it names none
    /// @param resolvedIn release of the resolution; null when it named none
    record Reopens(
            EventId event, @Nullable String release, @Nullable String resolvedIn, Reason reason)
            implements
                RegressionVerdict {}

    /// The issue stays resolved.
    record Holds(HoldReason reason) implements RegressionVerdict {}

    /// Why an issue is reopened.
    enum Reason {
        /// It was resolved without naming a release, and happened again later.
        HAPPENED_AGAIN,
        /// It happened in the very release that was to fix it.
        SAME_RELEASE,
        /// It happened in a release newer by semantic version.
        NEWER_BY_SEMVER,
        /// It happened in a release newer by date.
        NEWER_BY_DATE,
        /// It was to be fixed in the first release, and happened in one.
        FIRST_RELEASE
    }

    /// Why an issue stays resolved.
    enum HoldReason {
        /// The event is older than the resolution.
        BEFORE_RESOLUTION,
        /// The event names no release, so that an old client cannot be ruled out.
        NO_RELEASE,
        /// The event's release is older than the fixing one, or the one it was fixed after.
        OLDER_RELEASE,
        /// The releases cannot be told apart by version or date.
        UNKNOWN_ORDER,
        /// No release holds the fixing commit yet.
        COMMIT_NOT_RELEASED
    }
}
