package io.corral.domain.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Verdicts by the leading words of a dotted, slashed or colon-separated name; the longest prefix
/// wins. A lookup is one binary search over a sorted array and allocates nothing.
final class PrefixTable {

    private final String[] prefixes;
    private final @Nullable Verdict[] verdicts;
    /// Position of the next shorter prefix of each prefix; -1 when there is none.
    private final int[] shorter;

    private PrefixTable(Map<String, @Nullable Verdict> sorted) {
        prefixes = sorted.keySet().toArray(String[]::new);
        verdicts = new Verdict[prefixes.length];
        shorter = new int[prefixes.length];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < prefixes.length; i++) {
            verdicts[i] = sorted.get(prefixes[i]);
            while (!open.isEmpty() && !prefixes[i].startsWith(prefixes[open.getLast()])) {
                open.removeLast();
            }
            shorter[i] = open.isEmpty() ? -1 : open.getLast();
            open.add(i);
        }
    }

    /// The verdict of the longest prefix that ends at the end of a word of the name, or null.
    @Nullable
    Verdict find(String name) {
        int found = Arrays.binarySearch(prefixes, name);
        int candidate = found >= 0 ? found : -found - 2;
        while (candidate >= 0) {
            String prefix = prefixes[candidate];
            if (name.startsWith(prefix) && endsWord(name, prefix.length())) {
                return verdicts[candidate];
            }
            candidate = shorter[candidate];
        }
        return null;
    }

    private static boolean endsWord(String name, int end) {
        return end == name.length()
                || (!Character.isLetterOrDigit(name.charAt(end)) && name.charAt(end) != '_')
                || !Character.isLetterOrDigit(name.charAt(end - 1));
    }

    /// Collects the rows of a table.
    static final class Builder {

        private final Map<String, @Nullable Verdict> rows = new TreeMap<>();

        /// @param prefixes words separated by white space
        Builder put(Verdict verdict, String prefixes) {
            words(prefixes).forEach(prefix -> rows.put(prefix, verdict));
            return this;
        }

        /// Names under these prefixes have no verdict, although a shorter prefix has one.
        Builder except(String prefixes) {
            words(prefixes).forEach(prefix -> rows.put(prefix, null));
            return this;
        }

        private static List<String> words(String text) {
            return text.lines().flatMap(line -> Stream.of(line.split(" ", -1)))
                    .filter(word -> !word.isEmpty()).toList();
        }

        PrefixTable build() {
            return new PrefixTable(rows);
        }
    }
}
