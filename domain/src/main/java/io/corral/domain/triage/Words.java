package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;

/// Takes text apart into lower-case words: at everything that is no letter or digit, between
/// letters and digits, and inside names such as `sendParentLetter` or `HTTPError`.
final class Words {

    /// Characters of a text that are read; what follows says nothing new.
    static final int TEXT_LENGTH_MAX = 2000;
    private static final int WORD_LENGTH_MAX = 40;

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        int length = Math.min(text.length(), TEXT_LENGTH_MAX);
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if (word.length() > 0 && (!Character.isLetterOrDigit(letter)
                    || begins(text, i, length) || word.length() >= WORD_LENGTH_MAX)) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (Character.isLetterOrDigit(letter)) {
                word.append(Character.toLowerCase(letter));
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean begins(String text, int i, int length) {
        char before = text.charAt(i - 1);
        char letter = text.charAt(i);
        if (Character.isDigit(before) != Character.isDigit(letter)) {
            return true;
        }
        if (!Character.isUpperCase(letter)) {
            return false;
        }
        return !Character.isUpperCase(before)
                || (i + 1 < length && Character.isLowerCase(text.charAt(i + 1)));
    }
}
