package io.corral.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.DiscoverCheck.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoverCheckTest {

    private final Discover discover = new Discover(new SearchFixture().stores);

    @Test
    void rightParts_haveTheirTypes() {
        DiscoverCheck check = check("spans", "span.op:db has:release",
                List.of("span.duration", "is_transaction", "count()"), List.of("-count()"));

        assertThat(check.isValid()).isTrue();
        assertThat(check.fields()).extracting(Verdict::type)
                .containsExactly(ValueType.DURATION, ValueType.BOOLEAN, ValueType.INTEGER);
        assertThat(check.keys()).containsExactly(
                new Verdict("span.op", ValueType.STRING, null),
                new Verdict("release", ValueType.STRING, null));
        assertThat(check.orders()).containsExactly(
                new Verdict("-count()", ValueType.INTEGER, null));
    }

    @Test
    void wrongParts_areToldOneByOne() {
        DiscoverCheck check = check("spam", "span.duration:>soon",
                List.of("span.op", "frob()"), List.of("-nothing("));

        assertThat(check.isValid()).isFalse();
        assertThat(check.dataset().error()).contains("errors, transactions, discover, spans");
        assertThat(check.fields()).extracting(Verdict::isValid).containsExactly(true, false);
        assertThat(check.query().error()).contains("span.duration expects a duration");
        assertThat(check.orders().getFirst().error()).contains("is not a field");
    }

    @Test
    void impossibleCombinations_areTheQuerysMistake() {
        assertThat(check("errors", "count():>5", List.of("title"), List.of()).query().error())
                .contains("need a function among the fields");
        assertThat(check("errors", "count():>5", List.of(), List.of()).isValid()).isTrue();
    }

    private DiscoverCheck check(
            String dataset, String query, List<String> fields, List<String> sort) {
        return discover.check(
                new DiscoverRequest(dataset, fields, query, sort, 0, 1, true),
                SearchFixture.scope());
    }
}
