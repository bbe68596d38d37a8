package io.corral.store.outbox;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something happened to an issue that others may want to hear of.
///
/// @param id rising with time
/// @param deduplicationKey the same whenever this is delivered again, different for everything else
/// @param event that caused it
/// @param release of that event; null when it names none
/// @param attempts failed so far
/// @param dueAt not to be delivered before
public record OutboxEntry(
        long id,
        String deduplicationKey,
        Kind kind,
        ProjectId project,
        IssueId issue,
        EventId event,
        @Nullable String release,
        Instant createdAt,
        int attempts,
        Instant dueAt) {

    /// What happened.
    public enum Kind {
        /// A new issue.
        OPENED,
        /// A resolved issue is back.
        REGRESSED,
        /// The condition of a snooze was met.
        UNMUTED,
        /// There is more of it than was forecast.
        ESCALATING
    }
}
