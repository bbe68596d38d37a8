package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;

/// Takes text apart into lower-case words: at everything that is no letter or digit, between
/// letters and digits, and inside names such as `sendParentLetter` or `HTTPError`. Letters with
/// marks are written as people without such keys write them: `ü` as `ue`, `é` as `e`, `ł` as `l`.
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
            boolean part = isPart(letter);
            if (word.length() > 0 && (!part || begins(text, i, length)
                    || word.length() >= WORD_LENGTH_MAX)) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (part && letter < 128) {
                word.append(lower(letter));
            } else if (part) {
                Letters.append(word, letter);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    // Most letters are of the Latin alphabet, and texts of ten thousand issues are many.
    private static boolean isPart(char letter) {
        return letter < 128
                ? isLower(letter) || isUpper(letter) || isDigit(letter)
                : Character.isLetterOrDigit(letter) || Letters.isMark(letter);
    }

    private static boolean isLower(char letter) {
        return letter < 128 ? letter >= 'a' && letter <= 'z' : Character.isLowerCase(letter);
    }

    private static boolean isUpper(char letter) {
        return letter < 128 ? letter >= 'A' && letter <= 'Z' : Character.isUpperCase(letter);
    }

    private static boolean isDigit(char letter) {
        return letter < 128 ? letter >= '0' && letter <= '9' : Character.isDigit(letter);
    }

    private static char lower(char letter) {
        return isUpper(letter) ? (char) (letter + 32) : letter;
    }

    private static boolean begins(String text, int i, int length) {
        char before = text.charAt(i - 1);
        char letter = text.charAt(i);
        if (isDigit(before) != isDigit(letter)) {
            return true;
        }
        if (!isUpper(letter)) {
            return false;
        }
        return !isUpper(before)
                || (i + 1 < length && isLower(text.charAt(i + 1)));
    }
}
