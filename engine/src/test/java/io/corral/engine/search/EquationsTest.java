package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.DiscoverAnswer.Column;
import io.corral.engine.search.DiscoverAnswer.Refused;
import io.corral.engine.search.DiscoverAnswer.Table;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquationsTest {

    private final SearchFixture fixture = new SearchFixture();
    private final Discover discover = new Discover(fixture.stores);

    @Test
    void functions_areCalculatedWith() {
        fixture.append(aTransaction("/a", 10), aTransaction("/a", 30), aTransaction("/b", 100));

        Table table = table(List.of("transaction",
                "equation|max(transaction.duration) - min(transaction.duration)",
                "equation|count() * 2 + 1"), List.of("-equation[0]"));

        assertThat(table.rows()).extracting(row -> row.get("transaction"))
                .containsExactly("/a", "/b");
        assertThat(table.rows().getFirst()).containsEntry("equation|count() * 2 + 1", 5.0)
                .containsEntry("equation|max(transaction.duration) - min(transaction.duration)",
                        20.0);
        assertThat(table.columns().get(1)).isEqualTo(new Column(
                "equation|max(transaction.duration) - min(transaction.duration)",
                ValueType.DURATION, "millisecond"));
    }

    @Test
    void fields_areCalculatedWith() {
        fixture.append(
                aTransaction("/a", 10).withMeasurement("lcp", 4), aTransaction("/b", 30));

        Table table = table(
                List.of("equation|transaction.duration - measurements.lcp * 2", "id"),
                List.of("-equation|transaction.duration - measurements.lcp * 2"));

        assertThat(table.rows()).extracting(row -> row
                .get("equation|transaction.duration - measurements.lcp * 2"))
                .containsExactly(2.0, null);
    }

    @Test
    void regression_isSlopeAndIntercept() {
        fixture.append(
                aTransaction("/a", 1).withMeasurement("lcp", 5),
                aTransaction("/a", 2).withMeasurement("lcp", 7),
                aTransaction("/a", 3).withMeasurement("lcp", 9));

        Table table = table(List.of("count()",
                "linear_regression(transaction.duration,measurements.lcp)"), List.of());

        assertThat(table.rows().getFirst()).containsEntry(
                "linear_regression(transaction.duration,measurements.lcp)", List.of(2.0, 3.0));
    }

    @Test
    void scores_areWeighted() {
        fixture.append(
                aTransaction("/a", 1).withMeasurement("score.lcp", 0.2)
                        .withMeasurement("score.weight.lcp", 0.4)
                        .withMeasurement("score.total", 0.5),
                aTransaction("/a", 1).withMeasurement("score.lcp", 0.4)
                        .withMeasurement("score.weight.lcp", 0.4)
                        .withMeasurement("score.total", 1));

        var row = table(List.of("count_scores(measurements.score.lcp)",
                "performance_score(measurements.score.lcp)",
                "performance_score(measurements.score.total)",
                "equation|opportunity_score(measurements.score.total) * 4"), List.of())
                .rows().getFirst();

        assertThat(row).containsEntry("count_scores(measurements.score.lcp)", 2L)
                .containsEntry("performance_score(measurements.score.total)", 0.75)
                .containsEntry("equation|opportunity_score(measurements.score.total) * 4", 2.0);
        assertThat((Double) row.get("performance_score(measurements.score.lcp)"))
                .isCloseTo(0.75, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "count() + ; A number, field or function belongs here",
        "1 + 2 ; has a field or a function in it",
        "count() + transaction.duration ; over fields or over functions, not both",
        "frob() / 2 ; frob is not a function known here",
        "release * 2 ; release is not a number"})
    void mistakes_areToldInSentences(String line) {
        int end = line.indexOf(';');
        var request = request(List.of("equation|" + line.substring(0, end).strip()), List.of());

        assertThat(discover.table(request, SearchFixture.scope())).isInstanceOfSatisfying(
                Refused.class, refused -> assertThat(refused.sentence())
                        .contains(line.substring(end + 1).strip()));
    }

    private Table table(List<String> fields, List<String> sort) {
        return switch (discover.table(request(fields, sort), SearchFixture.scope())) {
            case Table table -> table;
            case Refused(var sentence) -> throw new AssertionError(sentence);
        };
    }

    private static DiscoverRequest request(List<String> fields, List<String> sort) {
        return new DiscoverRequest("transactions", fields, "", sort, 0, 10, true);
    }
}
