package io.corral.server.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.engine.search.TimeWindow;
import io.corral.server.ui.issue.FrequencyChart.Axis;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:34:56Z");

    @ParameterizedTest
    @CsvSource({
        "PT1H, PT1M, 63", "PT24H, PT1H, 25", "P7D, PT2H, 85", "P14D, PT4H, 85", "P30D, PT12H, 61",
        "P90D, PT24H, 91", "P3650D, PT720H, 97"
    })
    void of_takesTheFinestThatFits(Duration length, Duration width, int intervals) {
        var axis = Axis.of(TimeWindow.last(length, NOW));

        assertThat(axis.width()).isEqualTo(width);
        assertThat(axis.intervals()).isEqualTo(intervals);
        assertThat(axis.from().getEpochSecond() % width.toSeconds()).isZero();
    }

    @Test
    void of_coversTheWindow() {
        var window = TimeWindow.last(Duration.ofDays(14), NOW);
        var axis = Axis.of(window);

        assertThat(axis.from()).isBeforeOrEqualTo(window.from());
        assertThat(axis.from().plus(axis.width().multipliedBy(axis.intervals())))
                .isAfterOrEqualTo(window.to());
    }
}
