package io.corral.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.corral.domain.alert.AlertCondition.Frequency;
import io.corral.domain.alert.AlertCondition.NewIssue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertConditionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Instant hour(long after) {
        return NOON.plus(Duration.ofHours(after));
    }

    @Test
    void newIssue_firstEventWithinTheHours_firesOnce() {
        assertThat(new NewIssue().firings(
                Map.of(NOON, 3L, hour(2), 5L), NOON.plusSeconds(7)))
                .containsExactly(NOON.plusSeconds(7));
    }

    @Test
    void newIssue_olderIssueOrNoEvents_doesNotFire() {
        assertThat(new NewIssue().firings(Map.of(NOON, 3L), hour(-1))).isEmpty();
        assertThat(new NewIssue().firings(Map.of(NOON, 0L), NOON)).isEmpty();
    }

    @Test
    void frequency_moreThanTheNumber_firesOncePerRun() {
        var condition = new Frequency(10, Duration.ofHours(1));

        assertThat(condition.firings(Map.of(
                hour(0), 11L, hour(1), 12L, hour(2), 10L, hour(3), 99L, hour(7), 11L), NOON))
                .containsExactly(hour(0), hour(3), hour(7));
    }

    @Test
    void frequency_overSeveralHours_addsThemUp() {
        var condition = new Frequency(10, Duration.ofHours(3));

        assertThat(condition.firings(
                Map.of(hour(0), 4L, hour(1), 4L, hour(2), 4L, hour(9), 10L), NOON))
                .containsExactly(hour(2));
    }

    @Test
    void frequency_partsOfAnHour_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frequency(1, Duration.ofMinutes(90)));
    }
}
