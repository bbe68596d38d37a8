package io.corral.server.config;

import java.util.Collection;
import java.util.Comparator;

/// Guesses which known word a mistyped one was meant to be.
final class Nearest {

    private Nearest() {}

    /// The known word that needs the fewest edits.
    static String to(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(each -> edits(word, each))).orElseThrow();
    }

    /// Letters to add, drop or replace to get from one word to another (Levenshtein distance).
    static int edits(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + replaced,
                        1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
