package io.corral.domain.triage;

/// The part of a text that evidence quotes.
final class Shown {

    private static final int LENGTH_MAX = 80;

    private Shown() {}

    static String of(String text) {
        return cut(text.strip(), LENGTH_MAX);
    }

    /// The beginning of a text, without half a character at its end.
    static String cut(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(lengthMax - 1));
        return text.substring(0, half ? lengthMax - 1 : lengthMax);
    }
}
