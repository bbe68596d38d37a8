package io.corral.server.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RangeFormTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Test
    void in_putsTheReadersTimesIntoTheAddressAsUtc() {
        assertThat(RangeForm.in("/a/?query=x%26y&statsPeriod=24h", "2026-11-26T10:00",
                "2026-11-26T12:30", VIENNA))
                .contains("/a/?query=x%26y&start=2026-11-26T09%3A00%3A00Z"
                        + "&end=2026-11-26T11%3A30%3A00Z");
    }

    @Test
    void in_wrongOrder_isPutRight_andAnEmptyRangeHasAMinute() {
        assertThat(RangeForm.in("/a/", "2026-11-26T12:00", "2026-11-26T10:00", ZoneOffset.UTC))
                .contains("/a/?start=2026-11-26T10%3A00%3A00Z&end=2026-11-26T12%3A00%3A00Z");
        assertThat(RangeForm.in("/a/", "2026-11-26T12:00", "2026-11-26T12:00", ZoneOffset.UTC))
                .contains("/a/?start=2026-11-26T12%3A00%3A00Z&end=2026-11-26T12%3A01%3A00Z");
    }

    @Test
    void in_noTimes_leavesTheAddress() {
        assertThat(RangeForm.in("/a/", null, "2026-11-26T12:00", ZoneOffset.UTC)).isEmpty();
        assertThat(RangeForm.in("/a/", "yesterday", "2026-11-26T12:00", ZoneOffset.UTC)).isEmpty();
    }
}
