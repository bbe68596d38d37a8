package io.corral.tools.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.tools.client.ClientException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StartTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void lengths_andTimes_areRead() {
        assertThat(StartTime.read("90m", NOW)).isEqualTo("2026-11-26T10:30:00Z");
        assertThat(StartTime.read("12h", NOW)).isEqualTo("2026-11-26T00:00:00Z");
        assertThat(StartTime.read("3d", NOW)).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(StartTime.read("1w", NOW)).isEqualTo("2026-11-19T12:00:00Z");
        assertThat(StartTime.read("2026-11-25T09:00:00+01:00", NOW))
                .isEqualTo("2026-11-25T08:00:00Z");
    }

    @Test
    void whatIsNoTimeOfThePast_isRefused() {
        for (String told : new String[]{"yesterday", "12", "2027-01-01T00:00:00Z", "99999h"}) {
            assertThatThrownBy(() -> StartTime.read(told, NOW)).as(told)
                    .isInstanceOf(ClientException.class).hasMessageContaining(told);
        }
    }

    @Test
    void workingDay_skipsTheWeekend_inItsZone() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(StartTime.workingDay(NOW, berlin)).isEqualTo("2026-11-25T08:00:00Z");
        assertThat(StartTime.workingDay(Instant.parse("2026-11-23T07:00:00Z"), berlin))
                .as("Monday").isEqualTo("2026-11-20T08:00:00Z");
        assertThat(StartTime.workingDay(Instant.parse("2026-11-22T22:00:00Z"), berlin))
                .as("Sunday").isEqualTo("2026-11-20T08:00:00Z");
    }
}
