package io.corral.domain.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Recursion made independent of its depth: a run of tokens that repeats is kept once.
final class Collapse {

    /// Longest run that is looked for: recursion through that many functions.
    private static final int PERIOD_MAX = 8;

    private Collapse() {}

    /// The stack without repetitions; keeps the first of equal runs.
    static List<Token> repeated(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            kept.add(token);
            int period = repetition(kept);
            while (period > 0) {
                kept.subList(kept.size() - period, kept.size()).clear();
                period = repetition(kept);
            }
        }
        return kept;
    }

    /// The stack without any way from a function back to itself, whichever functions it led
    /// through: what is left does not depend on how deep a recursion went, nor on where it called
    /// itself.
    static List<Token> withoutLoops(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens.size());
        Map<String, Integer> places = new HashMap<>();
        for (Token token : tokens) {
            Integer before = places.get(token.text());
            if (before == null) {
                places.put(token.text(), kept.size());
                kept.add(token);
                continue;
            }
            while (kept.size() > before + 1) {
                places.remove(kept.removeLast().text());
            }
        }
        return kept;
    }

    /// Length of the run at the end that equals the run before it; 0 when none does.
    private static int repetition(List<Token> tokens) {
        int size = tokens.size();
        for (int period = 1; period <= PERIOD_MAX && 2 * period <= size; period++) {
            int matched = 0;
            while (matched < period
                    && tokens.get(size - 1 - matched)
                            .equalText(tokens.get(size - 1 - matched - period))) {
                matched++;
            }
            if (matched == period) {
                return period;
            }
        }
        return 0;
    }
}
