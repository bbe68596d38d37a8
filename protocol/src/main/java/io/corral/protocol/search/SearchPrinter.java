package io.corral.protocol.search;

import io.corral.domain.search.Glob;
import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a search down; what the parser made reads back as the same.
public final class SearchPrinter {

    private SearchPrinter() {}

    /// The search as text.
    public static String print(Search search) {
        return switch (search) {
            case Search.And(var terms) -> joined(terms, " ");
            case Search.Or(var terms) -> joined(terms, " OR ");
            case Search.Not(var term) -> "!" + print(term);
            case Search.Comparison(var key, var operator, var value) ->
                print(key) + ":" + sign(operator) + print(value);
            case Search.In(var key, var values) -> print(key) + ":" + values.stream()
                    .map(value -> '"' + escaped(value) + '"')
                    .collect(Collectors.joining(",", "[", "]"));
            case Search.Has(var key) -> "has:" + print(key);
            case Search.FreeText(var value) -> print(value);
        };
    }

    /// The key as text.
    public static String print(SearchKey key) {
        return switch (key) {
            case SearchKey.Named(var name) -> isPlain(name) ? name : quoted(name);
            case SearchKey.Tag(var name, var type) ->
                "tags[" + (isPlain(name) ? name : quoted(name))
                        + (type == null ? "" : "," + type) + "]";
            case SearchKey.Call(var function, var arguments) -> arguments.stream()
                    .map(SearchPrinter::argument)
                    .collect(Collectors.joining(",", function + "(", ")"));
        };
    }

    /// The name of a key as people would type it.
    public static String key(String name) {
        return print(new SearchKey.Named(name));
    }

    /// A value as people would type it: in quotation marks only when it needs them.
    public static String value(String text) {
        boolean isPlain = !text.isEmpty() && text.chars().allMatch(
                c -> SearchKeyReader.isNamePart(c) || "@/+%#~$&:".indexOf(c) >= 0);
        return isPlain ? text : '"' + escaped(text) + '"';
    }

    private static String joined(List<Search> terms, String between) {
        return terms.stream()
                .map(term -> term instanceof Search.And || term instanceof Search.Or
                        ? "(" + print(term) + ")"
                        : print(term))
                .collect(Collectors.joining(between));
    }

    private static String sign(SearchOperator operator) {
        return operator == SearchOperator.EQUAL ? "" : operator.sign();
    }

    private static String print(SearchValue value) {
        return switch (value) {
            case SearchValue.Literal(var text) -> '"' + escaped(text) + '"';
            case SearchValue.Pattern(Glob(var pieces)) -> pieces.stream()
                    .map(SearchPrinter::escaped)
                    .collect(Collectors.joining("*", "\"", "\""));
        };
    }

    private static String argument(String argument) {
        return isPlain(argument) ? argument : quoted(argument);
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && name.chars().allMatch(SearchKeyReader::isNamePart);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("\"", "\\\"");
    }
}
