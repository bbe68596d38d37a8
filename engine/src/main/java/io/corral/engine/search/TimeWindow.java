package io.corral.engine.search;

import io.corral.protocol.search.TimeLiteral;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From when to when a question is about.
///
/// @param from inclusive
/// @param to exclusive
public record TimeWindow(Instant from, Instant to) {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    public TimeWindow {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A window ends after it begins: " + from);
        }
    }

    /// The time up to now; a little longer, for events whose clock runs ahead.
    public static TimeWindow last(Duration duration, Instant now) {
        return new TimeWindow(now.minus(duration), now.plus(Duration.ofMinutes(2)));
    }

    /// Reads the parameters of Sentry's API; empty when they make no window.
    ///
    /// @param statsPeriod for example `24h`; null when not given
    /// @param start with `end`, instead of `statsPeriod`; null when not given
    /// @param usual what applies when nothing is given
    public static Optional<TimeWindow> parse(
            @Nullable String statsPeriod,
            @Nullable String start,
            @Nullable String end,
            Duration usual,
            Instant now) {
        if (statsPeriod != null && !statsPeriod.isBlank()) {
            return TimeLiteral.parse("-" + statsPeriod.strip())
                    .filter(TimeLiteral.Within.class::isInstance)
                    .map(literal -> ((TimeLiteral.Within) literal).duration())
                    .filter(duration -> duration.isPositive() && duration.compareTo(LONGEST) <= 0)
                    .map(duration -> last(duration, now));
        }
        if (start == null || end == null) {
            return start == null && end == null
                    ? Optional.of(last(usual, now))
                    : Optional.empty();
        }
        return instant(start).flatMap(from -> instant(end)
                .filter(from::isBefore)
                .map(to -> new TimeWindow(from, to)));
    }

    private static Optional<Instant> instant(String text) {
        return TimeLiteral.parse(text).flatMap(literal -> switch (literal) {
            case TimeLiteral.Moment(var moment) -> Optional.of(moment);
            case TimeLiteral.Day day -> Optional.of(day.from());
            case TimeLiteral.Within _, TimeLiteral.OlderThan _ -> Optional.empty();
        });
    }

    /// How long it is.
    public Duration duration() {
        return Duration.between(from, to);
    }
}
