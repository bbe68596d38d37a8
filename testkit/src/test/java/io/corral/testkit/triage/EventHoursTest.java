package io.corral.testkit.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHoursTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private final Moments moments = new Moments(NOW);

    @ParameterizedTest
    @ValueSource(strings = {"steady", "flat", "exact", "few", "growing", "declining",
        "spike 14x since 03:10", "burst 50x 03:10 04:00", "daily 02", "weekly 1 06"})
    void of_eachShape_addsUpToTheEvents(String shape) {
        EventHours hours = hours("1234 7 -9d/08:15 11:40", shape);
        assertThat(hours.between(hours.begin(), hours.end())).isEqualTo(1234);
    }

    @Test
    void exact_isTheSameEachHour() {
        EventHours hours = hours("240000 0 04:00 12:00", "exact");
        for (int hour = 4; hour < 12; hour++) {
            assertThat(in(hours, hour)).isEqualTo(30_000);
        }
    }

    @Test
    void spike_isAsManyTimesHigherAsSaid() {
        EventHours hours = hours("100000 0 -10d/00:00 12:00", "spike 10x since 11:00");
        long usual = hours.between(NOW.minus(25, ChronoUnit.HOURS),
                NOW.minus(24, ChronoUnit.HOURS));
        assertThat((double) in(hours, 11) / usual).isBetween(6.0, 16.0);
    }

    @Test
    void burst_isOverAfterIt() {
        EventHours hours = hours("5000 0 02:00 12:00", "burst 500x 03:00 04:00");
        assertThat(in(hours, 3)).isGreaterThan(4000);
        assertThat(in(hours, 10)).isLessThan(100);
    }

    @Test
    void firstAndLastHour_holdAnEvent() {
        EventHours hours = hours("12 2 -3d/08:15 11:40", "daily 02");
        assertThat(hours.between(hours.begin(), hours.begin().plus(1, ChronoUnit.HOURS)))
                .isEqualTo(1);
        assertThat(in(hours, 11)).isEqualTo(1);
    }

    private EventHours hours(String seen, String shape) {
        return EventHours.of(Seen.of(seen + " error high new unhandled " + shape, moments),
                "seed");
    }

    private long in(EventHours hours, int hourOfToday) {
        Instant hour = moments.at("%02d:00".formatted(hourOfToday));
        return hours.between(hour, hour.plus(1, ChronoUnit.HOURS));
    }
}
