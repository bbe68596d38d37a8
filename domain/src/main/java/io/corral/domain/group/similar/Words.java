package io.corral.domain.group.similar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of a message template, and how much two templates have in common.
final class Words {

    private static final int WORDS_MAX = 64;
    private static final String MASK = "<*>";

    private Words() {}

    /// Words in lower case, masked values among them; at most 64.
    static List<String> of(String template) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= template.length() && words.size() < WORDS_MAX; i++) {
            if (i < template.length() && isPart(template.charAt(i))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(template.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        return words;
    }

    /// The same without masked values: those that two messages have in common say nothing.
    static List<String> unmasked(String template) {
        return of(template).stream().filter(word -> !word.contains(MASK)).toList();
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '<' || c == '*' || c == '>';
    }

    /// Words that are no masked values.
    static long telling(List<String> words) {
        return words.stream().filter(word -> !word.equals(MASK)).count();
    }

    /// From 0 to 1: the mean of what single words and pairs of neighbours have in common (Dice).
    static double agreement(List<String> one, List<String> other) {
        if (one.equals(other)) {
            return 1;
        }
        return (dice(one, other) + dice(pairs(one), pairs(other))) / 2;
    }

    /// Whether each has a word that the other has not, or not so often, masked values
    /// aside: one was put in place of the other.
    static boolean part(List<String> one, List<String> other) {
        return hasMore(one, other) && hasMore(other, one);
    }

    private static boolean hasMore(List<String> words, List<String> than) {
        List<String> left = new ArrayList<>(than);
        return words.stream().anyMatch(word -> !word.contains(MASK) && !left.remove(word));
    }

    /// Neighbours, the beginning and the end among them.
    static List<String> pairs(List<String> words) {
        List<String> pairs = new ArrayList<>(words.size() + 1);
        String before = "";
        for (String word : words) {
            pairs.add(before + ' ' + word);
            before = word;
        }
        pairs.add(before + ' ');
        return pairs;
    }

    private static double dice(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        Map<String, Integer> counts = new HashMap<>();
        one.forEach(each -> counts.merge(each, 1, Integer::sum));
        int common = 0;
        for (String each : other) {
            Integer left = counts.get(each);
            if (left != null && left > 0) {
                counts.put(each, left - 1);
                common++;
            }
        }
        return 2.0 * common / (one.size() + other.size());
    }
}
