package io.corral.engine.ingest.intake;

import io.corral.domain.id.EventId;
import io.corral.protocol.RateLimitHeader.RateLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What intake tells the SDK about one request.
public sealed interface IntakeAnswer {

    /// Everything is durable.
    ///
    /// @param id of the event; null when the envelope neither has nor needs one
    record Taken(@Nullable EventId id) implements IntakeAnswer {}

    /// Some or all items were refused by a limit; the others are durable.
    record Limited(@Nullable EventId id, List<RateLimit> limits) implements IntakeAnswer {
        public Limited {
            limits = List.copyOf(limits);
        }
    }

    /// Nothing was taken.
    record Refused(Refusal refusal) implements IntakeAnswer {}
}
