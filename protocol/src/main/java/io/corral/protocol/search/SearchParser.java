package io.corral.protocol.search;

import io.corral.domain.search.Glob;
import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.SearchCursor.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads searches by recursive descent:
/// ```
/// any   = all { OR all }
/// all   = term { [AND] term }
/// term  = "(" any ")" | [!] has:key | [!] key:value | words
/// value = [op] literal | "[" literal { "," literal } "]"
/// ```
/// AND and OR are upper case. Words without a key that follow each other are one text; a text in
/// quotes stands for itself. Never throws, whatever the text; bounded in length, depth and terms.
public final class SearchParser {

    /// Longer texts are refused.
    public static final int LENGTH_MAX = 8_192;

    private static final int DEPTH_MAX = 32;
    private static final int TERMS_MAX = 500;

    private final SearchCursor cursor;
    private final SearchKeyReader keys;
    private final SearchValueReader values;
    private final List<Placed> placed = new ArrayList<>();
    private int depth;
    private int terms;

    private SearchParser(String text) {
        cursor = new SearchCursor(text);
        keys = new SearchKeyReader(cursor);
        values = new SearchValueReader(cursor);
    }

    /// Reads a text; a blank one finds everything.
    public static SearchResult parse(String text) {
        if (text.length() > LENGTH_MAX) {
            return new SearchResult.Failed(
                    LENGTH_MAX, "The search is longer than %d characters".formatted(LENGTH_MAX),
                    null);
        }
        try {
            return new SearchResult.Parsed(new SearchParser(text).whole());
        } catch (Mismatch mismatch) {
            return mismatch.failed();
        }
    }

    /// Where a condition stands in a text that has been read, from 0; empty when it does not. For
    /// messages about conditions that are well-formed and still mean nothing.
    public static OptionalInt place(String text, Search condition) {
        try {
            var parser = new SearchParser(text);
            parser.whole();
            return parser.placed.stream().filter(each -> each.condition().equals(condition))
                    .mapToInt(Placed::position).findFirst();
        } catch (Mismatch _) {
            return OptionalInt.empty();
        }
    }

    private record Placed(Search condition, int position) {}

