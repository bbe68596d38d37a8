package io.corral.server.ui.issue.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How long before or after an event something was.
final class RelativeTime {

    private RelativeTime() {}

    /// Words such as `−850 ms`, `−1.2 s`, `−3 min 4 s`, `−2 h 5 min`, `−3 d`, `+20 ms`; `0 ms` for
    /// the same moment.
    static String of(Instant at, Instant event) {
        Duration between = Duration.between(event, at);
        String sign = between.isZero() ? "" : between.isNegative() ? "−" : "+";
        return sign + length(between.abs());
    }

    /// The same words without a sign.
    static String length(Duration duration) {
        if (duration.toMillis() < 1_000) {
            return duration.toMillis() + " ms";
        }
        if (duration.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toDays() < 1
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " d";
    }
}
