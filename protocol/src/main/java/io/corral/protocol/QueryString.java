package io.corral.protocol;

import io.corral.domain.event.Request.Pair;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Query strings and form bodies: `a=1&b=2`. Never fails: broken escapes stay as they are written.
public final class QueryString {

    private QueryString() {}

    /// The decoded pairs in order.
    ///
    /// @param raw without the leading `?`
    /// @param pairsMax pairs beyond this number are left out
    public static List<Pair> parse(String raw, int pairsMax) {
        var pairs = new ArrayList<Pair>();
        int start = 0;
        while (start <= raw.length() && pairs.size() < pairsMax) {
            int end = raw.indexOf('&', start);
            if (end < 0) {
                end = raw.length();
            }
            if (end > start) {
                pairs.add(pair(raw, start, end));
            }
            start = end + 1;
        }
        return pairs;
    }

    /// The value of the first pair with this name; null when there is none.
    public static @Nullable String first(List<Pair> pairs, String name) {
        for (Pair pair : pairs) {
            if (pair.name().equals(name)) {
                return pair.value();
            }
        }
        return null;
    }

    /// Resolves `%41` and `+`; an escape that is not two hex digits stays as it is, bytes that are
    /// not UTF-8 become replacement characters.
    public static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] target = new byte[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            int escaped = source[i] == '%' ? hexPair(source, i + 1) : -1;
            if (escaped >= 0) {
                target[length++] = (byte) escaped;
                i += 2;
            } else {
                target[length++] = source[i] == '+' ? (byte) ' ' : source[i];
            }
        }
        return new String(target, 0, length, StandardCharsets.UTF_8);
    }

    private static Pair pair(String raw, int start, int end) {
        int equals = raw.indexOf('=', start);
        if (equals < 0 || equals >= end) {
            return new Pair(decode(raw.substring(start, end)), "");
        }
        return new Pair(
                decode(raw.substring(start, equals)), decode(raw.substring(equals + 1, end)));
    }

    private static int hexPair(byte[] source, int at) {
        if (at + 1 >= source.length) {
            return -1;
        }
        int high = Character.digit(source[at], 16);
        int low = Character.digit(source[at + 1], 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
