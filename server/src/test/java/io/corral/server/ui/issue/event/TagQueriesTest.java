package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.search.Search;
import io.corral.domain.search.SearchValue;
import io.corral.protocol.search.SearchParser;
import io.corral.protocol.search.SearchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagQueriesTest {

    @Test
    void plainKeys_areNamed_othersSaidToBeTags() {
        assertThat(TagQueries.of("plan", "gold")).isEqualTo("plan:\"gold\"");
        assertThat(TagQueries.of("environment", "a")).isEqualTo("environment:\"a\"");
        assertThat(TagQueries.of("message", "a")).isEqualTo("tags[message]:\"a\"");
        assertThat(TagQueries.of("span.op", "a")).isEqualTo("tags[span.op]:\"a\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*b", "say \"hi\"", "back\\slash", "[a,b]", "> 5", "OR", "x:y", "<script>",
                "\u202Eabc"
            })
    void hostileValues_meanThemselves(String value) {
        assertThat(SearchParser.parse(TagQueries.of("plan", value)))
                .isInstanceOfSatisfying(SearchResult.Parsed.class, parsed -> assertThat(
                        parsed.search()).isInstanceOfSatisfying(Search.Comparison.class,
                                condition -> assertThat(condition.value())
                                        .isEqualTo(new SearchValue.Literal(value))));
    }
}
