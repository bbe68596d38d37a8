package io.corral.server.rest.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.CauseCategory;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.sample.BugKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The demo ends with the worklist a person would have made, whatever its seed.
class FridayRankingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 50})
    void weekend_checkoutFirst_thenTheBugs_noiseAside(long seed) {
        var weekend = new FridayIssues(seed);
        TriageInput input = weekend.input();
        List<Verdict> ranked = Ranking.of(input, TriageSettings.DEFAULTS, new Ranking.Means(
                Ranking.Means.PLAIN.runner(), Ranking.Means.PLAIN.loader(), weekend.origins()))
                .verdicts();
        Map<String, BugKind> kinds = weekend.kinds();

        Verdict first = ranked.getFirst();
        assertThat(kinds.get(first.shortId())).isEqualTo(BugKind.CHECKOUT);
        assertThat(first.tier()).isEqualTo(1);
        assertThat(first.cause()).isEqualTo(CauseCategory.DEPLOYMENT_REGRESSION);
        assertThat(ranked.subList(1, 11)).allSatisfy(verdict -> {
            assertThat(kinds.get(verdict.shortId())).as(verdict.shortId())
                    .isEqualTo(BugKind.REAL);
            assertThat(verdict.noise()).as(verdict.shortId()).isNull();
        });
        assertThat(ranked.subList(11, ranked.size())).hasSize(21).allSatisfy(verdict -> {
            assertThat(kinds.get(verdict.shortId())).as(verdict.shortId())
                    .isEqualTo(BugKind.NOISE);
            assertThat(verdict.noise()).as(verdict.shortId()).isNotNull();
        });
    }
}
