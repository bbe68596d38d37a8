package io.corral.protocol;

import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.RateLimitScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `X-Sentry-Rate-Limits`: `SECONDS:CATEGORIES:SCOPE[:REASON]`, separated by commas
/// (Sentry docs "Rate Limiting").
public final class RateLimitHeader {

    /// Name of the header.
    public static final String NAME = "X-Sentry-Rate-Limits";

    private RateLimitHeader() {}

    /// One limit in force.
    ///
    /// @param seconds to wait, at least 1
    /// @param categories what is limited; empty means everything
    /// @param scope whose limit it is; a full queue is told as the organisation's
    /// @param reason one word, null for none
    public record RateLimit(
            int seconds, List<DataCategory> categories, RateLimitScope scope,
            @Nullable String reason) {
        public RateLimit {
            seconds = Math.max(1, seconds);
            categories = List.copyOf(categories);
        }
    }

    /// The value of the header; empty when there are no limits.
    public static String write(List<RateLimit> limits) {
        var text = new StringBuilder();
        for (RateLimit limit : limits) {
            if (!text.isEmpty()) {
                text.append(", ");
            }
            text.append(limit.seconds()).append(':');
            appendCategories(text, limit.categories());
            text.append(':').append(scopeName(limit.scope()));
            if (limit.reason() != null) {
                text.append(':').append(word(limit.reason()));
            }
        }
        return text.toString();
    }

    /// The value of `Retry-After`: the longest wait, 0 without limits.
    public static int retryAfterSeconds(List<RateLimit> limits) {
        int longest = 0;
        for (RateLimit limit : limits) {
            longest = Math.max(longest, limit.seconds());
        }
        return longest;
    }

    private static void appendCategories(StringBuilder text, List<DataCategory> categories) {
        for (int i = 0; i < categories.size(); i++) {
            if (i > 0) {
                text.append(';');
            }
            text.append(categories.get(i).wireName());
        }
    }

    private static String scopeName(RateLimitScope scope) {
        return switch (scope) {
            case KEY, PROJECT, ORGANIZATION -> scope.wireName();
            case QUEUE -> RateLimitScope.ORGANIZATION.wireName();
        };
    }

    /// Separators of the grammar must not stand in a reason.
    private static String word(String reason) {
        return reason.replace(':', '_').replace(';', '_').replace(',', '_').replace(' ', '_');
    }
}
