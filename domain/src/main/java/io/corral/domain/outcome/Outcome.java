package io.corral.domain.outcome;

/// What became of one item. Every item ends in exactly one outcome; outcomes of digest never reach
/// HTTP: a well-framed envelope with a broken event is a 200 and later [Invalid].
public sealed interface Outcome {
    /// Stored.
    record Accepted() implements Outcome {}

    /// Left out on purpose.
    record Filtered(FilterReason reason) implements Outcome {}

    /// Refused before it was stored.
    record RateLimited(RateLimitScope scope) implements Outcome {}

    /// Could not be used.
    record Invalid(InvalidReason reason) implements Outcome {}

    /// An event of this id was stored before.
    record Duplicate() implements Outcome {}

    /// Never sent: the client reported having dropped it.
    ///
    /// @param reason the client's word, for example `sample_rate`
    record ClientDiscarded(String reason) implements Outcome {}

    /// The word of `stats_v2` for the outcome: accepted, filtered, rate_limited, invalid, duplicate
    /// or client_discard.
    default String wireName() {
        return switch (this) {
            case Accepted _ -> "accepted";
            case Filtered _ -> "filtered";
            case RateLimited _ -> "rate_limited";
            case Invalid _ -> "invalid";
            case Duplicate _ -> "duplicate";
            case ClientDiscarded _ -> "client_discard";
        };
    }

    /// The reason of `stats_v2`: a lower-case word, empty where the outcome needs none.
    default String reasonName() {
        return switch (this) {
            case Accepted _, Duplicate _ -> "";
            case Filtered(var reason) -> reason.wireName();
            case RateLimited(var scope) -> scope.wireName();
            case Invalid(var reason) -> reason.wireName();
            case ClientDiscarded(var reason) -> reason;
        };
    }
}
