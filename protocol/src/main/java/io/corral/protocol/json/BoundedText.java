package io.corral.protocol.json;

/// Text cut to a bound.
public final class BoundedText {

    private static final String DOTS = "...";

    private BoundedText() {}

    /// The text itself, or its start with three dots, together at most so long; never half of a
    /// surrogate pair.
    ///
    /// @param lengthMax in characters, more than 3
    public static String cut(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text;
        }
        int end = lengthMax - DOTS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + DOTS;
    }
}
