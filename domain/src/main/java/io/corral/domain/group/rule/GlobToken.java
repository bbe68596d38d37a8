package io.corral.domain.group.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A piece of a pattern.
sealed interface GlobToken {

    /// One character and no other.
    record Literal(char character) implements GlobToken {}

    /// Any one character.
    ///
    /// @param acrossSlashes whether a slash is one
    record AnyOne(boolean acrossSlashes) implements GlobToken {}

    /// Any number of characters.
    ///
    /// @param acrossSlashes whether slashes are among them
    record Any(boolean acrossSlashes) implements GlobToken {}

    /// One of some characters.
    ///
    /// @param bounds first and last of each range in turn
    record OneOf(String bounds, boolean negated, boolean acrossSlashes) implements GlobToken {

        boolean accepts(char c) {
            if (c == '/' && !acrossSlashes) {
                return false;
            }
            boolean within = false;
            for (int i = 0; i < bounds.length(); i += 2) {
                within |= c >= bounds.charAt(i) && c <= bounds.charAt(i + 1);
            }
            return within != negated;
        }
    }

    /// Reads a pattern. Every text is one: a bracket that is not closed is itself.
    static List<GlobToken> read(String pattern, MatchKey.Case letters) {
        boolean path = letters == MatchKey.Case.PATH;
        String text = letters == MatchKey.Case.KEPT ? pattern : pattern.toLowerCase(Locale.ROOT);
        text = path ? text.replace('\\', '/') : text;
        List<GlobToken> tokens = new ArrayList<>(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int closing = c == '[' ? closing(text, i) : -1;
            if (c == '*') {
                int end = i;
                while (end < text.length() && text.charAt(end) == '*') {
                    end++;
                }
                tokens.add(new Any(!path || end - i > 1));
                i = end;
            } else if (closing > 0) {
                tokens.add(oneOf(text.substring(i + 1, closing), !path));
                i = closing + 1;
            } else if (c == '?') {
                tokens.add(new AnyOne(!path));
                i++;
            } else {
                boolean escaped = c == '\\' && i + 1 < text.length();
                tokens.add(new Literal(escaped ? text.charAt(i + 1) : c));
                i += escaped ? 2 : 1;
            }
        }
        return tokens;
    }

    /// Position of the bracket that closes the one at `open`; -1 when none does. A bracket right
    /// behind the opening one is an ordinary member.
    private static int closing(String text, int open) {
        int first = open + 1;
        boolean negated = first < text.length()
                && (text.charAt(first) == '!' || text.charAt(first) == '^');
        return text.indexOf(']', (negated ? first + 1 : first) + 1);
    }

    private static GlobToken oneOf(String members, boolean acrossSlashes) {
        boolean negated = members.charAt(0) == '!' || members.charAt(0) == '^';
        StringBuilder bounds = new StringBuilder();
        int i = negated ? 1 : 0;
        while (i < members.length()) {
            boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
            bounds.append(members.charAt(i)).append(members.charAt(range ? i + 2 : i));
            i += range ? 3 : 1;
        }
        return new OneOf(bounds.toString(), negated, acrossSlashes);
    }
}
