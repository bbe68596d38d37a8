package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Many patterns about one key, asked together: which of them match a text. Literals whose letters
/// count are found by hash; of the others those are tried whose longest literal part occurs in the
/// text.
final class PatternIndex {

    private static final char NOTHING = 0;

    private final MatchKey.Case letters;
    private final List<GlobPattern> patterns;
    private final Map<String, Integer> exact = new HashMap<>();
    /// Patterns that no literal part speaks for.
    private final int[] loose;
    private final int[] scanned;
    private final @Nullable LiteralScan scan;

    /// @param texts distinct patterns; one is named by its position
    PatternIndex(List<String> texts, MatchKey.Case letters) {
        this.letters = letters;
        List<GlobPattern> compiled = new ArrayList<>(texts.size());
        List<String> literals = new ArrayList<>();
        List<Integer> speaking = new ArrayList<>();
        List<Integer> silent = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            GlobPattern pattern = GlobPattern.of(texts.get(i), letters);
            compiled.add(pattern);
            if (pattern.isExact() && letters == MatchKey.Case.KEPT
                    && exact.putIfAbsent(pattern.literal(), i) == null) {
                continue;
            }
            if (pattern.literal().isEmpty()) {
                silent.add(i);
            } else {
                literals.add(pattern.literal());
                speaking.add(i);
            }
        }
        patterns = List.copyOf(compiled);
        loose = numbers(silent);
        scanned = numbers(speaking);
        scan = literals.isEmpty() ? null : new LiteralScan(literals, letters);
    }

    private static int[] numbers(List<Integer> all) {
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return patterns.size();
    }

    /// How many characters of literal text a pattern asks for: what asks for more is met by less.
    int weight(int pattern) {
        return patterns.get(pattern).literal().length();
    }

    /// A search through several texts. Used by one thread.
    Search search() {
        return new Search();
    }

    /// Remembers which patterns the last text was a candidate for: the frames of a stack often
    /// repeat a path or module, or give the same file with and without its directory.
    final class Search {

        private final int[] candidates = new int[scanned.length];
        private final boolean[] known = new boolean[patterns.size()];
        private int count;
        private @Nullable String last;

        /// Names the patterns that match, perhaps more than once. Paths are compared with a slash
        /// in front too.
        void find(String value, IntConsumer matching) {
            Integer literal = exact.get(value);
            if (literal != null) {
                matching.accept(literal);
            }
            if (scan != null && !isPartOfLast(value)) {
                scan(scan, value);
            }
            if (loose.length + count == 0) {
                return;
            }
            String folded = GlobPattern.folded(value, letters);
            String rooted = letters == MatchKey.Case.PATH && !folded.startsWith("/")
                    ? '/' + folded
                    : null;
            test(loose, loose.length, folded, rooted, matching);
            test(candidates, count, folded, rooted, matching);
        }

        /// Whether all that occurs in a text, with a slash in front if it is a path, occurs in the
        /// last one.
        private boolean isPartOfLast(String value) {
            String before = last;
            if (before == null || !before.endsWith(value)) {
                return false;
            }
            int from = before.length() - value.length();
            return from == 0 || letters != MatchKey.Case.PATH || isSlash(before.charAt(from - 1));
        }

        private static boolean isSlash(char c) {
            return c == '/' || c == '\\';
        }

        private void scan(LiteralScan by, String value) {
            forget();
            char before = letters == MatchKey.Case.PATH ? '/' : NOTHING;
            if (!by.scan(value, before, this::add)) {
                forget();
                by.scan(GlobPattern.folded(value, letters), before, this::add);
            }
            last = value;
        }

        private void forget() {
            for (int i = 0; i < count; i++) {
                known[candidates[i]] = false;
            }
            count = 0;
        }

        private void add(int literal) {
            int pattern = scanned[literal];
            if (!known[pattern]) {
                known[pattern] = true;
                candidates[count++] = pattern;
            }
        }

        private void test(
                int[] some, int number, String folded, @Nullable String rooted,
                IntConsumer matching) {
            for (int i = 0; i < number; i++) {
                GlobPattern pattern = patterns.get(some[i]);
                if (pattern.matches(folded) || (rooted != null && pattern.matches(rooted))) {
                    matching.accept(some[i]);
                }
            }
        }
    }
}
