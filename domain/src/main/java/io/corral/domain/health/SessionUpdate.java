package io.corral.domain.health;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an SDK tells about sessions.
public sealed interface SessionUpdate {

    /// Where it counts.
    HealthHour of();

    /// Something about one session. What is told about the same session adds up.
    ///
    /// @param session hash of its id
    /// @param begins it is told about for the first time: the number of sessions rises
    /// @param user hash of who it belongs to; null when not told
    /// @param duration once it ended well; null before, or when not told
    /// @param anr whether the application did not respond
    record Single(
            HealthHour of,
            long session,
            boolean begins,
            SessionStatus status,
            @Nullable Long user,
            @Nullable Duration duration,
            Anr anr) implements SessionUpdate {}

    /// Sessions that are over, counted by the client.
    ///
    /// @param counts by status
    /// @param user hash of who they all belong to; null when not told
    record Counted(HealthHour of, Map<SessionStatus, Long> counts, @Nullable Long user)
            implements
                SessionUpdate {
        public Counted {
            counts = Map.copyOf(counts);
        }
    }

    /// Whether an application did not respond.
    enum Anr {
        NONE,
        BACKGROUND,
        FOREGROUND
    }
}
