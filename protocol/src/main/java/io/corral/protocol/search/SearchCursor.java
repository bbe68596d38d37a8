package io.corral.protocol.search;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A place in the text being read. What does not fit is thrown as [Mismatch] and caught by the
/// parser, which makes a value of it.
final class SearchCursor {

    static final char END = '\0';

    private final String text;
    private int position;

    SearchCursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    boolean isAtEnd() {
        return position >= text.length();
    }

    /// The character here; END at the end.
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        int at = position + ahead;
        return at < text.length() ? text.charAt(at) : END;
    }

    char next() {
        return text.charAt(position++);
    }

    /// Passes over the character if it is this one.
    boolean take(char wanted) {
        if (!isAtEnd() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    /// Passes over the word if it stands here by itself.
    boolean takeWord(String word) {
        int end = position + word.length();
        if (text.startsWith(word, position)
                && (end == text.length() || isSpace(text.charAt(end))
                        || text.charAt(end) == '(' || text.charAt(end) == ')')) {
            position = end;
            return true;
        }
        return false;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, position);
    }

    String takeWhile(IntPredicate wanted) {
        int start = position;
        while (!isAtEnd() && wanted.test(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    void skipSpace() {
        takeWhile(SearchCursor::isSpace);
    }

    Mismatch mismatch(String reason, @Nullable String suggestion) {
        return new Mismatch(position, reason, suggestion);
    }

    static boolean isSpace(int c) {
        return Character.isWhitespace(c);
    }

    /// The text does not fit the grammar at a place.
    static final class Mismatch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int position;
        private final String reason;
        private final @Nullable String suggestion;

        Mismatch(int position, String reason, @Nullable String suggestion) {
            super(reason, null, false, false);
            this.position = position;
            this.reason = reason;
            this.suggestion = suggestion;
        }

        SearchResult.Failed failed() {
            return new SearchResult.Failed(position, reason, suggestion);
        }
    }
}
