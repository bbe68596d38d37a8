package io.corral.protocol.search;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A time as searches write it.
public sealed interface TimeLiteral {

    /// A date with a time of day: UTC unless it says otherwise.
    record Moment(Instant instant) implements TimeLiteral {}

    /// A date: all of that day in UTC.
    record Day(LocalDate date) implements TimeLiteral {

        /// First instant of the day.
        public Instant from() {
            return date.atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        /// First instant of the next day.
        public Instant to() {
            return date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
    }

    /// `-24h`: within the last 24 hours.
    record Within(Duration duration) implements TimeLiteral {}

    /// `+24h`: longer ago than 24 hours.
    record OlderThan(Duration duration) implements TimeLiteral {}

    /// Reads a time; empty for anything else.
    static Optional<TimeLiteral> parse(String text) {
        return Reader.read(text.strip());
    }

    /// The reading itself; apart, because an interface has no private constants.
    final class Reader {

        private static final Pattern RELATIVE = Pattern.compile("([+-])(\\d{1,7})([smhdw])");
        private static final Map<String, Duration> UNITS = Map.of(
                "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1),
                "d", Duration.ofDays(1), "w", Duration.ofDays(7));
        private static final int DATE_LENGTH = 10;

        private Reader() {}

        private static Optional<TimeLiteral> read(String text) {
            Matcher relative = RELATIVE.matcher(text);
            if (relative.matches()) {
                Duration duration = UNITS.getOrDefault(relative.group(3), Duration.ZERO)
                        .multipliedBy(Long.parseLong(relative.group(2)));
                return Optional.of(
                        relative.group(1).equals("-")
                                ? new Within(duration)
                                : new OlderThan(duration));
            }
            try {
                return Optional.of(absolute(text));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        private static TimeLiteral absolute(String text) {
            if (text.length() <= DATE_LENGTH) {
                return new Day(bounded(LocalDate.parse(text)));
            }
            String iso = text.charAt(DATE_LENGTH) == ' '
                    ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1)
                    : text;
            boolean hasOffset = iso.endsWith("Z")
                    || iso.lastIndexOf('+') > DATE_LENGTH
                    || iso.lastIndexOf('-') > DATE_LENGTH;
            Instant instant = hasOffset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            bounded(instant.atOffset(ZoneOffset.UTC).toLocalDate());
            return new Moment(instant);
        }

        /// Years with four digits: what engines can compare.
        private static LocalDate bounded(LocalDate date) {
            if (date.getYear() < 1 || date.getYear() > 9998) {
                throw new DateTimeException("year " + date.getYear());
            }
            return date;
        }
    }
}
