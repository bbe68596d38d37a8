package io.corral.domain.group.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.rule.MatchKey.Case;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Patterns asked together match what each of them matches alone.
class PatternIndexTest {

    private static final int ROUNDS = 50;
    private static final int PATTERNS = 40;
    private static final int TEXTS = 60;
    private static final String LETTERS = "abAB/\\.éÉİΣς";

    @ParameterizedTest
    @EnumSource(Case.class)
    void patterns_matchTogetherAsTheyDoAlone(Case letters) {
        Random random = new Random(42);
        int matches = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<String> patterns = patterns(random);
            var search = new PatternIndex(patterns, letters).search();
            String before = "";
            for (int i = 0; i < TEXTS; i++) {
                String text = text(random, before);
                Set<Integer> together = new TreeSet<>();
                search.find(text, together::add);
                assertThat(together).as("%s in %s", text, patterns)
                        .isEqualTo(alone(patterns, letters, text));
                matches += together.size();
                before = text;
            }
        }
        assertThat(matches).isGreaterThan(ROUNDS * TEXTS);
    }

    private static Set<Integer> alone(List<String> patterns, Case letters, String text) {
        Set<Integer> matching = new TreeSet<>();
        String folded = GlobPattern.folded(text, letters);
        boolean rooted = letters == Case.PATH && !folded.startsWith("/");
        for (int i = 0; i < patterns.size(); i++) {
            GlobPattern pattern = GlobPattern.of(patterns.get(i), letters);
            if (pattern.matches(folded)
                    || (rooted && pattern.matches('/' + folded))) {
                matching.add(i);
            }
        }
        return matching;
    }

    private static List<String> patterns(Random random) {
        Set<String> patterns = new LinkedHashSet<>();
        while (patterns.size() < PATTERNS) {
            StringBuilder pattern = new StringBuilder(random.nextBoolean() ? "*" : "");
            pattern.append(letters(random, random.nextInt(4)));
            if (random.nextInt(3) == 0) {
                pattern.append(random.nextBoolean() ? "**" : "?")
                        .append(letters(random, random.nextInt(3)));
            }
            patterns.add(pattern.append(random.nextBoolean() ? "*" : "").toString());
        }
        return new ArrayList<>(patterns);
    }

    /// Often the end of the text before, or the same one, as in the frames of a stack.
    private static String text(Random random, String before) {
        return switch (random.nextInt(3)) {
            case 0 -> before.substring(random.nextInt(before.length() + 1));
            case 1 -> before;
            default -> letters(random, random.nextInt(12));
        };
    }

    private static String letters(Random random, int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            // Mostly from the front: what is beyond ASCII stays the exception.
            int to = random.nextInt(8) == 0 ? LETTERS.length() : 7;
            letters.append(LETTERS.charAt(random.nextInt(to)));
        }
        return letters.toString();
    }
}
