package io.corral.domain.backtest;

import static io.corral.domain.backtest.Changes.issue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.backtest.Difference.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void twoIssuesGetOneKey_smallerIsMerged() {
        Forecast forecast = new Changes().key(1, 10).key(2, 20)
                .rows(1, 3, 5).rows(2, 3, 8)
                .forecast(Set.of(issue(10), issue(20), issue(30)));

        assertThat(forecast.merged()).isEqualTo(1);
        assertThat(forecast.split()).isZero();
        assertThat(forecast.opened()).isZero();
        assertThat(forecast.unchanged()).isEqualTo(1);
        assertThat(forecast.rekeyed()).isEqualTo(13);
        assertThat(forecast.moved()).isEqualTo(5);
        assertThat(forecast.largest()).containsExactly(new Difference(
                Kind.MERGED, issue(10), new Place.Known(issue(20)), 5, 1, 3, null));
    }

    @Test
    void issueParts_smallerPartIsNew() {
        Forecast forecast = new Changes().key(1, 10)
                .rows(1, 2, 5).rows(1, 3, 8)
                .forecast(Set.of(issue(10)));

        assertThat(forecast.merged()).isZero();
        assertThat(forecast.split()).isEqualTo(1);
        assertThat(forecast.opened()).isEqualTo(1);
        assertThat(forecast.unchanged()).isZero();
        assertThat(forecast.largest()).containsExactly(new Difference(
                Kind.SPLIT, issue(10), new Place.Opened(2), 5, 1, 2, null));
    }

    @Test
    void onlyNamesOfKeysChange_nothingDiffers() {
        Forecast forecast = new Changes().key(1, 10).rows(1, 2, 5)
                .forecast(Set.of(issue(10)));

        assertThat(forecast.rekeyed()).isEqualTo(5);
        assertThat(forecast.moved()).isZero();
        assertThat(forecast.unchanged()).isEqualTo(1);
        assertThat(forecast.largest()).isEmpty();
    }

    @Test
    void partGoesToAnotherIssue_isMovedAndTheIssueIsSplit() {
        Forecast forecast = new Changes().key(1, 10).key(2, 20)
                .rows(1, 1, 9).rows(1, 2, 4).rows(2, 2, 7)
                .forecast(Set.of(issue(10), issue(20)));

        assertThat(forecast.merged()).isZero();
        assertThat(forecast.split()).isEqualTo(1);
        assertThat(forecast.opened()).isZero();
        assertThat(forecast.unchanged()).isZero();
        assertThat(forecast.largest()).containsExactly(new Difference(
                Kind.MOVED, issue(10), new Place.Known(issue(20)), 4, 1, 2, null));
    }

    @Test
    void issueHasKeysNothingMovesFrom_staysAndIsSplit() {
        Forecast forecast = new Changes().key(1, 10).key(2, 20).hasOther(10)
                .rows(1, 2, 4).rows(2, 2, 7)
                .forecast(Set.of(issue(10), issue(20)));

        assertThat(forecast.merged()).isZero();
        assertThat(forecast.split()).isEqualTo(1);
    }

    @Test
    void keysWithoutIssue_areNobodys() {
        Forecast forecast = new Changes().rows(1, 2, 4).forecast(Set.of());

        assertThat(forecast.moved()).isZero();
        assertThat(forecast.rekeyed()).isEqualTo(4);
    }

    @Test
    void manyDifferences_onlyTheLargestAreTold() {
        Changes changes = new Changes();
        for (int i = 1; i <= 15; i++) {
            changes.key(i, i).rows(i, 100 + i, i).rows(i, i, 50);
        }

        Forecast forecast = changes.forecast(Set.of());

        assertThat(forecast.opened()).isEqualTo(15);
        assertThat(forecast.largest()).hasSize(Forecast.LARGEST_MAX)
                .extracting(Difference::events)
                .containsExactly(15L, 14L, 13L, 12L, 11L, 10L, 9L, 8L, 7L, 6L);
    }
}
