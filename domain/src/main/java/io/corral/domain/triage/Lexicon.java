package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Words of one topic. An entry is a word, the beginning of one (`zahlung*`), or several words in
/// a row (`dead letter`). Looking through a text costs its length, however many entries there are.
final class Lexicon {

    private final Set<String> words = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();
    private final Map<String, List<List<String>>> phrases = new HashMap<>();
    private int beginningLengthMin = Integer.MAX_VALUE;

    Lexicon(List<String> entries) {
        entries.forEach(this::add);
    }

    private void add(String entry) {
        if (entry.endsWith("*")) {
            String beginning = entry.substring(0, entry.length() - 1);
            beginnings.add(beginning);
            beginningLengthMin = Math.min(beginningLengthMin, beginning.length());
            return;
        }
        List<String> row = Words.of(entry);
        if (row.size() == 1) {
            words.add(row.getFirst());
        } else {
            phrases.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>()).add(row);
        }
    }

    /// The first entry that a text holds, as the text spells it.
    Optional<String> firstIn(List<String> text) {
        for (int i = 0; i < text.size(); i++) {
            String word = text.get(i);
            if (words.contains(word) || begins(word)) {
                return Optional.of(word);
            }
            for (List<String> phrase : phrases.getOrDefault(word, List.of())) {
                int end = i + phrase.size();
                if (end <= text.size() && text.subList(i, end).equals(phrase)) {
                    return Optional.of(String.join(" ", phrase));
                }
            }
        }
        return Optional.empty();
    }

    private boolean begins(String word) {
        for (int length = beginningLengthMin; length <= word.length(); length++) {
            if (beginnings.contains(word.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
