package io.corral.server.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/// The `query` parameter of a list: words, and `key:value` pairs; all of them must match. Quotes
/// keep spaces.
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

        /// Whether a text is as the value says, where `*` stands for anything.
        public boolean isLike(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            String[] parts = value.split("\\*", -1);
            if (parts.length == 1) {
                return lower.equals(value);
            }
            int at = parts[0].length();
            if (!lower.startsWith(parts[0])) {
                return false;
            }
            for (int i = 1; i < parts.length - 1; i++) {
                int found = lower.indexOf(parts[i], at);
                if (found < 0) {
                    return false;
                }
                at = found + parts[i].length();
            }
            String last = parts[parts.length - 1];
            return lower.length() - last.length() >= at && lower.endsWith(last);
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
        return of(call.query().firstOr("query", ""));
    }

    /// Reads its text.
    public static Words of(String text) {
        List<Word> all = new ArrayList<>();
        var word = new StringBuilder();
        boolean quoted = false;
        String query = text.toLowerCase(Locale.ROOT) + " ";
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            boolean ends = Character.isWhitespace(c) && (!quoted || i == query.length() - 1);
            if (c == '"') {
                quoted = !quoted;
            } else if (!ends) {
                word.append(c);
            } else if (!word.isEmpty()) {
                all.add(Word.of(word.toString()));
                word.setLength(0);
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
