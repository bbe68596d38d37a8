package io.corral.domain.outcome;

import java.util.Optional;

/// What an item counts as, for rate limits, quotas and outcomes (Sentry's data categories).
public enum DataCategory {
    DEFAULT("default"),
    ERROR("error"),
    TRANSACTION("transaction"),
    MONITOR("monitor"),
    SPAN("span"),
    LOG_ITEM("log_item"),
    LOG_BYTE("log_byte"),
    SECURITY("security"),
    ATTACHMENT("attachment"),
    ATTACHMENT_ITEM("attachment_item"),
    SESSION("session"),
    PROFILE("profile"),
    PROFILE_CHUNK("profile_chunk"),
    PROFILE_CHUNK_UI("profile_chunk_ui"),
    REPLAY("replay"),
    FEEDBACK("feedback"),
    TRACE_METRIC("trace_metric"),
    METRIC_BUCKET("metric_bucket"),
    INTERNAL("internal");

    private final String wireName;

    DataCategory(String wireName) {
        this.wireName = wireName;
    }

    /// The word used in `X-Sentry-Rate-Limits`, client reports and `stats_v2`.
    public String wireName() {
        return wireName;
    }

    /// The category of that word; empty when there is none.
    public static Optional<DataCategory> ofWireName(String word) {
        for (DataCategory category : values()) {
            if (category.wireName.equals(word)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
