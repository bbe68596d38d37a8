package io.corral.protocol.search;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers with units, as searches write them. Empty means: not one.
public final class Quantity {

    private static final Pattern FORM =
            Pattern.compile("([+-]?(?:\\d{1,18}(?:\\.\\d{0,9})?|\\.\\d{1,9})(?:e[+-]?\\d{1,2})?)"
                    + "\\s*([a-z%]*)");

    private static final Map<String, Double> COUNTS =
            Map.of("", 1.0, "k", 1e3, "m", 1e6, "b", 1e9);

    private static final Map<String, Double> MILLIS = Map.ofEntries(
            Map.entry("", 1.0), Map.entry("ns", 1e-6), Map.entry("us", 1e-3),
            Map.entry("ms", 1.0), Map.entry("s", 1e3), Map.entry("m", 6e4),
            Map.entry("min", 6e4), Map.entry("h", 3.6e6), Map.entry("hr", 3.6e6),
            Map.entry("d", 8.64e7), Map.entry("day", 8.64e7), Map.entry("w", 6.048e8),
            Map.entry("wk", 6.048e8));

    private static final Map<String, Double> BYTES = Map.ofEntries(
            Map.entry("", 1.0), Map.entry("bit", 0.125), Map.entry("b", 1.0),
            Map.entry("byte", 1.0), Map.entry("bytes", 1.0), Map.entry("kb", 1e3),
            Map.entry("mb", 1e6), Map.entry("gb", 1e9), Map.entry("tb", 1e12),
            Map.entry("pb", 1e15), Map.entry("eb", 1e18), Map.entry("kib", 0x1p10),
            Map.entry("mib", 0x1p20), Map.entry("gib", 0x1p30), Map.entry("tib", 0x1p40),
            Map.entry("pib", 0x1p50), Map.entry("eib", 0x1p60));

    private Quantity() {}

    /// A number, perhaps with `k`, `m` or `b` for thousands, millions, billions.
    public static OptionalDouble number(String text) {
        return read(text, COUNTS);
    }

    /// A duration in milliseconds; without a unit it is one.
    public static OptionalDouble durationMillis(String text) {
        return read(text, MILLIS);
    }

    /// A size in bytes, decimal (`kb`) or binary (`kib`); without a unit it is one.
    public static OptionalDouble bytes(String text) {
        return read(text, BYTES);
    }

    /// A share: `5%` is 0.05, a bare number itself.
    public static OptionalDouble share(String text) {
        return read(text, Map.of("", 1.0, "%", 0.01));
    }

    /// `true`, `false`, `1` or `0`.
    public static Optional<Boolean> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static OptionalDouble read(String text, Map<String, Double> units) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        Double unit = units.get(matcher.group(2));
        return unit == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(matcher.group(1)) * unit);
    }
}
