package io.corral.protocol.triage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Counts as people and pages write them: `1234`, `1,234`, `12.4k`, `2M`, `~300`, `75x`.
final class Quantities {

    private static final int LENGTH_MAX = 16;

    private Quantities() {}

    /// The count; null when the text is none.
    static @Nullable Long read(String text) {
        String told = text.strip();
        if (told.isEmpty() || told.length() > LENGTH_MAX) {
            return null;
        }
        int from = "~<>≈+".indexOf(told.charAt(0)) >= 0 ? 1 : 0;
        int to = told.length();
        while (to > from && "+x×".indexOf(told.charAt(to - 1)) >= 0) {
            to--;
        }
        double factor = to > from ? factor(told.charAt(to - 1)) : 1;
        String digits = told.substring(from, factor > 1 ? to - 1 : to).strip();
        if (digits.isEmpty() || !Character.isDigit(digits.charAt(0))) {
            return null;
        }
        return factor > 1 ? scaled(digits, factor) : whole(digits);
    }

    private static double factor(char letter) {
        return switch (Character.toLowerCase(letter)) {
            case 'k' -> 1e3;
            case 'm' -> 1e6;
            case 'b' -> 1e9;
            default -> 1;
        };
    }

    private static @Nullable Long scaled(String digits, double factor) {
        Double number = decimal(digits.replace(',', '.'));
        return number == null ? null : Long.valueOf(Math.round(number * factor));
    }

    // Groups of three are thousands, whatever stands between them.
    private static @Nullable Long whole(String digits) {
        String[] parts = digits.split("[.,'’_ ]", -1);
        boolean thousands = parts.length > 1;
        for (int i = 1; i < parts.length; i++) {
            thousands &= parts[i].length() == 3;
        }
        Double number = decimal(thousands ? String.join("", parts) : digits);
        return number == null ? null : Long.valueOf((long) Math.floor(number));
    }

    private static @Nullable Double decimal(String digits) {
        int points = 0;
        for (int i = 0; i < digits.length(); i++) {
            char letter = digits.charAt(i);
            if (letter == '.') {
                points++;
            } else if (letter < '0' || letter > '9') {
                return null;
            }
        }
        return points > 1 ? null : Double.valueOf(digits.toLowerCase(Locale.ROOT));
    }
}
