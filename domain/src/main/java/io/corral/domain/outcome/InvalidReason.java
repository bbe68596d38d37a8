package io.corral.domain.outcome;

/// Why an item could not be used.
public enum InvalidReason {
    /// Not JSON, or nested or sized beyond the bounds.
    MALFORMED_JSON("malformed-json"),
    /// JSON, but not of the shape of its kind.
    NOT_AN_EVENT("not-an-event"),
    /// A required attribute is missing.
    MISSING_FIELD("missing-field"),
    /// Above the limit of its kind.
    TOO_LARGE("too-large"),
    /// The envelope's framing is broken.
    MALFORMED_ENVELOPE("malformed-envelope"),
    /// Announces another number of elements than it holds.
    ITEM_COUNT("item-count"),
    /// Happened too long ago to be counted, or has not happened yet.
    TIMESTAMP("timestamp"),
    /// The project was deleted before the item was digested.
    PROJECT_GONE("project-gone"),
    /// Digesting failed three times; the item is kept among the failed ones.
    INTERNAL("internal");

    private final String wireName;

    InvalidReason(String wireName) {
        this.wireName = wireName;
    }

    /// The word people and `stats_v2` read.
    public String wireName() {
        return wireName;
    }
}
