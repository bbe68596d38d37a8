package io.corral.server.rest.scope;

import io.corral.protocol.Timestamps;
import io.corral.server.http.Query;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A span of time.
///
/// @param from inclusive
/// @param to exclusive
public record TimeWindow(Instant from, Instant to) {

    private static final long PERIOD_DAYS_MAX = 3_650;

    /// What the parameters `statsPeriod`, or `start` and `end`, asked for.
    public sealed interface Asked {
        /// A window.
        record For(TimeWindow window) implements Asked {}

        /// No parameter speaks of time.
        record Nothing() implements Asked {}

        /// Parameters that make no sense.
        ///
        /// @param sentence for the caller
        record Wrong(String sentence) implements Asked {}
    }

    /// The window of this length that ends now, a minute late so that events of this moment count.
    public static TimeWindow last(Duration length, Instant now) {
        return new TimeWindow(now.minus(length), now.plus(Duration.ofMinutes(1)));
    }

    /// Reads the parameters (API reference 2.1); `statsPeriod` wins.
    public static Asked of(Query query, Instant now) {
        String period = query.firstOr("statsPeriod", "");
        if (!period.isEmpty()) {
            Duration length = period(period);
            return length == null
                    ? new Asked.Wrong("Invalid statsPeriod: " + period
                            + ". Write a number and one of s, m, h, d, w.")
                    : new Asked.For(last(length, now));
        }
        String start = query.firstOr("start", "");
        String end = query.firstOr("end", "");
        if (start.isEmpty() && end.isEmpty()) {
            return new Asked.Nothing();
        }
        Instant from = Timestamps.ofText(start);
        Instant to = Timestamps.ofText(end);
        if (from == null || to == null) {
            return new Asked.Wrong("start and end are both required, as ISO dates.");
        }
        return from.isBefore(to)
                ? new Asked.For(new TimeWindow(from, to))
                : new Asked.Wrong("start must be before end.");
    }

    /// A length such as `14d`; null when it is none.
    public static @Nullable Duration period(String text) {
        if (!text.matches("\\d{1,6}[smhdw]")) {
            return null;
        }
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        Duration length = switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            case 'w' -> Duration.ofDays(7 * count);
            default -> throw new DateTimeException("unit of " + text);
        };
        return length.isZero() || length.toDays() > PERIOD_DAYS_MAX ? null : length;
    }

    /// Its length, rounded up to full hours; at least 1.
    public long hours() {
        return Math.max(1, Math.ceilDiv(from.until(to, ChronoUnit.MINUTES), 60L));
    }
}
