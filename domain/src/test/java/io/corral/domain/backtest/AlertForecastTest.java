package io.corral.domain.backtest;

import static io.corral.domain.backtest.Changes.hour;
import static io.corral.domain.backtest.Changes.issue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.alert.AlertCondition;
import io.corral.domain.alert.AlertCondition.Frequency;
import io.corral.domain.alert.AlertCondition.NewIssue;
import io.corral.domain.backtest.AlertForecast.Firing;
import io.corral.domain.id.IssueId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertForecastTest {

    private static final IssueHours.Range RANGE = new IssueHours.Range(hour(0), hour(24));

    private static AlertForecast forecast(
            AlertCondition condition, Changes changes, Map<IssueId, IssueHours> before) {
        return AlertForecast.of(condition, before,
                IssueHours.after(before, changes.tallies(), changes.decided(), RANGE));
    }

    private static IssueHours hours(Map<Instant, Long> hours) {
        return new IssueHours(hours, hour(0));
    }

    @Test
    void twoHalvesBecomeOne_frequencyIsReached() {
        Changes changes = new Changes().key(1, 10).key(2, 20)
                .rows(1, 3, 60, 2).rows(2, 3, 70, 2);

        AlertForecast forecast = forecast(new Frequency(100, Duration.ofHours(1)), changes,
                Map.of(issue(10), hours(Map.of(hour(2), 60L)),
                        issue(20), hours(Map.of(hour(2), 70L))));

        assertThat(forecast.before()).isZero();
        assertThat(forecast.after()).isEqualTo(1);
        assertThat(forecast.more())
                .containsExactly(new Firing(new Place.Known(issue(20)), hour(2)));
        assertThat(forecast.fewer()).isEmpty();
    }

    @Test
    void partIsSplitOff_newIssueFiresForItAlone() {
        Changes changes = new Changes().key(1, 10).rows(1, 1, 60, 0).rows(1, 2, 5, 3);

        AlertForecast forecast = forecast(new NewIssue(), changes,
                Map.of(issue(10), hours(Map.of(hour(0), 60L, hour(3), 5L))));

        assertThat(forecast.before()).isEqualTo(1);
        assertThat(forecast.after()).isEqualTo(2);
        assertThat(forecast.more()).containsExactly(new Firing(new Place.Opened(2), hour(3)));
    }

    @Test
    void issueIsMerged_itsOwnAlertIsMissed() {
        Changes changes = new Changes().key(1, 10).key(2, 20)
                .rows(1, 3, 90, 0).rows(2, 3, 7, 5);

        AlertForecast forecast = forecast(new NewIssue(), changes,
                Map.of(issue(10), hours(Map.of(hour(0), 90L)),
                        issue(20), new IssueHours(Map.of(hour(5), 7L), hour(5))));

        assertThat(forecast.before()).isEqualTo(2);
        assertThat(forecast.after()).isEqualTo(1);
        assertThat(forecast.fewer())
                .containsExactly(new Firing(new Place.Known(issue(20)), hour(5)));
    }

    @Test
    void rowsBeforeTheRange_countForTheBeginningOnly() {
        Changes changes = new Changes().key(1, 10).key(2, 20)
                .rows(1, 2, 5, -30).rows(2, 2, 50, 4);

        Map<Place, IssueHours> after = IssueHours.after(
                Map.of(issue(10), new IssueHours(Map.of(), hour(-30)),
                        issue(20), new IssueHours(Map.of(hour(4), 50L), hour(4))),
                changes.tallies(), changes.decided(), RANGE);

        assertThat(after).containsOnlyKeys(new Place.Known(issue(20)));
        assertThat(after.get(new Place.Known(issue(20))))
                .isEqualTo(new IssueHours(Map.of(hour(4), 50L), hour(-30)));
    }
}
