package io.corral.domain.group.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A pattern as a machine that is in several states at once, one bit each: state `i` means that the
/// first `i` pieces have matched. A text costs one step of a few machine words for each character.
final class GlobAutomaton {

    private static final int ASCII = 128;

    private final int words;
    private final int last;
    /// States whose next piece may be left out, because it stands for any number of characters.
    private final long[] skips;
    private final long[] stays;
    private final long[] staysAtSlash;
    /// For a character, the states that it takes one further.
    private final long[][] ascii = new long[ASCII][];
    private final Map<Character, long[]> others = new HashMap<>();
    private final List<GlobToken> tokens;

    GlobAutomaton(List<GlobToken> tokens) {
        this.tokens = List.copyOf(tokens);
        last = tokens.size();
        words = last / Long.SIZE + 1;
        skips = new long[words];
        stays = new long[words];
        staysAtSlash = new long[words];
        for (int i = 0; i < last; i++) {
            if (tokens.get(i) instanceof GlobToken.Any(boolean across)) {
                set(skips, i);
                set(stays, i);
                if (across) {
                    set(staysAtSlash, i);
                }
            } else if (tokens.get(i) instanceof GlobToken.Literal(char c) && c >= ASCII) {
                others.computeIfAbsent(c, this::advances);
            }
        }
        for (char c = 0; c < ASCII; c++) {
            ascii[c] = advances(c);
        }
    }

    private static void set(long[] bits, int i) {
        bits[i / Long.SIZE] |= 1L << i;
    }

    private long[] advances(char c) {
        long[] bits = new long[words];
        for (int i = 0; i < last; i++) {
            boolean takes = switch (tokens.get(i)) {
                case GlobToken.Literal(char character) -> c == character;
                case GlobToken.AnyOne(boolean across) -> across || c != '/';
                case GlobToken.OneOf members -> members.accepts(c);
                case GlobToken.Any _ -> false;
            };
            if (takes) {
                set(bits, i);
            }
        }
        return bits;
    }

    private long[] step(char c) {
        if (c < ASCII) {
            return ascii[c];
        }
        long[] known = others.get(c);
        return known == null ? advances(c) : known;
    }

    boolean matches(String text) {
        return words == 1 ? matchesInOneWord(text) : matchesInMany(text);
    }

    private boolean matchesInOneWord(String text) {
        long active = closure(1);
        for (int i = 0; i < text.length() && active != 0; i++) {
            char c = text.charAt(i);
            long kept = active & (c == '/' ? staysAtSlash[0] : stays[0]);
            active = closure(((active & step(c)[0]) << 1) | kept);
        }
        return ((active >>> last) & 1) != 0;
    }

    /// No two pieces for any number of characters follow each other, so one step is enough.
    private long closure(long active) {
        return active | ((active & skips[0]) << 1);
    }

    private boolean matchesInMany(String text) {
        long[] active = new long[words];
        active[0] = 1;
        close(active);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            long[] advance = step(c);
            long[] stay = c == '/' ? staysAtSlash : stays;
            long carry = 0;
            for (int w = 0; w < words; w++) {
                long moved = active[w] & advance[w];
                active[w] = (moved << 1) | carry | (active[w] & stay[w]);
                carry = moved >>> 63;
            }
            close(active);
        }
        return ((active[last / Long.SIZE] >>> last) & 1) != 0;
    }

    private void close(long[] active) {
        long carry = 0;
        for (int w = 0; w < words; w++) {
            long moved = active[w] & skips[w];
            active[w] |= (moved << 1) | carry;
            carry = moved >>> 63;
        }
    }
}
