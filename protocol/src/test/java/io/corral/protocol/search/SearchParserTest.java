package io.corral.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.search.Glob;
import io.corral.domain.search.Search;
import io.corral.domain.search.Search.And;
import io.corral.domain.search.Search.Comparison;
import io.corral.domain.search.Search.FreeText;
import io.corral.domain.search.Search.Has;
import io.corral.domain.search.Search.In;
import io.corral.domain.search.Search.Not;
import io.corral.domain.search.Search.Or;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.SearchResult.Failed;
import io.corral.protocol.search.SearchResult.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParserTest {

    @Test
    void blank_findsEverything() {
        assertThat(search("  ")).isEqualTo(Search.EVERYTHING);
    }

    @Test
    void keyAndValue_compare() {
        assertThat(search("release:shop@1.2.3")).isEqualTo(is("release", "shop@1.2.3"));
        assertThat(search("release:\"a b\\\"c\"")).isEqualTo(is("release", "a b\"c"));
        assertThat(search("\"my key\":x")).isEqualTo(is("my key", "x"));
        assertThat(search("environment:\"\"")).isEqualTo(is("environment", ""));
        assertThat(search("path:C:\\temp")).isEqualTo(is("path", "C:\\temp"));
    }

    @Test
    void operators_areReadBeforeTheValue() {
        assertThat(search("timesSeen:>=10"))
                .isEqualTo(compare("timesSeen", SearchOperator.GREATER_OR_EQUAL, "10"));
        assertThat(search("transaction.duration:<1.5s"))
                .isEqualTo(compare("transaction.duration", SearchOperator.LESS, "1.5s"));
        assertThat(search("level:!=error"))
                .isEqualTo(compare("level", SearchOperator.NOT_EQUAL, "error"));
        assertThat(search("age:-24h")).isEqualTo(is("age", "-24h"));
    }

    @Test
    void negation_standsBeforeTheKey() {
        assertThat(search("!level:error")).isEqualTo(new Not(is("level", "error")));
        assertThat(search("!has:user"))
                .isEqualTo(new Not(new Has(new SearchKey.Named("user"))));
        assertThat(search("!foo")).isEqualTo(text("!foo"));
    }

    @Test
    void lists_holdLiteralValues() {
        assertThat(search("level:[error, \"a, b\",c d]"))
                .isEqualTo(new In(new SearchKey.Named("level"), List.of("error", "a, b", "c d")));
        assertThat(search("level:[a\\*]"))
                .isEqualTo(new In(new SearchKey.Named("level"), List.of("a*")));
    }

    @Test
    void wildcards_splitTheValue() {
        assertThat(search("title:Type*r\\*")).isEqualTo(new Comparison(
                new SearchKey.Named("title"), SearchOperator.EQUAL,
                new SearchValue.Pattern(new Glob(List.of("Type", "r*")))));
    }

    @Test
    void tagsAndFunctions_areKeys() {
        assertThat(search("tags[cart.items,number]:>3")).isEqualTo(new Comparison(
                new SearchKey.Tag("cart.items", "number"), SearchOperator.GREATER,
                new SearchValue.Literal("3")));
        assertThat(search("has:tags[a b]"))
                .isEqualTo(new Has(new SearchKey.Tag("a b", null)));
        assertThat(search("count():>10")).isEqualTo(new Comparison(
                new SearchKey.Call("count", List.of()), SearchOperator.GREATER,
                new SearchValue.Literal("10")));
        assertThat(search("count_if(transaction.duration, greater, \"3,0\"):1"))
                .isEqualTo(new Comparison(
                        new SearchKey.Call(
                                "count_if",
                                List.of("transaction.duration", "greater", "3,0")),
                        SearchOperator.EQUAL, new SearchValue.Literal("1")));
    }

    @Test
    void booleans_bindAndBeforeOr() {
        assertThat(search("a:1 b:2 OR c:3")).isEqualTo(new Or(
                List.of(new And(List.of(is("a", "1"), is("b", "2"))), is("c", "3"))));
        assertThat(search("a:1 AND (b:2 OR c:3)")).isEqualTo(new And(
                List.of(is("a", "1"), new Or(List.of(is("b", "2"), is("c", "3"))))));
        assertThat(search("(a:1)")).isEqualTo(is("a", "1"));
    }

    @Test
    void wordsWithoutKey_areOneText() {
        assertThat(search("cannot  read level:error property x")).isEqualTo(new And(
                List.of(text("cannot read"), is("level", "error"), text("property x"))));
        assertThat(search("foo(bar) \"a OR b\"")).isEqualTo(
                new And(List.of(text("foo(bar)"), text("a OR b"))));
        assertThat(search("https://example.com/a?b=c:d"))
                .isEqualTo(text("https://example.com/a?b=c:d"));
        assertThat(search("time*out")).isEqualTo(
                new FreeText(new SearchValue.Pattern(new Glob(List.of("time", "out")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                                                                  a:1 OR            | 6  | OR needs a condition on both sides
                                                                  OR a:1            | 0  | OR needs a condition on both sides
                                                                  a:1 AND           | 7  | AND needs a condition on both sides
                                                                  (a:1              | 0  | This parenthesis is not closed
                                                                  a:1 )             | 4  | This parenthesis closes none
                                                                  ()                | 1  | A condition is missing here
                                                                  release: foo      | 0  | There is no value after the colon
                                                                  a:"b              | 2  | These quotes are not closed
                                                                  a:[b*]            | 3  | Lists have no wildcards
                                                                  a:[b,]            | 5  | A value is missing in the list
                                                                  has:              | 4  | There is no key after has:
                                                                  """)
    void mistakes_areToldWithTheirPlace(String text, int position, String reason) {
        assertThat(SearchParser.parse(text)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.position()).isEqualTo(position);
        });
    }

    @Test
    void place_isThatOfTheCondition() {
        String text = "cannot read (level:error OR !age:soon)";

        assertThat(SearchParser.place(text, is("age", "soon"))).hasValue(28);
        assertThat(SearchParser.place(text, text("cannot read"))).hasValue(0);
        assertThat(SearchParser.place(text, is("level", "fatal"))).isEmpty();
        assertThat(SearchParser.place("level:", is("level", "fatal"))).isEmpty();
    }

    @Test
    void bounds_areKept() {
        assertThat(SearchParser.parse("(".repeat(5_000))).isInstanceOf(Failed.class);
        assertThat(SearchParser.parse("a:1 ".repeat(2_000))).isInstanceOf(Failed.class);
        assertThat(SearchParser.parse("x".repeat(9_000))).isInstanceOf(Failed.class);
    }

    private static Search search(String text) {
        return ((Parsed) SearchParser.parse(text)).search();
    }

    private static Search is(String key, String value) {
        return compare(key, SearchOperator.EQUAL, value);
    }

    private static Search compare(String key, SearchOperator operator, String value) {
        return new Comparison(
                new SearchKey.Named(key), operator, new SearchValue.Literal(value));
    }

    private static Search text(String text) {
        return new FreeText(new SearchValue.Literal(text));
    }
}
