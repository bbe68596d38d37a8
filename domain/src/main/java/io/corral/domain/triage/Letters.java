package io.corral.domain.triage;

import java.util.Arrays;

/// Letters beyond the plain ones, as people write them who have no keys for them.
final class Letters {

    private static final char FIRST = '\u00df';
    private static final char LAST = '\u017f';
    private static final String[] PLAIN = plain();

    private Letters() {}

    /// Whether it is a mark that stands over the letter before it.
    static boolean isMark(char letter) {
        return letter >= '\u0300' && letter <= '\u036f';
    }

    /// Appends a letter in lower case, without its mark.
    static void append(StringBuilder word, char letter) {
        if (isMark(letter)) {
            return;
        }
        char lower = Character.toLowerCase(letter);
        if (lower >= FIRST && lower <= LAST && !PLAIN[lower - FIRST].isEmpty()) {
            word.append(PLAIN[lower - FIRST]);
        } else {
            word.append(lower);
        }
    }

    // Each pair: the letters with marks, and what stands for any of them.
    private static String[] plain() {
        String[] pairs = {"ß", "ss", "äæ", "ae", "öœ", "oe", "ü", "ue", "àáâãåāăą", "a", "çćĉċč",
            "c",
            "ďđð", "d", "èéêëēĕėęě", "e", "ĝğġģ", "g", "ìíîïĩīĭįı", "i", "ķ", "k", "ĺļľŀł", "l",
            "ñńņňŋ", "n", "òóôõøōŏő", "o", "ŕŗř", "r", "śŝşš", "s", "ţťŧ", "t", "ùúûũūŭůűų", "u",
            "ŵ", "w", "ýÿŷ", "y", "źżž", "z"};
        String[] plain = new String[LAST - FIRST + 1];
        Arrays.fill(plain, "");
        for (int i = 0; i < pairs.length; i += 2) {
            for (char letter : pairs[i].toCharArray()) {
                plain[letter - FIRST] = pairs[i + 1];
            }
        }
        return plain;
    }
}
