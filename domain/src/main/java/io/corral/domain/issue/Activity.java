package io.corral.domain.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of an issue's history.
///
/// @param id rising with time, unique in the installation
/// @param actor null when Corral itself did it
public record Activity(
        long id, IssueId issue, @Nullable UserId actor, Instant at, Entry entry) {

    /// What happened.
    ///
    /// @param data by the names of Sentry's API; values are String, Long or Boolean
    public record Entry(ActivityType type, Map<String, Object> data) {
        public Entry {
            data = Map.copyOf(data);
        }

        /// An entry without further data.
        public static Entry of(ActivityType type) {
            return new Entry(type, Map.of());
        }
    }
}
