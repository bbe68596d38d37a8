package io.corral.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void parse_repeatedAndEmpty_kept() {
        Query query = Query.parse("project=1&project=2&query=&flag");

        assertThat(query.all("project")).isEqualTo(List.of("1", "2"));
        assertThat(query.first("query")).isEmpty();
        assertThat(query.has("flag")).isTrue();
        assertThat(query.first("none")).isNull();
        assertThat(query.firstOr("query", "x")).isEqualTo("x");
    }

    @Test
    void parse_escapes_decodedAsUtf8() {
        assertThat(Query.parse("q=a%20b+c%C3%A9").first("q")).isEqualTo("a b cé");
    }

    @Test
    void parse_brokenEscape_staysAsItIs() {
        assertThat(Query.parse("q=100%&r=%zz&s=%").first("q")).isEqualTo("100%");
        assertThat(Query.parse("r=%zz").first("r")).isEqualTo("%zz");
    }

    @Test
    void parse_nothing_empty() {
        assertThat(Query.parse(null).names()).isEmpty();
        assertThat(Query.parse("&&").names()).isEmpty();
    }
}
