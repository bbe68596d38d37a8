package io.corral.protocol.search;

import io.corral.domain.search.SearchKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Reads what stands before a colon.
final class SearchKeyReader {

    private static final String TAGS = "tags[";

    private final SearchCursor cursor;
    private final IntPredicate namePart;

    SearchKeyReader(SearchCursor cursor) {
        this(cursor, SearchKeyReader::isNamePart);
    }

    /// @param namePart whether a character may stand in a name without quotes
    SearchKeyReader(SearchCursor cursor, IntPredicate namePart) {
        this.cursor = cursor;
        this.namePart = namePart;
    }

    /// The key here when a colon follows it, with the cursor behind the colon; otherwise null, with
    /// the cursor anywhere.
    @Nullable
    SearchKey keyBeforeColon() {
        SearchKey key = key();
        if (key == null || !cursor.take(':')) {
            return null;
        }
        boolean isAddress = cursor.startsWith("//")
                && key instanceof SearchKey.Named(var name)
                && (name.equals("http") || name.equals("https"));
        return isAddress ? null : key;
    }

    /// The key that `has:` asks for.
    SearchKey keyAfterHas() {
        SearchKey key = key();
        if (key == null) {
            throw cursor.mismatch("There is no key after has:", "For example has:user.email.");
        }
        return key;
    }

    /// The key here, whatever follows; null, with the cursor anywhere, when there is none.
    @Nullable
    SearchKey key() {
        if (cursor.peek() == '"') {
            String name = quoted();
            return name == null || name.isEmpty() ? null : new SearchKey.Named(name);
        }
        if (cursor.startsWith(TAGS)) {
            return tag();
        }
        String name = cursor.takeWhile(namePart);
        if (name.isEmpty()) {
            return null;
        }
        return cursor.peek() == '(' ? call(name) : new SearchKey.Named(name);
    }

    private @Nullable SearchKey tag() {
        cursor.moveTo(cursor.position() + TAGS.length());
        String name = cursor.peek() == '"'
                ? quoted()
                : cursor.takeWhile(c -> c != ',' && c != ']' && c != '"').strip();
        if (name == null || name.isEmpty()) {
            return null;
        }
        cursor.skipSpace();
        String type = null;
        if (cursor.take(',')) {
            cursor.skipSpace();
            type = cursor.takeWhile(c -> c >= 'a' && c <= 'z');
            cursor.skipSpace();
        }
        return cursor.take(']') ? new SearchKey.Tag(name, type) : null;
    }

    private @Nullable SearchKey call(String function) {
        cursor.take('(');
        var arguments = new ArrayList<String>();
        cursor.skipSpace();
        if (cursor.take(')')) {
            return new SearchKey.Call(function, List.of());
        }
        do {
            cursor.skipSpace();
            String argument = argument();
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
            cursor.skipSpace();
        } while (cursor.take(','));
        return cursor.take(')') ? new SearchKey.Call(function, arguments) : null;
    }

    private @Nullable String argument() {
        if (cursor.peek() == '"') {
            return quoted();
        }
        var argument = new StringBuilder();
        while (true) {
            argument.append(cursor.takeWhile(
                    c -> c != ',' && c != '(' && c != ')' && c != '[' && c != '"'));
            if (cursor.peek() != '[') {
                break;
            }
            argument.append(cursor.takeWhile(c -> c != ']'));
            argument.append(cursor.take(']') ? "]" : "");
        }
        return argument.toString().strip();
    }

    /// The text in the quotes here; null when they do not close.
    private @Nullable String quoted() {
        cursor.take('"');
        var text = new StringBuilder();
        while (!cursor.isAtEnd()) {
            char c = cursor.next();
            if (c == '"') {
                return text.toString();
            }
            boolean escapes = c == '\\' && (cursor.peek() == '"' || cursor.peek() == '\\');
            text.append(escapes ? cursor.next() : c);
        }
        return null;
    }

    static boolean isNamePart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                || c == '_' || c == '.' || c == '-' || c == '/' || c == '@' || c == '$';
    }
}
