package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.IssueFacts.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
    private static final int HOURS = 24;
    private static final int DAYS = 30;

    /// @param ago events of the hour so many hours ago
    private static IssueFacts issue(Duration age, IntToLongFunction ago) {
        Instant hour = NOW.truncatedTo(ChronoUnit.HOURS);
        Instant day = NOW.truncatedTo(ChronoUnit.DAYS);
        List<Bucket> hourly = new ArrayList<>();
        for (int i = HOURS - 1; i >= 0; i--) {
            hourly.add(new Bucket(hour.minus(i, ChronoUnit.HOURS), ago.applyAsLong(i)));
        }
        List<Bucket> daily = new ArrayList<>();
        for (int i = DAYS - 1; i >= 0; i--) {
            daily.add(new Bucket(day.minus(i, ChronoUnit.DAYS),
                    ofDay(day.minus(i, ChronoUnit.DAYS), hour, age, ago)));
        }
        return new IssueFacts("A-1", "a", "Error", null, "Error", null, false, null, null,
                "ongoing", null, false, 0, 0L, NOW.minus(age), NOW, hourly, daily, Map.of(), null,
                List.of(), Map.of());
    }

    private static long ofDay(
            Instant day, Instant hour, Duration age, IntToLongFunction ago) {
        long events = 0;
        for (int i = 0; i < HOURS; i++) {
            Instant each = day.plus(i, ChronoUnit.HOURS);
            int hours = (int) Duration.between(each, hour).toHours();
            if (hours >= 0 && hours < age.toHours()) {
                events += ago.applyAsLong(hours);
            }
        }
        return events;
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
                null, "ongoing", null, null, 5, null, NOW, NOW, List.of(), List.of(), Map.of(),
                null, List.of(), Map.of()))).isEmpty();
    }
}
