package io.corral.domain.project;

import java.time.Duration;

/// So many items in a window of time. Windows do not slide.
///
/// @param countMax items that pass in one window; 0 lets nothing pass
/// @param window at least one second, at most 90 days
public record Quota(long countMax, Duration window) {

    private static final Duration WINDOW_MIN = Duration.ofSeconds(1);
    private static final Duration WINDOW_MAX = Duration.ofDays(90);

    public Quota {
        if (countMax < 0) {
            throw new IllegalArgumentException("A quota counts from 0, found " + countMax);
        }
        if (window.compareTo(WINDOW_MIN) < 0 || window.compareTo(WINDOW_MAX) > 0) {
            throw new IllegalArgumentException(
                    "The window of a quota is between 1 s and 90 days, found " + window);
        }
    }
}
