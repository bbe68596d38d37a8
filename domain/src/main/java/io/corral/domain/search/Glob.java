package io.corral.domain.search;

import java.util.List;
import java.util.Locale;

/// A text pattern: literal pieces with anything between them; compares without regard to case.
///
/// @param pieces at least two; an empty first or last piece means anything may stand there
public record Glob(List<String> pieces) {

    public Glob {
        pieces = List.copyOf(pieces);
        if (pieces.size() < 2) {
            throw new IllegalArgumentException("A glob has at least one *, found " + pieces);
        }
    }

    /// Whether the whole text matches. Linear in the text for each piece.
    public boolean matches(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String first = pieces.getFirst().toLowerCase(Locale.ROOT);
        String last = pieces.getLast().toLowerCase(Locale.ROOT);
        int end = lower.length() - last.length();
        if (!lower.startsWith(first) || !lower.endsWith(last) || end < first.length()) {
            return false;
        }
        int from = first.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            String wanted = piece.toLowerCase(Locale.ROOT);
            int found = lower.indexOf(wanted, from);
            if (found < 0 || found + wanted.length() > end) {
                return false;
            }
            from = found + wanted.length();
        }
        return true;
    }
}
