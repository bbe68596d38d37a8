package io.corral.server.ui.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.ProjectId;
import io.corral.store.outcome.OutcomeSum;
import io.corral.web.page.Bars;
import io.corral.web.page.stats.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageViewTest {

    private static final Instant FROM = Instant.parse("2026-11-21T10:00:00Z");
    private static final List<OutcomeSum> SUMS = List.of(
            sum(0, "accepted", "", 90), sum(1, "accepted", "", 9),
            sum(1, "filtered", "web-crawlers", 1));

    @Test
    void outcomes_mostFirst_withTheirShare() {
        assertThat(UsageView.outcomes(SUMS)).containsExactly(
                new Usage.Sum("Accepted", "is-accepted", "99", "99.0 %"),
                new Usage.Sum("Filtered", "is-filtered", "1", "1.0 %"));
    }

    @Test
    void reasons_haveWords() {
        assertThat(UsageView.reasons(SUMS)).contains(new Usage.Reason(
                "Filtered", "is-filtered", "web-crawlers", "Seen by a crawler", "1"));
    }

    @Test
    void bars_standOnEachOther() {
        Bars bars = UsageView.bars(
                SUMS, FROM, FROM.plus(Duration.ofHours(3)), 1, ZoneOffset.UTC);

        assertThat(bars.bars()).extracting(Bars.Bar::title).containsExactly(
                "21 Nov 10:00: 90 accepted", "21 Nov 11:00: 9 accepted",
                "21 Nov 11:00: 1 filtered");
        Bars.Bar lower = bars.bars().get(1);
        Bars.Bar upper = bars.bars().get(2);
        assertThat(Double.parseDouble(upper.y()) + Double.parseDouble(upper.height()))
                .isEqualTo(Double.parseDouble(lower.y()), org.assertj.core.api.Assertions
                        .within(0.2));
    }

    @Test
    void hoursOfColumn_givesAboutSixtyColumns() {
        assertThat(UsagePages.hoursOfColumn(Duration.ofHours(1))).isEqualTo(1);
        assertThat(UsagePages.hoursOfColumn(Duration.ofDays(14))).isEqualTo(6);
        assertThat(UsagePages.hoursOfColumn(Duration.ofDays(90))).isEqualTo(36);
    }

    private static OutcomeSum sum(int hour, String outcome, String reason, long quantity) {
        return new OutcomeSum(FROM.plus(Duration.ofHours(hour)), new ProjectId(1), "error",
                outcome, reason, quantity);
    }
}
