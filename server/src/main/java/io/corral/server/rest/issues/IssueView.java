package io.corral.server.rest.issues;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.server.rest.scope.ProjectReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issue on the wire (API reference 2.2).
///
/// @param priorityLockedAt when a person set the priority; null when none did
/// @param count of events in the window and environments asked for, digits; all of them in the
///     detail
/// @param filtered of these the events the query is about; absent when it says nothing of events
/// @param stats events per interval by the length of the whole, for example `24h`; null when it was
///     collapsed
/// @param lifetime null when it was collapsed
public record IssueView(
        String id,
        String shortId,
        String title,
        @Nullable String culprit,
        String permalink,
        @Nullable String logger,
        String level,
        String status,
        Map<String, Object> statusDetails,
        @Nullable String substatus,
        boolean isPublic,
        @Nullable String shareId,
        String platform,
        ProjectReference project,
        String type,
        String issueType,
        String issueCategory,
        Map<String, String> metadata,
        int numComments,
        @Nullable AssigneeView assignedTo,
        boolean isBookmarked,
        boolean isSubscribed,
        boolean hasSeen,
        List<Object> annotations,
        boolean isUnhandled,
        String priority,
        @Nullable String priorityLockedAt,
        String count,
        long userCount,
        String firstSeen,
        String lastSeen,
        @Nullable InboxView inbox,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NumbersView lifetime,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NumbersView filtered,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<List<Long>>> stats) {

    /// Who is to look at it; without `email` for teams, because clients refuse a null there.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AssigneeView(String type, String id, String name, @Nullable String email) {}

    /// Why it waits for review.
    ///
    /// @param reason Sentry's number: 0 new, 1 no longer ignored, 2 regressed
    public record InboxView(int reason, String date_added) {}

    /// How much there was, of all time or of what a query is about.
    public record NumbersView(String count, long userCount, String firstSeen, String lastSeen) {}
}
