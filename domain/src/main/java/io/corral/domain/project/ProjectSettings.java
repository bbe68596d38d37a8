package io.corral.domain.project;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the events of one project are treated.
///
/// @param filters what is left out
/// @param scrubbing what is made unreadable
/// @param origins pages that may send from a browser
/// @param quota what all keys together may send; null for the server's default
/// @param retention how long events are kept, whole days; null for the server's default
public record ProjectSettings(
        InboundFilters filters,
        Scrubbing scrubbing,
        AllowedOrigins origins,
        @Nullable Quota quota,
        @Nullable Duration retention) {

    public ProjectSettings {
        if (retention != null && retention.toDays() < 1) {
            throw new IllegalArgumentException("Retention is at least a day, found " + retention);
        }
    }

    /// What a new project gets: crawlers left out, default scrubbing, any origin.
    public static ProjectSettings defaults() {
        return new ProjectSettings(
                InboundFilters.defaults(), Scrubbing.defaults(), AllowedOrigins.ANY, null, null);
    }

    /// The same settings with other filters.
    public ProjectSettings withFilters(InboundFilters newFilters) {
        return new ProjectSettings(newFilters, scrubbing, origins, quota, retention);
    }

    /// The same settings with other scrubbing.
    public ProjectSettings withScrubbing(Scrubbing newScrubbing) {
        return new ProjectSettings(filters, newScrubbing, origins, quota, retention);
    }

    /// The same settings with other origins.
    public ProjectSettings withOrigins(AllowedOrigins newOrigins) {
        return new ProjectSettings(filters, scrubbing, newOrigins, quota, retention);
    }

    /// The same settings with another quota; null for the server's default.
    public ProjectSettings withQuota(@Nullable Quota newQuota) {
        return new ProjectSettings(filters, scrubbing, origins, newQuota, retention);
    }

    /// The same settings with another retention; null for the server's default.
    public ProjectSettings withRetention(@Nullable Duration newRetention) {
        return new ProjectSettings(filters, scrubbing, origins, quota, newRetention);
    }
}
