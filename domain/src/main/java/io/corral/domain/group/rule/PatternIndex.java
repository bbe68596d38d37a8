package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Many patterns about one key, asked together: which of them match a text. Literals are found by
/// hash; of the others those are tried whose longest literal part occurs in the text.
final class PatternIndex {

    private final MatchKey.Case letters;
    private final List<GlobPattern> patterns;
    private final Map<String, Integer> exact = new HashMap<>();
    /// Patterns that no literal part speaks for.
    private final List<Integer> loose = new ArrayList<>();
    private final int[] scanned;
    private final @Nullable LiteralScan scan;

    /// @param texts distinct patterns; one is named by its position
    PatternIndex(List<String> texts, MatchKey.Case letters) {
        this.letters = letters;
        List<GlobPattern> compiled = new ArrayList<>(texts.size());
        List<String> literals = new ArrayList<>();
        List<Integer> names = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            GlobPattern pattern = GlobPattern.of(texts.get(i), letters);
            compiled.add(pattern);
            if (pattern.isExact() && !exact.containsKey(pattern.literal())) {
                exact.put(pattern.literal(), i);
            } else if (pattern.literal().isEmpty()) {
                loose.add(i);
            } else {
                literals.add(pattern.literal());
                names.add(i);
            }
        }
        patterns = List.copyOf(compiled);
        scanned = names.stream().mapToInt(Integer::intValue).toArray();
        scan = literals.isEmpty() ? null : new LiteralScan(literals);
    }

    int size() {
        return patterns.size();
    }

    /// Names the patterns that match; each at most once for a text, but for paths, which are
    /// compared with a slash in front too.
    ///
    /// @param tried by pattern, the last text it was tried for; belongs to the caller
    /// @param text number of this text, greater than those before
    void find(String value, int[] tried, int text, IntConsumer matching) {
        String folded = GlobPattern.folded(value, letters);
        findFolded(folded, tried, 2 * text, matching);
        if (letters == MatchKey.Case.PATH && !folded.startsWith("/")) {
            findFolded('/' + folded, tried, 2 * text + 1, matching);
        }
    }

    private void findFolded(
            String folded, int[] tried, int text, IntConsumer matching) {
        Integer literal = exact.get(folded);
        if (literal != null) {
            matching.accept(literal);
        }
        for (int name : loose) {
            test(name, folded, matching);
        }
        if (scan != null) {
            scan.scan(folded, candidate -> {
                int name = scanned[candidate];
                if (tried[name] != text) {
                    tried[name] = text;
                    test(name, folded, matching);
                }
            });
        }
    }

    private void test(int name, String folded, IntConsumer matching) {
        if (patterns.get(name).matches(folded)) {
            matching.accept(name);
        }
    }
}
