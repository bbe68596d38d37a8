package io.corral.tools.text;

/// Makes texts of strangers harmless to look at: control characters, which could move the cursor or
/// change the window of a terminal, and those that turn the direction of writing, become spaces.
public final class PlainText {

    private PlainText() {}

    /// A text on one line.
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isHidden(c) ? ' ' : c));
        return out.toString();
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    /// Whether all of it can be seen and is ASCII, as tokens and keys are.
    public static boolean isVisibleAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /// At most so many characters; what is left out is shown by `…`.
    public static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, Math.max(0, max - 1)) + "…";
    }
}
