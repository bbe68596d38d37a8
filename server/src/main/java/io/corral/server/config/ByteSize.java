package io.corral.server.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An amount of memory or disk, written `512 B`, `64 KiB`, `1 MiB` or `4 GiB`; the space is
/// optional.
///
/// @param bytes not negative
public record ByteSize(long bytes) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12}) ?(B|KiB|MiB|GiB)");
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("A size is not negative, found " + bytes);
        }
    }

    /// Reads the written form.
    ///
    /// @throws IllegalArgumentException saying what was expected
    public static ByteSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a size such as 64 KiB or 200 MiB");
        }
        int shift = switch (matcher.group(2)) {
            case "KiB" -> 10;
            case "MiB" -> 20;
            case "GiB" -> 30;
            default -> 0;
        };
        return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift));
    }

    /// The written form in the largest unit that needs no fraction.
    @Override
    public String toString() {
        int unit = 0;
        long amount = bytes;
        while (unit < UNITS.length - 1 && amount != 0 && amount % 1024 == 0) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%d %s", amount, UNITS[unit]);
    }
}
