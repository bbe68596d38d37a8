package io.corral.server.ui.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.triage.IgnoreWarning;
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

    private static IgnoreWarning warning(String text, IssueId issue) {
        return new IgnoreWarning(IgnoreWarning.Kind.PATTERN, null, "web", 4,
                IgnoreWarning.Gap.INBOUND_FILTER, text, "Turn the filter on.", List.of(issue));
    }

    @Test
    void warnings_areOneNotice_whateverTheirNumber() {
        var bots = warning("4 times a crawler was ignored.", new IssueId(1));
        var flakes = warning("5 times a flake was ignored.", new IssueId(2));
        Map<IssueId, String> names = Map.of(new IssueId(1), "WEB-1");

        assertThat(Trust.warnings(List.of(), names)).isEmpty();
        assertThat(Trust.warnings(List.of(bots), names)).singleElement().satisfies(notice -> {
            assertThat(notice.text()).isEqualTo("4 times a crawler was ignored.");
            assertThat(notice.more()).containsExactly("Turn the filter on.", "Lately: WEB-1");
        });
        assertThat(Trust.warnings(List.of(bots, flakes), names)).singleElement()
                .satisfies(notice -> {
                    assertThat(notice.text()).startsWith("2 warnings");
                    assertThat(notice.more()).containsExactly(
                            "4 times a crawler was ignored. Turn the filter on. Lately: WEB-1",
                            "5 times a flake was ignored. Turn the filter on.");
                });
    }
}
