package io.corral.domain.triage.check;

import java.time.Duration;
import java.util.Locale;

/// Words and numbers of answers.
final class Texts {

    private static final int LENGTH_MAX = 160;
    private static final double HUNDRED = 100;

    private Texts() {}

    /// A text of an event on one line, cut to a bound.
    static String line(String text) {
        String begin = text.substring(0, Math.min(text.length(), 2 * LENGTH_MAX));
        var line = new StringBuilder();
        begin.codePoints().forEach(letter -> {
            if (!Character.isISOControl(letter) && !Character.isWhitespace(letter)
                    && Character.getType(letter) != Character.FORMAT) {
                line.appendCodePoint(letter);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        });
        String stripped = line.toString().strip();
        return stripped.length() <= LENGTH_MAX
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(
                        0, stripped.codePointCount(0, LENGTH_MAX))) + "…";
    }

    static String count(long number, String unit) {
        return String.format(Locale.ROOT, "%,d %s%s", number, unit, number == 1 ? "" : "s");
    }

    /// A share as whole percent; never 0 or 100 where it is not quite.
    static String percent(double share) {
        double percent = HUNDRED * share;
        if (share > 0 && percent < 1) {
            return "less than 1 %";
        }
        return share < 1 && percent > 99 ? "over 99 %" : Math.round(percent) + " %";
    }

    static String times(double factor) {
        return factor < 10
                ? String.format(Locale.ROOT, "%.1fx", factor)
                : String.format(Locale.ROOT, "%,.0fx", factor);
    }

    /// A span of time in its largest unit; under two of it in the next one.
    static String span(Duration span) {
        long minutes = Math.max(0, span.toMinutes());
        if (minutes < 2) {
            return Math.max(0, span.toSeconds()) + " s";
        }
        if (minutes < 120) {
            return minutes + " min";
        }
        return span.toHours() < 48 ? span.toHours() + " hours" : span.toDays() + " days";
    }
}
