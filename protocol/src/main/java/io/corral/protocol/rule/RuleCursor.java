package io.corral.protocol.rule;

import java.util.function.IntPredicate;

/// A line of rules and how far it is read. Used by one thread.
final class RuleCursor {

    private static final int WORD_SHOWN_MAX = 40;

    private final String line;
    private int position;

    RuleCursor(String line) {
        this.line = line;
    }

    /// The line is not a rule.
    static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1;
        private final int position;
        private final String expected;

        Mismatch(int position, String expected) {
            super(expected, null, false, false);
            this.position = position;
            this.expected = expected;
        }

        int position() {
            return position;
        }

        String expected() {
            return expected;
        }
    }

    int position() {
        return position;
    }

    /// What a message shows of the text at a position.
    String wordAt(int from) {
        if (from >= line.length()) {
            return "the end of the line";
        }
        if (Character.isWhitespace(line.charAt(from))) {
            return "a space";
        }
        int end = from + 1;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        String word = line.substring(from, end);
        return "`" + visible(word.length() > WORD_SHOWN_MAX
                ? word.substring(0, WORD_SHOWN_MAX) + "…"
                : word) + "`";
    }

    /// A word in which characters that nobody sees, or that turn the rest of a line round, are
    /// shown by their numbers.
    private static String visible(String word) {
        StringBuilder shown = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean isSeen = Character.getType(c) != Character.FORMAT
                    && !Character.isISOControl(c) && !Character.isSpaceChar(c);
            shown.append(isSeen ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return shown.toString();
    }

    boolean atEnd() {
        return position >= line.length();
    }

    /// The next character; 0 at the end.
    char peek() {
        return peek(0);
    }

    /// A character further on; 0 behind the end.
    char peek(int ahead) {
        return position + ahead < line.length() ? line.charAt(position + ahead) : 0;
    }

    void skipSpace() {
        while (!atEnd() && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
    }

    boolean startsWith(String text) {
        return line.startsWith(text, position);
    }

    /// Whether the text follows; it is read then.
    boolean take(String text) {
        if (!startsWith(text)) {
            return false;
        }
        position += text.length();
        return true;
    }

    /// Reads the text, which must follow.
    void expect(String text, String expected) throws Mismatch {
        if (!take(text)) {
            throw wrong(expected);
        }
    }

    /// Characters as long as they fit; perhaps none.
    String takeWhile(IntPredicate fits) {
        int from = position;
        while (!atEnd() && fits.test(line.charAt(position))) {
            position++;
        }
        return line.substring(from, position);
    }

    /// A text in quotation marks, of which the first follows. A backslash before a quotation mark
    /// is left out; every other one stays.
    String quoted() throws Mismatch {
        int from = position;
        position++;
        StringBuilder text = new StringBuilder();
        while (!atEnd() && peek() != '"') {
            if (peek() == '\\' && peek(1) == '"') {
                position++;
            } else if (peek() == '\\' && position + 1 < line.length()) {
                text.append(peek());
                position++;
            }
            text.append(peek());
            position++;
        }
        if (atEnd()) {
            throw new Mismatch(line.length(), "a closing quotation mark for the one in column "
                    + (from + 1));
        }
        position++;
        return text.toString();
    }

    Mismatch wrong(String expected) {
        return new Mismatch(position, expected);
    }

    Mismatch wrong(int at, String expected) {
        return new Mismatch(at, expected);
    }
}
