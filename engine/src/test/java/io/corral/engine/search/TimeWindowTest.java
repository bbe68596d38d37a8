package io.corral.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeWindowTest {

    private static final Instant NOW = SearchFixture.NOW;
    private static final Duration USUAL = Duration.ofDays(90);

    @Test
    void parse_period_endsNow() {
        assertThat(TimeWindow.parse("24h", null, null, USUAL, NOW))
                .contains(TimeWindow.last(Duration.ofDays(1), NOW));
        assertThat(TimeWindow.parse("2592000s", null, null, USUAL, NOW))
                .contains(TimeWindow.last(Duration.ofDays(30), NOW));
        assertThat(TimeWindow.parse(null, null, null, USUAL, NOW))
                .contains(TimeWindow.last(USUAL, NOW));
        assertThat(TimeWindow.parse("soon", null, null, USUAL, NOW)).isEmpty();
        assertThat(TimeWindow.parse("0h", null, null, USUAL, NOW)).isEmpty();
    }

    @Test
    void parse_startAndEnd_areBoth() {
        assertThat(TimeWindow.parse(null, "2026-11-01", "2026-11-02T00:00:00", USUAL, NOW))
                .contains(new TimeWindow(
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Instant.parse("2026-11-02T00:00:00Z")));
        assertThat(TimeWindow.parse(null, "2026-11-01", null, USUAL, NOW)).isEmpty();
        assertThat(TimeWindow.parse(null, "2026-11-02", "2026-11-01", USUAL, NOW)).isEmpty();
    }
}
