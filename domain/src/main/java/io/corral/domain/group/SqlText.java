package io.corral.domain.group;

/// Statements of SQL inside messages: their literals are values, their names are not.
final class SqlText {

    /// Characters in which the second word of a statement is looked for.
    private static final int REACH = 2000;

    private SqlText() {}

    /// Where the first statement starts; the text's length when there is none.
    static int start(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean word = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
            if (word && startsStatement(text, i)) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean startsStatement(String text, int at) {
        return switch (text.charAt(at)) {
            case 's', 'S' -> is(text, at, "select ") && follows(text, at, " from ", REACH);
            case 'i', 'I' -> is(text, at, "insert into ");
            case 'u', 'U' -> is(text, at, "update ") && follows(text, at, " set ", 120);
            case 'd', 'D' -> is(text, at, "delete from ");
            case 'm', 'M' -> is(text, at, "merge into ");
            case 'r', 'R' -> is(text, at, "replace into ");
            default -> false;
        };
    }

    private static boolean is(String text, int at, String words) {
        return text.regionMatches(true, at, words, 0, words.length());
    }

    private static boolean follows(String text, int from, String words, int reach) {
        int limit = Math.min(text.length() - words.length(), from + reach);
        for (int i = from; i <= limit; i++) {
            if (text.charAt(i) == ' ' && is(text, i, words)) {
                return true;
            }
        }
        return false;
    }

    /// End of the literal at the position, `N'x'` and `E'x'` included; -1 when there is none.
    static int endOfLiteral(String text, int at) {
        int quote = text.charAt(at) == '\'' ? at : at + 1;
        boolean prefixed = quote == at || "NnEeBbXx".indexOf(text.charAt(at)) >= 0;
        if (!prefixed || quote >= text.length() || text.charAt(quote) != '\'') {
            return -1;
        }
        for (int i = quote + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean twice = c == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'';
            if (twice || c == '\\') {
                i++;
            } else if (c == '\'') {
                return i + 1;
            }
        }
        return -1;
    }

    /// End of the list of placeholders in brackets that starts at the position, rows after it
    /// included: `(?, ?), (?, ?)`, `($1, $2)`, `(%s, %s)`, `(:a, :b)`; -1 when it is none.
    static int endOfBinds(String text, int at) {
        int end = -1;
        int open = at;
        while (open < text.length() && text.charAt(open) == '(') {
            int close = endOfRow(text, open + 1);
            if (close < 0) {
                return end;
            }
            end = close;
            open = skipCommaAndSpace(text, close);
        }
        return end;
    }

    private static int endOfRow(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int end = endOfBind(text, i);
            if (end == i) {
                return -1;
            }
            if (end < text.length() && text.charAt(end) == ')') {
                return end + 1;
            }
            i = skipCommaAndSpace(text, end);
            if (i == end) {
                return -1;
            }
        }
        return -1;
    }

    private static int endOfBind(String text, int at) {
        char c = text.charAt(at);
        if (c == '?') {
            return Names.skipDigits(text, at + 1);
        }
        if (c == '%' && text.startsWith("%s", at)) {
            return at + 2;
        }
        if (c == '$' || c == ':' || c == '@') {
            return Shapes.endOfRun(text, at + 1, text.length());
        }
        return at;
    }

    private static int skipCommaAndSpace(String text, int from) {
        int i = from;
        if (i < text.length() && text.charAt(i) == ',') {
            i++;
            while (i < text.length() && text.charAt(i) == ' ') {
                i++;
            }
        }
        return i;
    }
}
