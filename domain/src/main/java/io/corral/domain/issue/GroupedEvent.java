package io.corral.domain.issue;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an issue needs to know of one event: small, without the payload.
///
/// @param key primary grouping key
/// @param algorithm version of the grouping algorithm
/// @param timestamp the event's own, drift-corrected time
/// @param userHash 64-bit hash of the user's identity; null without a user
/// @param handled false when an exception of the event was not caught; null when unknown
public record GroupedEvent(
        ProjectId project,
        EventId eventId,
        long key,
        int algorithm,
        IssueCategory category,
        Instant timestamp,
        Instant receivedAt,
        Level level,
        String platform,
        Metadata metadata,
        @Nullable String logger,
        @Nullable String release,
        @Nullable String environment,
        @Nullable Long userHash,
        @Nullable Boolean handled) {}