    /// Reads a field as queries ask for it: a name, `tags[name]` or `function(arguments)`; empty
    /// for anything else.
    public static Optional<SearchKey> parseKey(String text) {
        if (text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        var cursor = new SearchCursor(text.strip());
        SearchKey key = new SearchKeyReader(cursor).key();
        return key != null && cursor.isAtEnd() ? Optional.of(key) : Optional.empty();
    }

    private Search whole() {
        cursor.skipSpace();
        if (cursor.isAtEnd()) {
            return Search.EVERYTHING;
        }
        Search search = any();
        if (!cursor.isAtEnd()) {
            throw cursor.mismatch(
                    "This parenthesis closes none", "Put texts with parentheses in quotes.");
        }
        return search;
    }

    private Search any() {
        var alternatives = new ArrayList<Search>();
        do {
            alternatives.add(all(!alternatives.isEmpty()));
        } while (cursor.takeWord("OR"));
        return alternatives.size() == 1
                ? alternatives.getFirst()
                : new Search.Or(flat(alternatives, true));
    }

    private Search all(boolean isAfterOr) {
        var conditions = new ArrayList<Search>();
        boolean isAwaited = true;
        while (true) {
            cursor.skipSpace();
            if (cursor.isAtEnd() || cursor.peek() == ')' || isOr()) {
                break;
            }
            int start = cursor.position();
            if (cursor.takeWord("AND")) {
                if (isAwaited) {
                    cursor.moveTo(start);
                    throw operator("AND");
                }
                isAwaited = true;
                continue;
            }
            conditions.add(term());
            isAwaited = false;
        }
        if (isAwaited) {
            boolean isBesideOr = conditions.isEmpty() && (isAfterOr || isOr());
            throw operator(isBesideOr ? "OR" : conditions.isEmpty() ? null : "AND");
        }
        return conditions.size() == 1
                ? conditions.getFirst()
                : new Search.And(flat(conditions, false));
    }

    private boolean isOr() {
        int start = cursor.position();
        boolean found = cursor.takeWord("OR");
        cursor.moveTo(start);
        return found;
    }

    private Mismatch operator(@Nullable String word) {
        return word == null
                ? cursor.mismatch("A condition is missing here", null)
                : cursor.mismatch(
                        word + " needs a condition on both sides",
                        "Put the word in quotes to search for it.");
    }

    /// A list of conditions whose own lists of the same kind are spread out.
    private static List<Search> flat(List<Search> conditions, boolean isOr) {
        var flat = new ArrayList<Search>();
        for (Search each : conditions) {
            switch (each) {
                case Search.And(var inner) when !isOr -> flat.addAll(inner);
                case Search.Or(var inner) when isOr -> flat.addAll(inner);
                case Search.And _, Search.Or _, Search.Not _ -> flat.add(each);
                case Search.Comparison _, Search.In _, Search.Has _ -> flat.add(each);
                case Search.FreeText _ -> flat.add(each);
            }
        }
        return flat;
    }

    private Search term() {
        if (++terms > TERMS_MAX) {
            throw cursor.mismatch("More than %d conditions".formatted(TERMS_MAX), null);
        }
        if (cursor.peek() == '(') {
            return group();
        }
        int start = cursor.position();
        boolean negated = cursor.take('!');
        SearchKey key = keys.keyBeforeColon();
        if (key == null) {
            cursor.moveTo(start);
            Search words = words();
            placed.add(new Placed(words, start));
            return words;
        }
        Search condition = condition(key, start);
        placed.add(new Placed(condition, start));
        return negated ? new Search.Not(condition) : condition;
    }

    private Search group() {
        int start = cursor.position();
        cursor.take('(');
        if (++depth > DEPTH_MAX) {
            throw cursor.mismatch("More than %d parentheses deep".formatted(DEPTH_MAX), null);
        }
        Search inner = any();
        if (!cursor.take(')')) {
            cursor.moveTo(start);
            throw cursor.mismatch(
                    "This parenthesis is not closed", "Put texts with parentheses in quotes.");
        }
        depth--;
        return inner;
    }

    private Search condition(SearchKey key, int start) {
        if (key instanceof SearchKey.Named(var name) && name.equals("has")) {
            return new Search.Has(keys.keyAfterHas());
        }
        if (cursor.peek() == '[') {
            return new Search.In(key, values.list());
        }
        SearchOperator operator = values.operator();
        if (cursor.isAtEnd() || SearchCursor.isSpace(cursor.peek())
                || (depth > 0 && cursor.peek() == ')')) {
            cursor.moveTo(start);
            throw cursor.mismatch(
                    "There is no value after the colon",
                    "Write key:\"\" for a missing value, or put a text with a colon in quotes.");
        }
        return new Search.Comparison(key, operator, values.value(depth > 0));
    }

    private Search words() {
        if (cursor.peek() == '"' && values.isQuoted()) {
            return new Search.FreeText(values.value(depth > 0));
        }
        var text = new StringBuilder();
        var pieces = new ArrayList<String>();
        while (true) {
            values.word(depth > 0, text, pieces);
            int end = cursor.position();
            cursor.skipSpace();
            if (!isWord()) {
                break;
            }
            text.append(" ".repeat(cursor.position() > end ? 1 : 0));
        }
        pieces.add(text.toString());
        return new Search.FreeText(
                pieces.size() == 1
                        ? new SearchValue.Literal(pieces.getFirst())
                        : new SearchValue.Pattern(new Glob(pieces)));
    }

    /// Whether a word without a key follows.
    private boolean isWord() {
        char c = cursor.peek();
        if (cursor.isAtEnd() || c == '(' || c == ')' || (c == '"' && values.isQuoted())) {
            return false;
        }
        int start = cursor.position();
        boolean operator = cursor.takeWord("OR") || cursor.takeWord("AND");
        cursor.moveTo(start);
        if (operator) {
            return false;
        }
        cursor.take('!');
        SearchKey key = keys.keyBeforeColon();
        cursor.moveTo(start);
        return key == null;
    }
}
