package io.corral.engine.symbolicate;

import java.util.Arrays;
import java.util.Optional;

/// Generated code, by line and column. Immutable.
final class MinifiedSource {

    private static final String REFERENCE = "sourceMappingURL=";

    private final String text;
    private final int[] lines;

    MinifiedSource(String text) {
        this.text = text;
        int[] starts = new int[16];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
            starts[count++] = at + 1;
        }
        this.lines = Arrays.copyOf(starts, count);
    }

    String text() {
        return text;
    }

    /// Where a place is in the text; -1 when there is none.
    ///
    /// @param line from 0
    /// @param column from 0
    int offset(int line, int column) {
        if (line < 0 || line >= lines.length || column < 0) {
            return -1;
        }
        int offset = lines[line] + column;
        int end = line + 1 < lines.length ? lines[line + 1] : text.length();
        return offset > end ? -1 : offset;
    }

    /// The line, from 0, a place of the text is in.
    int line(int offset) {
        int found = Arrays.binarySearch(lines, offset);
        return found >= 0 ? found : -found - 2;
    }

    /// The column, from 0, a place of the text is at.
    int column(int offset) {
        return offset - lines[line(offset)];
    }

    /// Where its source map is, by the comment at its end (ECMA-426, 11.1.2); empty without one.
    Optional<String> sourceMapReference() {
        int at = text.lastIndexOf(REFERENCE);
        boolean comment = at >= 4 && (text.startsWith("//# ", at - 4)
                || text.startsWith("//@ ", at - 4) || text.startsWith("/*# ", at - 4));
        if (!comment) {
            return Optional.empty();
        }
        int from = at + REFERENCE.length();
        int end = from;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))
                && text.charAt(end) != '*') {
            end++;
        }
        return end == from ? Optional.empty() : Optional.of(text.substring(from, end));
    }

    long weightBytes() {
        return 2L * text.length() + 4L * lines.length;
    }
}
