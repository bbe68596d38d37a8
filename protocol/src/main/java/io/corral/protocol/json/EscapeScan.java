package io.corral.protocol.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds and replaces characters that are legal in JSON and refused by stores and encoders: halves
/// of surrogate pairs (SDKs cut emoji in two) and NUL.
final class EscapeScan {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private EscapeScan() {}

    /// Whether the document has an escape that could name such a character (`\\ud83d`, `\\u0000`)
    /// or a raw NUL. About 1 us for 8 KB: eight bytes at a time until a backslash is met.
    static boolean mayHoldBadCharacters(byte[] bytes, int from, int length) {
        int end = from + length;
        int i = from;
        while (i < end) {
            if (i + 8 <= end && !hasBackslashOrNul((long) LONGS.get(bytes, i))) {
                i += 8;
                continue;
            }
            int stop = Math.min(end, i + 8);
            for (; i < stop; i++) {
                if (bytes[i] == 0 || (bytes[i] == '\\' && isSuspect(bytes, i + 1, end))) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                if (c == 0 || !isPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// The text with a replacement character for each such character.
    static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && isPair(text, i)) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return clean.toString();
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static boolean hasBackslashOrNul(long word) {
        long backslash = word ^ BACKSLASHES;
        long found = ((backslash - ONES) & ~backslash) | ((word - ONES) & ~word);
        return (found & HIGH_BITS) != 0;
    }

    private static boolean isSuspect(byte[] bytes, int at, int end) {
        if (at + 2 >= end || bytes[at] != 'u') {
            return false;
        }
        boolean surrogate = bytes[at + 1] == 'd' || bytes[at + 1] == 'D';
        return surrogate || (bytes[at + 1] == '0' && bytes[at + 2] == '0');
    }
}
