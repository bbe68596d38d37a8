package io.corral.server.rest.issues;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.corral.server.rest.releases.ReleaseView;
import io.corral.server.rest.scope.UserReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An issue with what only its page shows.
///
/// @param firstRelease null when no event named one
/// @param seenBy the caller, when they looked at it
record IssueDetailView(
        @JsonUnwrapped IssueView issue,
        @Nullable ReleaseView firstRelease,
        @Nullable ReleaseView lastRelease,
        List<ActivityView> activity,
        List<UserReference> seenBy,
        List<UserReference> participants,
        int userReportCount,
        List<Object> pluginActions,
        List<Object> pluginIssues,
        List<Object> pluginContexts) {}
