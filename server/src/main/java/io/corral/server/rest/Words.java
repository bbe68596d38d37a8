package io.corral.server.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/// The `query` parameter of a list: words, and `key:value` pairs; all of them must match.
///
/// @param all in order
public record Words(List<Word> all) {

    /// One word.
    ///
    /// @param key empty for free text
    /// @param value lower case
    public record Word(String key, String value) {

        private static Word of(String text) {
            int colon = text.indexOf(':');
            return colon < 1
                    ? new Word("", text)
                    : new Word(text.substring(0, colon), text.substring(colon + 1));
        }

        /// Whether the value is part of any of the texts.
        public boolean isIn(String... texts) {
            for (String text : texts) {
                if (text.toLowerCase(Locale.ROOT).contains(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Reads the parameter.
    public static Words of(Call call) {
        List<Word> all = new ArrayList<>();
        String query = call.query().firstOr("query", "").replace("\"", "");
        for (String text : query.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!text.isEmpty()) {
                all.add(Word.of(text));
            }
        }
        return new Words(all);
    }

    /// What all words match.
    public <T> List<T> select(List<T> from, BiPredicate<T, Word> matches) {
        return from.stream()
                .filter(each -> all.stream().allMatch(word -> matches.test(each, word)))
                .toList();
    }
}
