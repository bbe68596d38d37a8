package io.corral.protocol.sourcemap;

import java.util.Arrays;

/// Walks over the segments of a `mappings` text: numbers of base 64 with a continuation bit, each
/// the difference to the one before (ECMA-426, 6.2). Owned by one thread; cheap to make.
final class Vlq {

    private static final int SHIFT_MAX = 30;
    private static final int CONTINUATION = 32;
    private static final byte[] DIGITS = digits();

    private final byte[] text;
    private int at;

    int line;
    int column;
    int source;
    int sourceLine;
    int sourceColumn;
    int name;

    /// Where the present segment begins in the text.
    int begin;
    /// Numbers of the present segment: 1, 4 or 5.
    int fields;

    /// Stands before the first segment at or after a position of the text.
    Vlq(byte[] text, int at) {
        this.text = text;
        this.at = at;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        String order = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < order.length(); i++) {
            digits[order.charAt(i)] = (byte) i;
        }
        return digits;
    }

    /// Moves to the next segment.
    ///
    /// @return false after the last one
    /// @throws BrokenMap when the text is not well formed
    boolean next() throws BrokenMap {
        while (at < text.length && (text[at] == ';' || text[at] == ',')) {
            if (text[at] == ';') {
                line++;
                column = 0;
            }
            at++;
        }
        if (at >= text.length) {
            return false;
        }
        begin = at;
        column = add(column);
        fields = 1;
        if (isMore()) {
            source = add(source);
            sourceLine = add(sourceLine);
            sourceColumn = add(sourceColumn);
            fields = 4;
        }
        if (isMore()) {
            name = add(name);
            fields = 5;
        }
        if (isMore()) {
            throw new BrokenMap("a segment has more than five numbers");
        }
        return true;
    }

    private boolean isMore() {
        return at < text.length && text[at] != ',' && text[at] != ';';
    }

    private int add(int value) throws BrokenMap {
        long sum = (long) value + number();
        if (sum < 0 || sum > Integer.MAX_VALUE) {
            throw new BrokenMap("a position of the mappings is out of range");
        }
        return (int) sum;
    }

    private long number() throws BrokenMap {
        long value = 0;
        for (int shift = 0; shift <= SHIFT_MAX; shift += 5) {
            byte digit = at < text.length && text[at] >= 0 ? DIGITS[text[at]] : -1;
            if (digit < 0) {
                throw new BrokenMap("the mappings are not base 64");
            }
            at++;
            value |= (long) (digit & (CONTINUATION - 1)) << shift;
            if ((digit & CONTINUATION) == 0) {
                return (value & 1) == 0 ? value >> 1 : -(value >> 1);
            }
        }
        throw new BrokenMap("a number of the mappings is too large");
    }

    /// The mappings are not what they should be.
    static final class BrokenMap extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenMap(String message) {
            super(message);
        }
    }
}
