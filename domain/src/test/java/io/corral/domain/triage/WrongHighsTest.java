package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.triage.WrongHighs.Decision;
import io.corral.domain.triage.WrongHighs.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WrongHighsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static Shown shown(long issue, int firstDaysAgo, int lastDaysAgo) {
        return new Shown(new IssueId(issue), daysAgo(firstDaysAgo), daysAgo(lastDaysAgo));
    }

    private static Decision decided(long issue, int daysAgo, String wrong) {
        return new Decision(new IssueId(issue), daysAgo(daysAgo), wrong);
    }

    private static WrongHighs of(List<Shown> shown, Decision... decisions) {
        return WrongHighs.of(MONTH, NOW, shown, List.of(decisions));
    }

    @Test
    void rate_isOfThoseThatSomebodyDecidedAbout() {
        WrongHighs month = of(List.of(shown(1, 9, 3), shown(2, 9, 3), shown(3, 9, 3),
                shown(4, 9, 3)), decided(1, 2, ""), decided(2, 2, "corrected"),
                decided(3, 2, ""), decided(3, 1, ""));

        assertThat(month.shown()).isEqualTo(4);
        assertThat(month.judged()).isEqualTo(3);
        assertThat(month.wrong()).isEqualTo(Map.of(new IssueId(2), "corrected"));
        assertThat(month.rate()).hasValue(1 / 3.0);
    }

    @Test
    void whatWasDecidedBefore_orAboutOthers_orIsOutsideThePeriod_doesNotCount() {
        WrongHighs month = of(List.of(shown(1, 9, 3), shown(2, 50, 31), shown(3, 50, 5)),
                decided(1, 10, "early"), decided(2, 30, "not shown"), decided(4, 1, "not high"),
                decided(3, 40, "long ago"));

        assertThat(month.shown()).isEqualTo(2);
        assertThat(month.judged()).isZero();
        assertThat(month.wrong()).isEmpty();
        assertThat(month.rate()).isEmpty();
    }

    @Test
    void theFirstThatSaysHow_isTold() {
        WrongHighs month = of(List.of(shown(1, 9, 3)), decided(1, 1, ""),
                decided(1, 2, "corrected"), decided(1, 3, "ignored"));

        assertThat(month.wrong()).containsEntry(new IssueId(1), "corrected");
        assertThat(month.rate()).hasValue(1);
    }
}
