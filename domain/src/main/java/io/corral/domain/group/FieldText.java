package io.corral.domain.group;

/// Objects written into messages by whatever means a language has: `{id: 3, name: 'x'}`,
/// `Order(id=3)`, `map[id:3]`, `#<Order id: 3>`, `%Order{id: 3}`. What they hold are values.
final class FieldText {

    private static final int REACH = 2000;

    private FieldText() {}

    /// `{:error, :not_found}` of Elixir and Erlang: names out of the code.
    static boolean isAtoms(String text, int at) {
        int i = at + 1;
        boolean atoms = text.startsWith("{:", at);
        while (atoms && i < text.length() && text.charAt(i) != '}') {
            char c = text.charAt(i++);
            atoms = Character.isLowerCase(c) || ":, _?!".indexOf(c) >= 0;
        }
        return atoms && i < text.length();
    }

    /// The bracket that closes an object whose opening one stands at the position; -1 when what
    /// stands between is not fields.
    static int close(String text, int at) {
        return switch (text.charAt(at)) {
            case '{' -> fields(text, at, '{', '}');
            case '(' -> at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))
                    ? arguments(text, at)
                    : -1;
            case '[' -> text.startsWith("map", Math.max(0, at - 3)) && at >= 3
                    ? fields(text, at, '[', ']')
                    : -1;
            case '<' -> (at > 0 && text.charAt(at - 1) == '#') || described(text, at)
                    ? inspected(text, at)
                    : -1;
            default -> -1;
        };
    }

    private static int fields(String text, int at, char open, char close) {
        int end = closing(text, at, open, close);
        int colon = end < 0 ? -1 : text.indexOf(':', at, end);
        boolean pair = colon > at + 1 || (colon == at + 1 && colon + 1 < end);
        boolean equals = end > 0 && text.indexOf('=', at, end) > at + 1;
        return pair || equals ? end : -1;
    }

    /// `Order(id=3, name=x)`: every argument has a name.
    private static int arguments(String text, int at) {
        int end = closing(text, at, '(', ')');
        int equals = end < 0 ? -1 : text.indexOf('=', at, end);
        if (equals <= at + 1) {
            return -1;
        }
        for (int i = at + 1; i < equals; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_') {
                return -1;
            }
        }
        return end;
    }

    /// `<UITableView: 0x7f8a; frame = (0 0; 1 1)>`.
    private static boolean described(String text, int at) {
        int end = Shapes.endOfLetters(text, at + 1, text.length());
        return end > at + 2 && text.startsWith(": 0x", end);
    }

    /// `#<Order id: 3, at: nil>`, from behind the class on.
    private static int inspected(String text, int at) {
        int end = closing(text, at, '<', '>');
        int space = end < 0 ? -1 : text.indexOf(' ', at, end);
        return space > 0 ? end : -1;
    }

    /// First character of what the fields are: behind the class for `#<Order id: 3>`.
    static int start(String text, int at, int close) {
        int space = text.charAt(at) == '<' ? text.indexOf(' ', at, close) : -1;
        return space > 0 ? space : at + 1;
    }

    private static int closing(String text, int at, char open, char close) {
        int limit = Math.min(text.length(), at + REACH);
        int depth = 0;
        for (int i = at; i < limit; i++) {
            char c = text.charAt(i);
            depth += c == open ? 1 : c == close ? -1 : 0;
            if (depth == 0) {
                return i;
            }
            if (c == '\n') {
                return -1;
            }
        }
        return -1;
    }
}
