package io.corral.domain.issue;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One bug, as the store knows it: everything that does not depend on who looks.
///
/// @param number of the short id
/// @param platform of the newest event, as is level, logger and metadata
/// @param numbers over all its keys, since the beginning
/// @param rating who set the priority
/// @param unhandled an event was not caught by the application
/// @param inbox it waits for review
/// @param shareId by which anybody may see it; null when it is not public
/// @param comments number of notes
public record Issue(
        IssueId id,
        ProjectId project,
        long number,
        IssueCategory category,
        Level level,
        String platform,
        @Nullable String logger,
        Metadata metadata,
        State state,
        Numbers numbers,
        Priority priority,
        Rating rating,
        @Nullable Assignee assignee,
        boolean unhandled,
        boolean inbox,
        @Nullable String shareId,
        int comments) {

    /// Where the issue stands.
    ///
    /// @param substatus null when resolved
    /// @param since when it came to stand there
    /// @param resolution present exactly when resolved
    /// @param snooze present exactly when ignored
    public record State(
            IssueStatus status,
            @Nullable Substatus substatus,
            Instant since,
            @Nullable Resolution resolution,
            @Nullable Snooze snooze) {}

    /// How much of it there was.
    ///
    /// @param users exact up to 256, then estimated within about 2 %
    /// @param firstRelease null when no event named one
    /// @param lastRelease release of the latest event that names one
    public record Numbers(
            long events,
            long users,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable String firstRelease,
            @Nullable String lastRelease) {}

    /// The name people call it by.
    ///
    /// @param slug of its project
    public ShortId shortId(String slug) {
        return new ShortId(slug, number);
    }
}
