package io.corral.domain.issue;

import java.util.Locale;
import java.util.Optional;

/// The name people call an issue by: the project's slug and a number, `SHOP-1A`. The number is
/// written in Crockford's base 32 (no I, L, O, U), as Sentry's short ids are.
///
/// @param slug of the project, lower case
/// @param number from 1, counted per project
public record ShortId(String slug, long number) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DIGIT_BITS = 5;
    private static final int DIGITS_MAX = 12;

    public ShortId {
        if (number < 1) {
            throw new IllegalArgumentException("A short id counts from 1, found " + number);
        }
        slug = slug.toLowerCase(Locale.ROOT);
    }

    /// Reads a short id in any case; empty when the text is none. I and L are read as 1 and O as 0,
    /// as Crockford suggests.
    public static Optional<ShortId> parse(String text) {
        int dash = text.lastIndexOf('-');
        int digits = text.length() - dash - 1;
        if (dash < 1 || digits < 1 || digits > DIGITS_MAX) {
            return Optional.empty();
        }
        long number = 0;
        for (char c : text.substring(dash + 1).toUpperCase(Locale.ROOT).toCharArray()) {
            int digit = DIGITS.indexOf(alike(c));
            if (digit < 0) {
                return Optional.empty();
            }
            number = number << DIGIT_BITS | digit;
        }
        return number == 0
                ? Optional.empty()
                : Optional.of(new ShortId(text.substring(0, dash), number));
    }

    private static char alike(char letter) {
        return switch (letter) {
            case 'I', 'L' -> '1';
            case 'O' -> '0';
            default -> letter;
        };
    }

    /// The slug in upper case, a dash and the number.
    @Override
    public String toString() {
        StringBuilder digits = new StringBuilder();
        for (long rest = number; rest > 0; rest >>>= DIGIT_BITS) {
            digits.append(DIGITS.charAt((int) (rest & DIGITS.length() - 1)));
        }
        return slug.toUpperCase(Locale.ROOT) + '-' + digits.reverse();
    }
}
