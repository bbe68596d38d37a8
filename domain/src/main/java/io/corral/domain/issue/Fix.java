package io.corral.domain.issue;

import org.jspecify.annotations.Nullable;

/// Where a resolved issue is said to be fixed (`statusDetails` of Sentry's API).
public sealed interface Fix {
    /// Fixed everywhere from the moment of the resolution.
    record Now() implements Fix {}

    /// Fixed in a named release and all newer ones.
    record InRelease(String version) implements Fix {}

    /// Fixed in whatever follows the newest release of that moment.
    ///
    /// @param newest the project's newest release when it was resolved
    record InNextRelease(String newest) implements Fix {}

    /// The same, but the project may have no release yet.
    ///
    /// @param newest null when there was none; then any release is newer
    record InUpcomingRelease(@Nullable String newest) implements Fix {}

    /// Fixed by a commit.
    ///
    /// @param release the first release that holds the commit; null while none does
    record InCommit(String commit, String repository, @Nullable String release) implements Fix {}
}
