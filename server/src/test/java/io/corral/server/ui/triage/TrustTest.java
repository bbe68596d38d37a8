package io.corral.server.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.triage.WrongHighs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrustTest {

    private static WrongHighs highs(int days, int judged, Map<IssueId, String> wrong) {
        return new WrongHighs(Duration.ofDays(days), 50, judged, wrong);
    }

    @Test
    void rate_isTold_forBothPeriods() {
        assertThat(Trust.sentence(List.of(highs(30, 0, Map.of()),
                highs(90, 1_200, Map.of(new IssueId(1), "ignored", new IssueId(2), "no")))))
                .isEqualTo("Wrongly called high: nothing judged in the last 30 days; 2 of 1,200"
                        + " judged in the last 90 days (0 %).");
        assertThat(Trust.sentence(List.of(highs(30, 3, Map.of(new IssueId(1), "x")),
                highs(90, 4, Map.of(new IssueId(1), "x")))))
                .contains("1 of 3 judged in the last 30 days (33 %)", "(25 %)");
    }

    @Test
    void beforeAnybodyJudged_nothingIsClaimed() {
        assertThat(Trust.sentence(List.of(highs(30, 0, Map.of()), highs(90, 0, Map.of()))))
                .startsWith("How often a high verdict is wrong is not known yet");
    }
}
