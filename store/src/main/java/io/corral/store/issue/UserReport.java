package io.corral.store.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a user said about an event.
///
/// @param id assigned by the store; 0 before
/// @param key grouping key of the event; null while the event is not known, in which case the
///     report is linked when it arrives
public record UserReport(
        long id,
        ProjectId project,
        EventId event,
        @Nullable Long key,
        @Nullable String name,
        @Nullable String email,
        String comments,
        Instant receivedAt) {

    /// The same report of an event with this key.
    public UserReport ofKey(long known) {
        return new UserReport(id, project, event, known, name, email, comments, receivedAt);
    }
}
