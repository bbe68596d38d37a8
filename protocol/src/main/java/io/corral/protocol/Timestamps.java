package io.corral.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Times as SDKs write them: seconds since 1970, perhaps with a fraction, or ISO 8601 text with or
/// without a zone (none means UTC).
public final class Timestamps {

    /// Numbers above this are milliseconds: as seconds they would lie after the year 5138.
    private static final double SECONDS_MAX = 1e11;
    private static final double MILLIS_MAX = 1e14;
    private static final int TEXT_LENGTH_MAX = 40;

    private Timestamps() {}

    /// The time this number of seconds stands for, to the microsecond; null when it is not one.
    public static @Nullable Instant ofNumber(double seconds) {
        double value = seconds > SECONDS_MAX ? seconds / 1000 : seconds;
        if (!(value >= -SECONDS_MAX && seconds <= MILLIS_MAX)) {
            return null;
        }
        double whole = Math.floor(value);
        long micros = Math.round((value - whole) * 1e6);
        return Instant.ofEpochSecond((long) whole, micros * 1000);
    }

    /// The time this text stands for: ISO 8601, or a number; null when it is neither.
    public static @Nullable Instant ofText(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > TEXT_LENGTH_MAX) {
            return null;
        }
        boolean dated = trimmed.length() >= 10 && trimmed.charAt(4) == '-'
                && trimmed.charAt(7) == '-';
        return dated ? new IsoScan(trimmed).instant() : ofDigits(trimmed);
    }

    private static @Nullable Instant ofDigits(String text) {
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c != '.' && !(c == '-' && i == 0)) {
                return null;
            }
        }
        boolean oneDot = text.indexOf('.') == text.lastIndexOf('.');
        return digits && oneDot ? ofNumber(Double.parseDouble(text)) : null;
    }

    /// Reads `2026-11-21T10:15:00.123+01:00` from left to right.
    private static final class IsoScan {
        private static final int WRONG = -1;

        private final String text;
        private int position;

        IsoScan(String text) {
            this.text = text;
        }

        @Nullable
        Instant instant() {
            int year = number(4);
            position++;
            int month = number(2);
            position++;
            int day = number(2);
            int secondOfDay = 0;
            int nanos = 0;
            if (position < text.length()) {
                char separator = text.charAt(position++);
                if (separator != 'T' && separator != 't' && separator != ' ') {
                    return null;
                }
                secondOfDay = secondOfDay();
                nanos = fraction();
            }
            Integer offset = offsetSeconds();
            if (year < 0 || month < 1 || day < 1 || secondOfDay < 0 || offset == null) {
                return null;
            }
            return at(year, month, day, secondOfDay - (long) offset, nanos);
        }

        private static @Nullable Instant at(
                int year, int month, int day, long second, int nanos) {
            boolean exists = month <= 12
                    && day <= java.time.YearMonth.of(year, month).lengthOfMonth();
            if (!exists) {
                return null;
            }
            try {
                long days = LocalDate.of(year, month, day).toEpochDay();
                return Instant.ofEpochSecond(days * 86_400 + second, nanos);
            } catch (DateTimeException outOfRange) {
                return null;
            }
        }

        private int secondOfDay() {
            int hour = number(2);
            int minute = skip(':') ? number(2) : WRONG;
            int second = minute >= 0 && skip(':') ? number(2) : 0;
            boolean wrong = hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0
                    || second > 60;
            return wrong ? WRONG : hour * 3600 + minute * 60 + Math.min(second, 59);
        }

        private int fraction() {
            if (!skip('.') && !skip(',')) {
                return 0;
            }
            int nanos = 0;
            int digits = 0;
            while (position < text.length() && isDigit(text.charAt(position))) {
                if (digits++ < 9) {
                    nanos = nanos * 10 + text.charAt(position) - '0';
                }
                position++;
            }
            for (; digits < 9; digits++) {
                nanos *= 10;
            }
            return nanos;
        }

        /// Seconds east of UTC; null when the rest of the text is no zone.
        private @Nullable Integer offsetSeconds() {
            skip(' ');
            if (position == text.length()) {
                return 0;
            }
            char sign = text.charAt(position++);
            if (sign == 'Z' || sign == 'z') {
                return position == text.length() ? 0 : null;
            }
            int hours = number(2);
            skip(':');
            int minutes = position == text.length() ? 0 : number(2);
            boolean wrong = (sign != '+' && sign != '-') || hours < 0 || minutes < 0
                    || position != text.length();
            int seconds = hours * 3600 + minutes * 60;
            return wrong ? null : sign == '-' ? -seconds : seconds;
        }

        private boolean skip(char expected) {
            boolean found = position < text.length() && text.charAt(position) == expected;
            if (found) {
                position++;
            }
            return found;
        }

        private int number(int digits) {
            if (position + digits > text.length()) {
                return WRONG;
            }
            int value = 0;
            for (int i = 0; i < digits; i++) {
                char c = text.charAt(position++);
                if (!isDigit(c)) {
                    return WRONG;
                }
                value = value * 10 + c - '0';
            }
            return value;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
