package io.corral.tools.client;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a server says about how often and how many at once it may be asked.
/// Source: Sentry's API documentation, "Rate Limits" (`X-Sentry-Rate-Limit-*`).
///
/// @param remaining requests left until the reset; null when not told
/// @param reset when they are counted anew; null when not told
/// @param concurrentRemaining how many more at once; null when not told
public record RateLimit(@Nullable Integer remaining, @Nullable Instant reset,
        @Nullable Integer concurrentRemaining) {

    private static final String PREFIX = "X-Sentry-Rate-Limit-";
    private static final int DIGITS_MAX = 12;

    /// Reads the headers of an answer; null when it has none of them.
    static @Nullable RateLimit of(Function<String, Optional<String>> header) {
        Long remaining = number(header.apply(PREFIX + "Remaining"));
        Long reset = number(header.apply(PREFIX + "Reset"));
        Long concurrent = number(header.apply(PREFIX + "ConcurrentRemaining"));
        return remaining == null && reset == null && concurrent == null
                ? null
                : new RateLimit(small(remaining),
                        reset == null ? null : Instant.ofEpochSecond(reset), small(concurrent));
    }

    private static @Nullable Long number(Optional<String> text) {
        return text.map(String::strip)
                .filter(word -> !word.isEmpty() && word.length() <= DIGITS_MAX
                        && word.chars().allMatch(letter -> letter >= '0' && letter <= '9'))
                .map(Long::valueOf).orElse(null);
    }

    private static @Nullable Integer small(@Nullable Long number) {
        return number == null ? null : Integer.valueOf((int) Math.min(number, Integer.MAX_VALUE));
    }

    /// Whether the next request of the same kind would be refused.
    boolean isUsedUp() {
        return remaining != null && remaining == 0;
    }

    /// Whether a refusal came from too many at once, and not from too many in a time.
    boolean isCrowded() {
        return concurrentRemaining != null && concurrentRemaining == 0
                && (remaining == null || remaining > 0);
    }
}
