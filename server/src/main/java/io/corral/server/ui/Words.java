package io.corral.server.ui;

import io.corral.domain.issue.Issue;
import io.corral.web.page.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as people read them.
public final class Words {

    private static final int VALUE_LENGTH_MAX = 2_000;

    /// Longer texts help nobody in a list.
    private static final int ROW_LENGTH_MAX = 300;
    private static final Duration MONTH = ChronoUnit.MONTHS.getDuration();
    private static final Duration YEAR = ChronoUnit.YEARS.getDuration();

    private Words() {}

    /// How long ago something was; the same words as `times.ts` makes of it later.
    public static Moment ago(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        String words;
        if (age.toMinutes() < 1) {
            words = "just now";
        } else if (age.toHours() < 1) {
            words = age.toMinutes() + " min";
        } else if (age.toDays() < 1) {
            words = age.toHours() + " h";
        } else if (age.compareTo(MONTH) < 0) {
            words = age.toDays() + " d";
        } else if (age.compareTo(YEAR) < 0) {
            words = age.dividedBy(MONTH) + " mo";
        } else {
            words = age.dividedBy(YEAR) + " y";
        }
        return new Moment(at.truncatedTo(ChronoUnit.SECONDS).toString(), words);
    }

    /// A length of time in its largest useful unit: `40 min`, `5 h`, `3 d`.
    public static String length(Duration length) {
        if (length.toMinutes() < 1) {
            return length.toSeconds() + " s";
        }
        if (length.toHours() < 2) {
            return length.toMinutes() + " min";
        }
        return length.toHours() < 48
                ? length.toHours() + " h"
                : number(length.toDays()) + " d";
    }

    /// 1234 as `1,234`.
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// 1234 as `1.2k`, for places with little room.
    public static String shortNumber(long value) {
        if (value < 1_000) {
            return Long.toString(value);
        }
        if (value < 1_000_000) {
            return scaled(value, 1_000, "k");
        }
        return scaled(value, 1_000_000, "m");
    }

    private static String scaled(long value, long unit, String letter) {
        return value < 10 * unit
                ? String.format(Locale.ROOT, "%.1f%s", Math.floor(value * 10.0 / unit) / 10, letter)
                : value / unit + letter;
    }

    /// `1 event`, `2 events`.
    public static String many(long count, String unit) {
        return number(count) + " " + unit + (count == 1 ? "" : "s");
    }

    /// 3,400,000 bytes as `3.4 MB`.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return many(bytes, "byte");
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// `high` as `High`.
    public static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /// The finer word of where an issue stands.
    public static String state(Issue.State state) {
        var substatus = state.substatus();
        return substatus == null
                ? state.status().wireName()
                : substatus.wireName().replace('_', '-');
    }

    /// A text in a row of a list, cut between characters when it is long.
    public static String row(String text) {
        return text.length() <= ROW_LENGTH_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, ROW_LENGTH_MAX / 2)) + "…";
    }

    /// A value of an event as text, cut when it is very long.
    public static String text(@Nullable Object value) {
        String text = value == null ? "null" : value.toString();
        return text.length() <= VALUE_LENGTH_MAX
                ? text
                : text.substring(0, VALUE_LENGTH_MAX) + "…";
    }
}
