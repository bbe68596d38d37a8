package io.corral.domain.triage.check;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.IssueDraft;
import org.junit.jupiter.api.Test;

class FrequencyTest {

    @Test
    void timesTheMedianDay_spikes() {
        IssueDraft issue = anIssue("A-1").daily(3, 3, 4, 2, 3, 30, 3, 3, 42)
                .hourly(2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3);
        assertThat(answer(issue)).isEqualTo("spiking: 14x the median of the last 7 days");
    }

    @Test
    void quietForAWeek_thenMany_spikes() {
        IssueDraft issue = anIssue("A-1").daily(0, 0, 0, 0, 0, 0, 0, 0, 30).hourly(8, 8, 8, 6);
        assertThat(answer(issue))
                .isEqualTo("spiking: 30 events in 24 hours, none on most days before");
    }

    @Test
    void oneHourFarAboveTheOthers_spikes() {
        IssueDraft issue = anIssue("A-1").daily(240, 240, 240, 240, 240, 240, 240, 240, 260)
                .hourly(10, 10, 10, 10, 10, 10, 10, 10, 90, 10);
        assertThat(answer(issue)).isEqualTo(
                "spiking: 90 events in an hour, 9.0x the median of the last 7 days");
    }

    @Test
    void asUsual_isSteady() {
        IssueDraft issue = anIssue("A-1").daily(24, 24, 24, 24, 24, 24, 24, 24, 12)
                .hourly(1, 1, 2, 3, 3, 3, 3, 3, 3, 2);
        assertThat(answer(issue)).isEqualTo("steady: 1.0x the median of the last 7 days");
    }

    @Test
    void rare_isNoSpike() {
        IssueDraft issue = anIssue("A-1").daily(0, 0, 0, 0, 0, 0, 0, 0, 9).hourly(0, 0, 0, 9);
        assertThat(answer(issue)).startsWith("steady, and rare: 9 events");
    }

    @Test
    void aThirdOfUsual_declines() {
        IssueDraft issue = anIssue("A-1").daily(90, 90, 90, 90, 90, 90, 90, 90, 30)
                .hourly(10, 10, 10);
        assertThat(answer(issue)).isEqualTo("declining: 33 % of the median of the last 7 days");
    }

    @Test
    void nothingForSixHours_declines() {
        IssueDraft issue = anIssue("A-1").daily(0, 0, 0, 0, 0, 0, 0, 0, 5)
                .hourly(6, 4, 0, 0, 0, 0, 0, 0);
        assertThat(answer(issue))
                .isEqualTo("declining: no event for 6 hours, after 10 events in 24 hours");
        assertThat(answer(anIssue("A-1").isNew(480).hourly(50, 20, 0, 0, 0, 0, 0, 0)))
                .isEqualTo("declining: no event for 6 hours, after 70 events in 24 hours");
    }

    @Test
    void youngerThanTwoDays_isComparedWithItsHours() {
        assertThat(answer(anIssue("A-1").isNew(360).hourly(5, 5, 5, 5, 60, 5)))
                .isEqualTo("spiking: 12x the median hour since it began");
        assertThat(answer(anIssue("A-1").isNew(40).hourly(0, 0, 0, 200)))
                .isEqualTo("spiking: 200 events in its first 40 min");
    }

    @Test
    void noCounts_areSaid() {
        Check check = Looked.at(anIssue("A-1")).check(CheckType.FREQUENCY);
        assertThat(check.isSeen()).isFalse();
        assertThat(check.answer()).isEqualTo("no counts by hour or day are known");
    }

    private static String answer(IssueDraft issue) {
        return Looked.at(issue).answer(CheckType.FREQUENCY);
    }
}
