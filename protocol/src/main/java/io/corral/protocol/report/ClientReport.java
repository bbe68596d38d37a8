package io.corral.protocol.report;

import io.corral.domain.outcome.DataCategory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a client dropped instead of sending it (Sentry develop docs "Client Reports").
///
/// @param timestamp by the client's clock; null when not told
/// @param discarded one entry for each reason and category
public record ClientReport(@Nullable Instant timestamp, List<Discarded> discarded) {

    public ClientReport {
        discarded = List.copyOf(discarded);
    }

    /// A number of dropped items.
    ///
    /// @param cause what kind of decision it was
    /// @param reason the client's word, for example `sample_rate`
    /// @param category what was dropped; words nobody knows count as the default category
    /// @param quantity at least 1
    public record Discarded(Cause cause, String reason, DataCategory category, long quantity) {}

    /// Whose decision it was; clients say `discarded_events`, relays between them and us the rest.
    public enum Cause {
        CLIENT,
        RATE_LIMIT,
        FILTER
    }
}
