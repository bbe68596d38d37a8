package io.corral.server.ui.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeTimeTest {

    private static final Instant EVENT = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms", "-1, −1 ms", "-999, −999 ms", "-1000, −1.0 s", "-1240, −1.2 s",
        "-59999, −60.0 s", "-184000, −3 min 4 s", "-7500000, −2 h 5 min", "-259200000, −3 d",
        "20, +20 ms"
    })
    void of_saysHowLongBefore(long millis, String words) {
        assertThat(RelativeTime.of(EVENT.plusMillis(millis), EVENT)).isEqualTo(words);
    }
}
