package io.corral.domain.outcome;

/// Whose limit refused an item.
public enum RateLimitScope {
    /// The limit of the client key.
    KEY("key"),
    /// The limit of the project.
    PROJECT("project"),
    /// The quota of the organisation.
    ORGANIZATION("organization"),
    /// The work queue was full.
    QUEUE("queue");

    private final String wireName;

    RateLimitScope(String wireName) {
        this.wireName = wireName;
    }

    /// The word people and `stats_v2` read.
    public String wireName() {
        return wireName;
    }
}
