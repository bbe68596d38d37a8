package io.corral.domain.group;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of many phrases a text has in it, in one pass over the text: a phrase is compared only
/// where its first two characters stand.
final class PhraseIndex {

    private static final int SLOTS = 4096;
    private static final int[] NONE = {};

    /// @param anywhere whether a text may have `text` anywhere, not only at its beginning
    /// @param text at least two characters
    record Phrase(boolean anywhere, String text) {}

    private final List<Phrase> phrases;
    private final int[][] starting = new int[SLOTS][];
    private final int[][] inside = new int[SLOTS][];

    PhraseIndex(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
        Arrays.fill(starting, NONE);
        Arrays.fill(inside, NONE);
        for (int i = 0; i < phrases.size(); i++) {
            int[][] slots = phrases.get(i).anywhere() ? inside : starting;
            int slot = slot(phrases.get(i).text(), 0);
            int[] longer = Arrays.copyOf(slots[slot], slots[slot].length + 1);
            longer[longer.length - 1] = i;
            slots[slot] = longer;
        }
    }

    private static int slot(String text, int at) {
        return (text.charAt(at) * 61 + text.charAt(at + 1)) & (SLOTS - 1);
    }

    /// The positions of the phrases that fit, in their order; null when none does.
    @Nullable
    BitSet in(String text) {
        BitSet found = null;
        int last = text.length() - 2;
        if (last >= 0) {
            found = add(starting[slot(text, 0)], text, 0, found);
        }
        for (int at = 0; at <= last; at++) {
            int[] candidates = inside[slot(text, at)];
            if (candidates.length > 0) {
                found = add(candidates, text, at, found);
            }
        }
        return found;
    }

    /// The first phrase that fits; -1 when none does.
    int first(String text) {
        BitSet found = in(text);
        return found == null ? -1 : found.nextSetBit(0);
    }

    private @Nullable BitSet add(
            int[] candidates, String text, int at, @Nullable BitSet before) {
        BitSet found = before;
        for (int candidate : candidates) {
            if (text.startsWith(phrases.get(candidate).text(), at)) {
                found = found == null ? new BitSet(phrases.size()) : found;
                found.set(candidate);
            }
        }
        return found;
    }
}
