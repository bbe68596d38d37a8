package io.corral.domain.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word closest to one that is unknown: for the suggestions in messages.
public final class Nearest {

    /// One edit in so many letters may be a slip; more is another word.
    private static final int LETTERS_PER_SLIP = 3;

    private Nearest() {}

    /// The known word that needs the fewest edits.
    ///
    /// @param known at least one
    public static String to(String word, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(each -> edits(word, each))).orElseThrow();
    }

    /// The known word that was probably meant; empty when none is close. Case does not count.
    public static Optional<String> likely(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        int slips = Math.max(1, lower.length() / LETTERS_PER_SLIP);
        return known.stream()
                .filter(each -> Math.abs(each.length() - lower.length()) <= slips)
                .min(Comparator.comparingInt(each -> edits(lower, each.toLowerCase(Locale.ROOT))))
                .filter(each -> edits(lower, each.toLowerCase(Locale.ROOT)) <= slips);
    }

    /// Letters to add, drop, replace or swap with the next to get from one word to another (optimal
    /// string alignment distance).
    static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(last[j - 1] + replaced,
                        1 + Math.min(last[j], current[j - 1]));
                if (i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[to.length()];
    }
}
