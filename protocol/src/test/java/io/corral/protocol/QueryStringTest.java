package io.corral.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Request.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryStringTest {

    @Test
    void parse_decodesPairsInOrder() {
        assertThat(QueryString.parse("b=1&a=x%20y+z&flag&b=2&&=v", 10)).containsExactly(
                new Pair("b", "1"), new Pair("a", "x y z"), new Pair("flag", ""),
                new Pair("b", "2"), new Pair("", "v"));
    }

    @Test
    void parse_brokenEscapesStay() {
        assertThat(QueryString.parse("a=%&b=%4&c=%zz&d=100%", 10)).containsExactly(
                new Pair("a", "%"), new Pair("b", "%4"), new Pair("c", "%zz"),
                new Pair("d", "100%"));
    }

    @Test
    void parse_moreThanAllowed_areLeftOut() {
        assertThat(QueryString.parse("a&b&c", 2)).hasSize(2);
    }

    @Test
    void first_missingName_isNull() {
        assertThat(QueryString.first(List.of(), "a")).isNull();
    }
}
