package io.corral.domain.group.similar;

import java.util.List;

/// Names of a program's things within messages: columns, fields, properties, codes. Unlike values,
/// which vary from event to event, another name in the same sentence is another thing that failed.
final class NamesInMessages {

    private static final int DOTS_MIN = 2;

    private NamesInMessages() {}

    /// Whether two messages are one sentence about things of other names.
    static boolean differ(String one, String other) {
        List<String> words = words(one);
        List<String> others = words(other);
        boolean differs = false;
        for (int i = 0; i < words.size() && words.size() == others.size(); i++) {
            String word = words.get(i);
            String instead = others.get(i);
            if (!word.equals(instead)) {
                if (!areOtherNames(word, instead)) {
                    return false;
                }
                differs = true;
            }
        }
        return differs;
    }

    private static List<String> words(String message) {
        return List.of(message.replace("<*>", "").split("[\\s\"'`(){}\\[\\],;:=#]+"));
    }

    /// Names whose last parts differ: what stands in front is where a thing is, not which.
    private static boolean areOtherNames(String one, String other) {
        return isWord(one) && isWord(other) && (isName(one) || isName(other))
                && !one.startsWith(other) && !other.startsWith(one)
                && !last(one).equals(last(other));
    }

    private static String last(String word) {
        return word.substring(word.lastIndexOf('.') + 1);
    }

    private static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.isLetter(c) || c == '_'
                || c == '.');
    }

    /// Of several words: `late_checkout`, `doctorId` or `shop.mail.sender`.
    private static boolean isName(String word) {
        long dots = word.chars().filter(c -> c == '.').count();
        boolean joined = word.indexOf('_') > 0 && word.indexOf('_') < word.length() - 1;
        for (int i = 1; i < word.length(); i++) {
            joined |= Character.isUpperCase(word.charAt(i))
                    && Character.isLowerCase(word.charAt(i - 1));
        }
        return joined || dots >= DOTS_MIN;
    }
}
