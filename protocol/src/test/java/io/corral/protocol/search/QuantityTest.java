package io.corral.protocol.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.search.TimeLiteral.Day;
import io.corral.protocol.search.TimeLiteral.Moment;
import io.corral.protocol.search.TimeLiteral.OlderThan;
import io.corral.protocol.search.TimeLiteral.Within;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"300,300", "300ms,300", "1.5s,1500", "2min,120000", "1hr,3600000", "1d,86400000",
        "2wk,1209600000"})
    void durationMillis_units(String text, double millis) {
        assertThat(Quantity.durationMillis(text)).hasValue(millis);
    }

    @Test
    void number_units() {
        assertThat(Quantity.number("1.5k")).hasValue(1_500);
        assertThat(Quantity.number("-2")).hasValue(-2);
        assertThat(Quantity.number("2m")).hasValue(2_000_000);
        assertThat(Quantity.number("x")).isEmpty();
    }

    @Test
    void bytesAndShare_units() {
        assertThat(Quantity.bytes("2kib")).hasValue(2_048);
        assertThat(Quantity.bytes("2kb")).hasValue(2_000);
        assertThat(Quantity.share("5%")).hasValue(0.05);
        assertThat(Quantity.share("0.05")).hasValue(0.05);
    }

    @Test
    void time_forms() {
        assertThat(TimeLiteral.parse("2026-08-01"))
                .contains(new Day(LocalDate.of(2026, 8, 1)));
        assertThat(TimeLiteral.parse("2026-08-01T10:00:00"))
                .contains(new Moment(Instant.parse("2026-08-01T10:00:00Z")));
        assertThat(TimeLiteral.parse("2026-08-01T10:00:00.25+02:00"))
                .contains(new Moment(Instant.parse("2026-08-01T08:00:00.250Z")));
        assertThat(TimeLiteral.parse("-24h")).contains(new Within(Duration.ofHours(24)));
        assertThat(TimeLiteral.parse("+2w")).contains(new OlderThan(Duration.ofDays(14)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24h", "-24x", "2026-13-01", "2026-08-01Tx", "+999999999-01-01",
        "yesterday"})
    void time_otherTexts_areNone(String text) {
        assertThat(TimeLiteral.parse(text)).isEmpty();
    }
}
