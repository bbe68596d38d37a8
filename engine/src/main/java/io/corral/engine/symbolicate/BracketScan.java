package io.corral.engine.symbolicate;

/// Walks over JavaScript by its brackets, past strings. Owned by one call.
final class BracketScan {

    private final String text;

    BracketScan(String text) {
        this.text = text;
    }

    /// How many brackets are open at `to` that were opened from `from` on; -1 when one was closed
    /// that was opened before.
    int between(int from, int to) {
        int depth = 0;
        for (int at = from; at < to; at = next(at)) {
            depth += turn(text.charAt(at));
            if (depth < 0) {
                return -1;
            }
        }
        return depth;
    }

    /// Where the expression or block that begins at `from` ends: at the bracket that closes what
    /// was open before, or at a comma or semicolon outside of brackets; `limit` when it goes on. A
    /// block, or a function with one, ends with its bracket.
    int end(int from, int limit) {
        int depth = 0;
        boolean braced = false;
        for (int at = from; at < limit; at = next(at)) {
            char c = text.charAt(at);
            int turn = turn(c);
            depth += turn;
            braced |= c == '{' && depth == 1;
            boolean over = depth < 0 || (depth == 0 && (c == ',' || c == ';'
                    || (c == '}' && braced)));
            if (over) {
                return at;
            }
        }
        return limit;
    }

    private static int turn(char c) {
        return switch (c) {
            case '{', '(', '[' -> 1;
            case '}', ')', ']' -> -1;
            default -> 0;
        };
    }

    /// The next place to look at: behind a string when one begins here.
    private int next(int at) {
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'' && quote != '`') {
            return at + 1;
        }
        for (int end = at + 1; end < text.length(); end++) {
            char c = text.charAt(end);
            if (c == '\\') {
                end++;
            } else if (c == quote) {
                return end + 1;
            } else if (c == '\n' && quote != '`') {
                return at + 1;
            }
        }
        return at + 1;
    }
}
