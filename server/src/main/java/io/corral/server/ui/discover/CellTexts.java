package io.corral.server.ui.discover;

import io.corral.engine.search.ValueType;
import io.corral.server.ui.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of a result as people read them.
final class CellTexts {

    private static final int SHOWN_MAX = 240;
    private static final int DIGITS = 3;

    private CellTexts() {}

    /// A short text; `–` for no value.
    static String of(ValueType type, @Nullable String unit, @Nullable Object value) {
        return switch (value) {
            case null -> "–";
            case Double number -> number(type, unit, number);
            case Long number when type == ValueType.INTEGER -> Words.number(number);
            case Number number -> number(type, unit, number.doubleValue());
            case List<?> list -> cut(list.stream().map(each -> of(ValueType.NUMBER, null, each))
                    .collect(Collectors.joining(", ")));
            case Instant instant -> instant.toString();
            default -> cut(value.toString());
        };
    }

    /// Whether values of a type stand at the end of their column.
    static boolean standsAtEnd(ValueType type) {
        return switch (type) {
            case INTEGER, NUMBER, DURATION, PERCENTAGE, SIZE, RATE -> true;
            case STRING, DATE, BOOLEAN, ARRAY -> false;
        };
    }

    private static String number(ValueType type, @Nullable String unit, double value) {
        return switch (type) {
            case DURATION -> duration(value);
            case PERCENTAGE -> digits(value * 100) + " %";
            case SIZE -> Words.bytes(Math.round(value));
            case RATE -> digits(value) + ("1/second".equals(unit) ? " /s" : " /min");
            case STRING, INTEGER, NUMBER, DATE, BOOLEAN, ARRAY -> digits(value);
        };
    }

    static String duration(double millis) {
        double size = Math.abs(millis);
        if (size < 1_000) {
            return digits(millis) + " ms";
        }
        if (size < 60_000) {
            return digits(millis / 1e3) + " s";
        }
        return size < 3.6e6 ? digits(millis / 6e4) + " min" : digits(millis / 3.6e6) + " h";
    }

    /// A number with as many digits as say something: three below 1, none after the point from
    /// 1,000 on.
    private static String digits(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return Words.number((long) value);
        }
        int places = size >= 1_000
                ? 0
                : size >= 100
                        ? 1
                        : size >= 1
                                ? 2
                                : Math.min(12, DIGITS - 1 + (int) Math.ceil(-Math.log10(size)));
        String text = String.format(Locale.ROOT, "%,." + places + "f", value);
        return text.contains(".")
                ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "")
                : text;
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }
}
