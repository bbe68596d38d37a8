package io.corral.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.corral.domain.search.Glob;
import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.testkit.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SearchPrinterTest {

    private static final List<SearchOperator> OPERATORS = List.of(SearchOperator.values());
    private static final String SIGNS = "ab \"\\*()[],:!<>=-+.OR\u00e9\ud83d\ude00AND\thas";

    @Test
    void print_anySearch_readsBackTheSame() {
        Property.forAll((random, size) -> search(random, 3), search -> assertThat(
                SearchParser.parse(SearchPrinter.print(search)))
                .as(SearchPrinter.print(search))
                .isEqualTo(new SearchResult.Parsed(search)));
    }

    @Test
    void parse_anyText_neverThrows() {
        Property.forAll(
                (random, size) -> text(random, 60),
                text -> assertThatCode(() -> SearchParser.parse(text)).doesNotThrowAnyException());
    }

    @Test
    void value_anyText_readsBackTheSame() {
        Property.forAll((random, size) -> "x" + text(random, 12), text -> {
            String value = text.substring(text.length() > 1 ? 1 : 0);
            assertThat(SearchParser.parse("tag:" + SearchPrinter.value(value)))
                    .as(SearchPrinter.value(value))
                    .isEqualTo(new SearchResult.Parsed(new Search.Comparison(
                            new SearchKey.Named("tag"), SearchOperator.EQUAL,
                            new SearchValue.Literal(value))));
        });
    }

    @Test
    void parse_whatWasParsed_printsAndReadsBack() {
        Property.forAll((random, size) -> text(random, 40), text -> {
            if (SearchParser.parse(text) instanceof SearchResult.Parsed(var search)) {
                assertThat(SearchParser.parse(SearchPrinter.print(search)))
                        .as(SearchPrinter.print(search))
                        .isEqualTo(new SearchResult.Parsed(search));
            }
        });
    }

    private static Search search(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> new Search.Not(condition(random));
            case 1 -> new Search.FreeText(value(random));
            case 6 -> new Search.And(terms(random, depth, Search.And.class));
            case 7 -> new Search.Or(terms(random, depth, Search.Or.class));
            default -> condition(random);
        };
    }

    private static List<Search> terms(
            RandomGenerator random, int depth, Class<? extends Search> kind) {
        var terms = new ArrayList<Search>();
        while (terms.size() < 2 + random.nextInt(2)) {
            Search term = search(random, depth - 1);
            if (!kind.isInstance(term)) {
                terms.add(term);
            }
        }
        return terms;
    }

    private static Search condition(RandomGenerator random) {
        SearchKey key = key(random);
        return switch (random.nextInt(4)) {
            case 0 -> new Search.Has(key);
            case 1 -> new Search.In(key, List.of(text(random, 6), text(random, 6)));
            default -> new Search.Comparison(
                    key, OPERATORS.get(random.nextInt(OPERATORS.size())), value(random));
        };
    }

    private static SearchKey key(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new SearchKey.Tag("x" + text(random, 5), random.nextBoolean()
                    ? null
                    : "number");
            case 1 -> new SearchKey.Call("count_if", List.of("a.b", text(random, 5), "3"));
            case 2 -> new SearchKey.Named("x" + text(random, 5));
            default -> new SearchKey.Named("error.type");
        };
    }

    private static SearchValue value(RandomGenerator random) {
        return random.nextInt(4) == 0
                ? new SearchValue.Pattern(new Glob(List.of(text(random, 4), text(random, 4))))
                : new SearchValue.Literal(text(random, 8));
    }

    private static String text(RandomGenerator random, int lengthMax) {
        var text = new StringBuilder();
        int length = random.nextInt(lengthMax + 1);
        for (int i = 0; i < length; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }
}
