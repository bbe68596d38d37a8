package io.corral.engine.search;

import static io.corral.testkit.event.EventRowBuilder.NOON;
import static io.corral.testkit.event.EventRowBuilder.aRow;
import static io.corral.testkit.event.EventRowBuilder.aTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.SeriesAnswer.Found;
import io.corral.engine.search.SeriesAnswer.Series;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

    private final SearchFixture fixture = new SearchFixture();
    private final TimeSeries series = new TimeSeries(fixture.stores);
    private final SearchScope scope = SearchFixture.scope().in(
            new TimeWindow(NOON.minus(Duration.ofHours(3)), NOON.plusSeconds(1)));

    @Test
    void counts_fillGapsWithZero() {
        fixture.append(
                aRow().at(NOON.minus(Duration.ofMinutes(90))), aRow().at(NOON), aRow().at(NOON));

        Found found = found("errors", List.of("count()"), List.of());

        assertThat(found.begins()).startsWith(NOON.minus(Duration.ofHours(3))).hasSize(4);
        assertThat(found.series()).extracting(Series::values)
                .containsExactly(List.of(0.0, 1.0, 0.0, 2.0));
    }

    @Test
    void quantiles_leaveGaps() {
        fixture.append(aTransaction("/a", 10).at(NOON));

        Found found = found("transactions", List.of("p50()", "epm()"), List.of());

        assertThat(found.series().getFirst().values()).containsExactly(null, null, null, 10.0);
        assertThat(found.series().getLast().values()).containsExactly(0.0, 0.0, 0.0, 1 / 60.0);
    }

    @Test
    void groups_areTheMostFrequent() {
        fixture.append(
                aRow().withLevel("warning"), aRow().withLevel("error"), aRow().withLevel("error"),
                aRow().withLevel("info"), aRow().withLevel("warning"), aRow().withLevel("error"));

        Found found = found("errors", List.of("count()"), List.of("level"));

        assertThat(found.series()).extracting(Series::group)
                .containsExactly(List.of("error"), List.of("warning"));
        assertThat(found.series().getFirst().values()).endsWith(3.0);
        assertThat(found.others()).extracting(Series::values)
                .containsExactly(List.of(0.0, 0.0, 0.0, 1.0));
    }

    @Test
    void projects_areNamedByTheirSlugs() {
        fixture.append(aRow());

        assertThat(found("errors", List.of("count()"), List.of("project")).series())
                .extracting(Series::group)
                .containsExactly(List.of("shop"));
    }

    @Test
    void comparison_standsBesideEachStep() {
        fixture.append(
                aRow().at(NOON), aRow().at(NOON.minus(Duration.ofHours(24))),
                aRow().at(NOON.minus(Duration.ofHours(25))).withLevel("info"));
        var request = new SeriesRequest("errors", List.of("count()"), List.of(), 5, true, "", "",
                Duration.ofDays(1), Duration.ofHours(1));

        Series line = ((Found) series.series(request, scope)).series().getFirst();

        assertThat(line.values()).containsExactly(0.0, 0.0, 0.0, 1.0);
        assertThat(line.before()).containsExactly(0.0, 0.0, 1.0, 1.0);
    }

    @Test
    void conditionsOnFunctions_chooseGroups() {
        fixture.append(
                aRow().withLevel("error"), aRow().withLevel("error"), aRow().withLevel("info"));
        var grouped = new SeriesRequest("errors", List.of("count()"), List.of("level"), 5, false,
                "", "count():>1", null, Duration.ofHours(1));
        var alone = new SeriesRequest("errors", List.of("count()"), List.of(), 5, false,
                "", "count():>1", null, Duration.ofHours(1));

        assertThat(((Found) series.series(grouped, scope)).series()).extracting(Series::group)
                .containsExactly(List.of("error"));
        assertThat(series.series(alone, scope)).isInstanceOf(SeriesAnswer.Refused.class);
    }

    @Test
    void groups_areRankedByAnyFunction() {
        fixture.append(
                aRow().withLevel("error"), aRow().withLevel("error"),
                aRow().withLevel("info").byUser("1"), aRow().withLevel("info").byUser("2"),
                aRow().withLevel("debug").byUser("1"));
        var request = new SeriesRequest("errors", List.of("count()"), List.of("level"), 1, false,
                "-count_unique(user)", "", null, Duration.ofHours(1));

        assertThat(((Found) series.series(request, scope)).series()).extracting(Series::group)
                .containsExactly(List.of("info"));
    }

    @Test
    void manyGroups_getFewerSteps() {
        var year = scope.in(new TimeWindow(NOON.minus(Duration.ofDays(300)), NOON));
        var request = new SeriesRequest("errors", List.of("count()"), List.of("level"), 10, true,
                "", "", null, Duration.ofMinutes(1));

        assertThat(((Found) series.series(request, year)).begins().size())
                .isLessThanOrEqualTo(1_000);
    }

    @Test
    void mistakes_areRefused() {
        assertThat(series.series(
                new SeriesRequest(
                        "errors", List.of("level"), List.of(), 5, true, "", "", null,
                        Duration.ofHours(1)),
                scope)).isEqualTo(new SeriesAnswer.Refused(
                        "level is not computed over many events; for example count_unique(level) is"));
    }

    private Found found(String dataset, List<String> axes, List<String> groups) {
        return (Found) series.series(
                new SeriesRequest(
                        dataset, axes, groups, 2, true, "", "", null, Duration.ofHours(1)),
                scope);
    }
}
