package io.corral.protocol.session;

import io.corral.domain.health.SessionStatus;
import io.corral.domain.health.SessionUpdate.Anr;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one element of a session item says; times are the client's.
///
/// @param session null for sessions the client counted
/// @param user who it belongs to, in words of the client; null when not told
/// @param environment empty when not told
public record SessionMessage(
        @Nullable Single session,
        Map<SessionStatus, Long> counts,
        Instant started,
        @Nullable String user,
        String release,
        String environment) {

    public SessionMessage {
        counts = Map.copyOf(counts);
    }

    /// One session.
    ///
    /// @param id in words of the client
    /// @param begins it is told about for the first time
    /// @param duration once it ended well; null before, or when not told
    public record Single(
            String id, boolean begins, SessionStatus status, @Nullable Duration duration,
            Anr anr) {}
}
