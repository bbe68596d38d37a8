package io.corral.protocol;

/// Small numbers in decimal digits alone: no sign, no blank, no digits of other scripts.
final class Digits {

    private static final int LENGTH_MAX = 5;

    private Digits() {}

    /// The number, at most 99,999; -1 when the text is none.
    static int read(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
