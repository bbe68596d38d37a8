package io.corral.protocol.sourcemap;

import io.corral.protocol.sourcemap.Vlq.BrokenMap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The `mappings` of a map, left as they are written (a tenth of what they would be as objects) and
/// made quick to search by marks: every so many segments the whole state of the decoder is noted.
/// Immutable.
final class Mappings {

    private static final int SEGMENTS_PER_MARK = 64;
    private static final int MARK_FIELDS = 8;

    private final byte[] text;
    private final int[] marks;
    private final boolean sorted;

    private Mappings(byte[] text, int[] marks, boolean sorted) {
        this.text = text;
        this.marks = marks;
        this.sorted = sorted;
    }

    /// Checks the whole text and notes marks.
    ///
    /// @param text ASCII
    static Mappings of(byte[] text) throws BrokenMap {
        int[] marks = new int[MARK_FIELDS * (16 + text.length / (SEGMENTS_PER_MARK * 8))];
        int count = 0;
        boolean sorted = true;
        int lastLine = -1;
        int lastColumn = 0;
        var before = new int[4];
        var segments = new Vlq(text, 0);
        for (int i = 0; segments.next(); i++) {
            sorted &= segments.line != lastLine || segments.column >= lastColumn;
            if (i % SEGMENTS_PER_MARK == 0) {
                if ((count + 1) * MARK_FIELDS > marks.length) {
                    marks = Arrays.copyOf(marks, marks.length * 2);
                }
                mark(marks, count++ * MARK_FIELDS, segments, lastLine, lastColumn, before);
            }
            lastLine = segments.line;
            lastColumn = segments.column;
            before[0] = segments.source;
            before[1] = segments.sourceLine;
            before[2] = segments.sourceColumn;
            before[3] = segments.name;
        }
        return new Mappings(text, Arrays.copyOf(marks, count * MARK_FIELDS), sorted);
    }

    private static void mark(
            int[] marks, int at, Vlq segment, int lastLine, int lastColumn, int[] before) {
        marks[at] = segment.line;
        marks[at + 1] = segment.column;
        marks[at + 2] = segment.begin;
        marks[at + 3] = segment.line == lastLine ? lastColumn : 0;
        System.arraycopy(before, 0, marks, at + 4, before.length);
    }

    /// The segment that covers a place: the last one of its line that begins at or before it; null
    /// when there is none, or when that one leads nowhere.
    @Nullable
    Vlq find(int line, int column) {
        int mark = lastMark(line, sorted ? column : -1);
        Vlq best = null;
        int bestColumn = -1;
        Vlq walker = at(mark);
        try {
            while (walker.next() && walker.line <= line) {
                boolean covers = walker.line == line && walker.column <= column;
                if (covers && walker.column >= bestColumn) {
                    bestColumn = walker.column;
                    best = copy(walker);
                } else if (sorted && walker.line == line && walker.column > column) {
                    break;
                }
            }
        } catch (BrokenMap e) {
            throw new IllegalStateException("mappings that were checked", e);
        }
        return best == null || best.fields == 1 ? null : best;
    }

    /// The last mark at or before a place, the first one when there is none.
    private int lastMark(int line, int column) {
        int low = 0;
        int high = marks.length / MARK_FIELDS - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            int markLine = marks[middle * MARK_FIELDS];
            boolean before = markLine < line
                    || (markLine == line && marks[middle * MARK_FIELDS + 1] <= column);
            low = before ? middle : low;
            high = before ? high : middle - 1;
        }
        return low;
    }

    private Vlq at(int mark) {
        int at = mark * MARK_FIELDS;
        if (at >= marks.length) {
            return new Vlq(text, text.length);
        }
        var walker = new Vlq(text, marks[at + 2]);
        walker.line = marks[at];
        walker.column = marks[at + 3];
        walker.source = marks[at + 4];
        walker.sourceLine = marks[at + 5];
        walker.sourceColumn = marks[at + 6];
        walker.name = marks[at + 7];
        return walker;
    }

    private Vlq copy(Vlq walker) {
        var copy = new Vlq(text, text.length);
        copy.line = walker.line;
        copy.column = walker.column;
        copy.source = walker.source;
        copy.sourceLine = walker.sourceLine;
        copy.sourceColumn = walker.sourceColumn;
        copy.name = walker.name;
        copy.fields = walker.fields;
        return copy;
    }

    long weightBytes() {
        return text.length + 4L * marks.length;
    }
}
