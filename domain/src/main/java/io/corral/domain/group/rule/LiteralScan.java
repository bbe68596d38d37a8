package io.corral.domain.group.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Finds which of many texts occur in another one, in one pass over it (Aho and Corasick, 1975).
/// Looks for the last [#LENGTH_MAX] characters of each, so what it finds is a candidate. Folds
/// ASCII letters while it goes.
final class LiteralScan {

    static final int LENGTH_MAX = 8;

    private static final int ASCII = 128;
    private static final int[] NONE = {};

    /// Characters that occur in the texts are numbered from 1; every other is 0.
    private final char[] alphabet;
    private final int[] ascii = new int[ASCII];
    private final int width;
    /// Next state by state and character.
    private int[] next;
    private int[][] found;
    private int states = 1;

    /// @param texts folded and not empty; one that is found is named by its position
    LiteralScan(List<String> texts, MatchKey.Case folding) {
        StringBuilder characters = new StringBuilder();
        int letters = 0;
        for (String text : texts) {
            characters.append(key(text));
            letters += key(text).length();
        }
        alphabet = distinct(characters);
        for (int i = 0; i < alphabet.length && alphabet[i] < ASCII; i++) {
            ascii[alphabet[i]] = i + 1;
        }
        fold(folding);
        width = alphabet.length + 1;
        next = new int[(letters + 1) * width];
        found = new int[letters + 1][];
        Arrays.fill(found, NONE);
        for (int i = 0; i < texts.size(); i++) {
            add(key(texts.get(i)), i);
        }
        next = Arrays.copyOf(next, states * width);
        found = Arrays.copyOf(found, states);
        link();
    }

    private void fold(MatchKey.Case letters) {
        if (letters != MatchKey.Case.KEPT) {
            System.arraycopy(ascii, 'a', ascii, 'A', 'Z' - 'A' + 1);
        }
        if (letters == MatchKey.Case.PATH) {
            ascii['\\'] = ascii['/'];
        }
    }

    private static String key(String text) {
        return text.substring(Math.max(0, text.length() - LENGTH_MAX));
    }

    private static char[] distinct(CharSequence characters) {
        List<Character> kept = new ArrayList<>();
        characters.chars().sorted().distinct().forEach(c -> kept.add((char) c));
        char[] distinct = new char[kept.size()];
        for (int i = 0; i < distinct.length; i++) {
            distinct[i] = kept.get(i);
        }
        return distinct;
    }

    private int number(char c) {
        return c < ASCII ? ascii[c] : Math.max(0, Arrays.binarySearch(alphabet, c) + 1);
    }

    private void add(String text, int name) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            int at = state * width + number(text.charAt(i));
            if (next[at] == 0) {
                next[at] = states++;
            }
            state = next[at];
        }
        found[state] = with(found[state], new int[]{name});
    }

    private static int[] with(int[] some, int[] others) {
        if (others.length == 0) {
            return some;
        }
        int[] both = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, both, some.length, others.length);
        return both;
    }

    /// Where a text ends early, the longest beginning that still fits goes on. States are visited
    /// by length, so that the shorter one is finished first.
    private void link() {
        int[] shorter = new int[states];
        var queue = new ArrayDeque<Integer>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int c = 0; c < width; c++) {
                int follower = next[state * width + c];
                int fallback = state == 0 ? 0 : next[shorter[state] * width + c];
                if (follower == 0) {
                    next[state * width + c] = fallback;
                } else {
                    shorter[follower] = fallback;
                    found[follower] = with(found[follower], found[fallback]);
                    queue.add(follower);
                }
            }
        }
    }

    /// Names the texts that occur, one as often as it does.
    ///
    /// @param before a character thought to stand in front; 0 for none
    /// @return false when the text has a character beyond ASCII: only a folded text is then
    ///     searched rightly
    boolean scan(String text, char before, IntConsumer candidates) {
        int state = before == 0 ? 0 : step(0, before, candidates);
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c < ASCII;
            state = step(state, c, candidates);
        }
        return plain;
    }

    private int step(int state, char c, IntConsumer candidates) {
        int to = next[state * width + number(c)];
        for (int name : found[to]) {
            candidates.accept(name);
        }
        return to;
    }
}
