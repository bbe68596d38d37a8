package io.corral.protocol.sourcemap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes `mappings`, straight from the words of the standard; owned by one test.
final class MapText {

    private static final String DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private final StringBuilder text = new StringBuilder();
    private int line;
    private boolean first = true;
    private int column;
    private int source;
    private int sourceLine;
    private int sourceColumn;
    private int name;

    /// One segment.
    ///
    /// @param to source, line and column, perhaps a name; null leads nowhere
    record Segment(int line, int column, @Nullable List<Integer> to) {}

    static String of(List<Segment> segments) {
        var text = new MapText();
        segments.forEach(text::add);
        return text.text.toString();
    }

    private void add(Segment segment) {
        while (line < segment.line) {
            text.append(';');
            line++;
            column = 0;
            first = true;
        }
        text.append(first ? "" : ",");
        first = false;
        number(segment.column - column);
        column = segment.column;
        List<Integer> to = segment.to;
        if (to != null) {
            number(to.get(0) - source);
            number(to.get(1) - sourceLine);
            number(to.get(2) - sourceColumn);
            source = to.get(0);
            sourceLine = to.get(1);
            sourceColumn = to.get(2);
            if (to.size() > 3) {
                number(to.get(3) - name);
                name = to.get(3);
            }
        }
    }

    private void number(int value) {
        long left = value < 0 ? -2L * value + 1 : 2L * value;
        do {
            int digit = (int) (left & 31);
            left >>= 5;
            text.append(DIGITS.charAt(left > 0 ? digit | 32 : digit));
        } while (left > 0);
    }
}
