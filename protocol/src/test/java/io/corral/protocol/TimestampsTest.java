package io.corral.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:15:00Z, 2026-11-21T10:15:00Z",
        "2026-11-21T10:15:00.123456Z, 2026-11-21T10:15:00.123456Z",
        "2026-11-21T10:15:00.123456789123Z, 2026-11-21T10:15:00.123456789Z",
        "2026-11-21T10:15:00, 2026-11-21T10:15:00Z",
        "2026-11-21 10:15:00, 2026-11-21T10:15:00Z",
        "2026-11-21T10:15:00+01:00, 2026-11-21T09:15:00Z",
        "2026-11-21T10:15:00.5-0530, 2026-11-21T15:45:00.500Z",
        "2026-11-21T10:15Z, 2026-11-21T10:15:00Z",
        "2026-11-21, 2026-11-21T00:00:00Z",
        "1795239129, 2026-11-21T05:32:09Z",
        "1795239129.5, 2026-11-21T05:32:09.500Z",
    })
    void ofText_formsOfSdks(String text, Instant expected) {
        assertThat(Timestamps.ofText(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "now", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
        "2026-11-21T25:00:00Z", "2026-11-21T10:15:00X", "2026-11-21T10:15:00Zjunk", "1.2.3",
        "2026-11-21T", "--", "99999999999999999999"})
    void ofText_otherText_isNoTime(String text) {
        assertThat(Timestamps.ofText(text)).isNull();
    }

    @Test
    void ofNumber_microsecondsSurvive() {
        assertThat(Timestamps.ofNumber(1795239129.123457))
                .isEqualTo(Instant.parse("2026-11-21T05:32:09.123457Z"));
    }

    @Test
    void ofNumber_millisecondsAreRecognised() {
        assertThat(Timestamps.ofNumber(1795239129500.0))
                .isEqualTo(Instant.parse("2026-11-21T05:32:09.500Z"));
    }

    @Test
    void ofNumber_notFinite_isNoTime() {
        assertThat(Timestamps.ofNumber(Double.NaN)).isNull();
        assertThat(Timestamps.ofNumber(Double.POSITIVE_INFINITY)).isNull();
        assertThat(Timestamps.ofNumber(-1e300)).isNull();
        assertThat(Timestamps.ofNumber(1e15)).isNull();
    }
}
