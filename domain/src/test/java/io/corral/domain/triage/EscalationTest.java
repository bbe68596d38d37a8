package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static IssueFacts issue(Duration age, IntToLongFunction ago) {
        return HourlyFacts.issue(age, HourlyFacts.NOW, ago);
    }

    @Test
    void steady_staysWithinItsForecast() {
        assertThat(Escalation.of(issue(Duration.ofDays(20), _ -> 100))).isEmpty();
    }

    @Test
    void fiveTimesTheMean_isWithin_oneMoreIsNot() {
        assertThat(Escalation.of(issue(Duration.ofDays(20), hour -> hour == 0 ? 500 : 100)))
                .isEmpty();
        assertThat(Escalation.of(issue(Duration.ofDays(20), hour -> hour == 0 ? 501 : 100)))
                .isEqualTo(Optional.of(new Escalation(501, 500)));
    }

    @Test
    void hourBefore_countsToo() {
        assertThat(Escalation.of(issue(Duration.ofDays(20), hour -> hour == 1 ? 501 : 100)))
                .isPresent();
    }

    @Test
    void quiet_escalatesFromElevenOn() {
        assertThat(Escalation.of(issue(Duration.ofDays(20), hour -> hour == 0 ? 10 : 0)))
                .isEmpty();
        assertThat(Escalation.of(issue(Duration.ofDays(20), hour -> hour == 0 ? 11 : 0)))
                .map(Escalation::reason)
                .contains("11 events in an hour; forecast were at most 10");
    }

    @Test
    void wave_ofEachDay_staysWithin() {
        IntToLongFunction wave = hour -> hour % 24 < 3 ? 200 : 2;
        assertThat(Escalation.of(issue(Duration.ofDays(20), wave))).isEmpty();
    }

    @Test
    void young_needsThreeHoursOfHistory_andNoWeek() {
        IntToLongFunction burst = hour -> hour == 0 ? 300 : 10;
        assertThat(Escalation.of(issue(Duration.ofHours(3), burst))).isEmpty();
        assertThat(Escalation.of(issue(Duration.ofHours(6), burst))).isPresent();
    }

    @Test
    void withoutCounts_saysNothing() {
        assertThat(Escalation.of(new IssueFacts("A-1", "a", "Error", null, null, null, null, null,
                null, "ongoing", null, null, 5, null, HourlyFacts.NOW, HourlyFacts.NOW, List.of(),
                List.of(), Map.of(), null, List.of(), Map.of()))).isEmpty();
    }
}
