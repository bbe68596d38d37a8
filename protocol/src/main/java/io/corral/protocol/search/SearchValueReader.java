package io.corral.protocol.search;

import io.corral.domain.search.Glob;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import java.util.ArrayList;
import java.util.List;

/// Reads what stands after a colon. In quotes and outside, `*` is a wildcard, and a backslash takes
/// the meaning from `*`, `"` and itself; before anything else it is just a backslash.
final class SearchValueReader {

    private static final int LIST_MAX = 1_000;

    private final SearchCursor cursor;

    SearchValueReader(SearchCursor cursor) {
        this.cursor = cursor;
    }

    SearchOperator operator() {
        for (SearchOperator operator : List.of(
                SearchOperator.GREATER_OR_EQUAL, SearchOperator.LESS_OR_EQUAL,
                SearchOperator.NOT_EQUAL, SearchOperator.GREATER, SearchOperator.LESS,
                SearchOperator.EQUAL)) {
            if (cursor.startsWith(operator.sign())) {
                cursor.moveTo(cursor.position() + operator.sign().length());
                return operator;
            }
        }
        return SearchOperator.EQUAL;
    }

    /// Whether the quotes here close.
    boolean isQuoted() {
        int start = cursor.position();
        cursor.take('"');
        var ignored = new ArrayList<String>();
        boolean closes = pieces('"', new StringBuilder(), ignored);
        cursor.moveTo(start);
        return closes;
    }

    /// The value here, in quotes or up to the next space.
    ///
    /// @param inGroup whether an unmatched parenthesis ends it
    SearchValue value(boolean inGroup) {
        var text = new StringBuilder();
        var pieces = new ArrayList<String>();
        if (cursor.peek() == '"') {
            int start = cursor.position();
            cursor.take('"');
            closeQuotes(start, text, pieces);
        } else {
            word(inGroup, text, pieces);
        }
        pieces.add(text.toString());
        return pieces.size() == 1
                ? new SearchValue.Literal(pieces.getFirst())
                : new SearchValue.Pattern(new Glob(pieces));
    }

    /// Adds a word up to the next space.
    void word(boolean inGroup, StringBuilder text, List<String> pieces) {
        int depth = 0;
        while (!cursor.isAtEnd() && !SearchCursor.isSpace(cursor.peek())) {
            char c = cursor.peek();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 && inGroup) {
                return;
            }
            character(text, pieces);
        }
    }

    /// The values of the list here.
    List<String> list() {
        cursor.take('[');
        var values = new ArrayList<String>();
        do {
            cursor.skipSpace();
            values.add(element());
            if (values.size() > LIST_MAX) {
                throw cursor.mismatch("More than %d values".formatted(LIST_MAX), null);
            }
            cursor.skipSpace();
        } while (cursor.take(','));
        if (!cursor.take(']')) {
            throw cursor.mismatch("A list goes on with a comma or ends with ]", null);
        }
        return values;
    }

    private String element() {
        int start = cursor.position();
        var text = new StringBuilder();
        var pieces = new ArrayList<String>();
        boolean quoted = cursor.take('"');
        if (quoted) {
            closeQuotes(start, text, pieces);
        } else {
            while (!cursor.isAtEnd() && cursor.peek() != ',' && cursor.peek() != ']') {
                character(text, pieces);
            }
        }
        if (!pieces.isEmpty()) {
            cursor.moveTo(start);
            throw cursor.mismatch(
                    "Lists have no wildcards", "Write (key:a* OR key:b*), or \\* for the sign.");
        }
        if (!quoted && text.isEmpty()) {
            throw cursor.mismatch("A value is missing in the list", null);
        }
        return quoted ? text.toString() : text.toString().strip();
    }

    private void closeQuotes(int start, StringBuilder text, List<String> pieces) {
        if (!pieces('"', text, pieces)) {
            cursor.moveTo(start);
            throw cursor.mismatch("These quotes are not closed", null);
        }
    }

    /// Reads up to the closing character and over it; false when it is not found.
    private boolean pieces(char close, StringBuilder text, List<String> pieces) {
        while (!cursor.isAtEnd()) {
            if (cursor.take(close)) {
                return true;
            }
            character(text, pieces);
        }
        return false;
    }

    private void character(StringBuilder text, List<String> pieces) {
        char c = cursor.next();
        if (c == '*') {
            pieces.add(text.toString());
            text.setLength(0);
        } else if (c == '\\' && isEscaped(cursor.peek())) {
            text.append(cursor.next());
        } else {
            text.append(c);
        }
    }

    private static boolean isEscaped(char c) {
        return c == '*' || c == '"' || c == '\\';
    }
}
