package io.corral.domain.triage.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.outcome.FilterReason;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.prune.PruningProposal.Kind;
import io.corral.domain.triage.prune.PruningProposal.Member;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PruningRulesTest {

    private static final FilterRule CRAWLERS = FilterRule.of(FilterReason.WEB_CRAWLERS);

    private static Candidate issue(int number, @Nullable NoiseClass noise, long events,
            FilterRule... caught) {
        return new Candidate(number, "web", "WEB-" + number, "Error " + number, noise,
                "a rule", events, false, Set.of(caught));
    }

    @Test
    void noise_isProposedByProjectAndClass_withItsVolume() {
        List<PruningProposal> proposals = PruningRules.of(List.of(
                issue(1, NoiseClass.EXPECTED, 40), issue(2, NoiseClass.EXPECTED, 300),
                issue(3, NoiseClass.STAGING, 7), issue(4, null, 9_000)));
        assertThat(proposals).extracting(PruningProposal::key)
                .containsExactly("archive:web:expected", "archive:web:staging");
        assertThat(proposals.getFirst().events()).isEqualTo(340);
        assertThat(proposals.getFirst().issues()).isEqualTo(2);
        assertThat(proposals.getFirst().members()).extracting(Member::shortId)
                .containsExactly("WEB-2", "WEB-1");
    }

    @Test
    void filter_thatCatchesNoiseAlone_isProposedInsteadOfIgnoring() {
        List<PruningProposal> proposals = PruningRules.of(List.of(
                issue(1, NoiseClass.BOT, 40, CRAWLERS), issue(2, NoiseClass.BOT, 5),
                issue(3, null, 9_000)));
        assertThat(proposals).extracting(PruningProposal::kind)
                .containsExactly(Kind.FILTER, Kind.ARCHIVE);
        assertThat(proposals.getFirst().filter()).isEqualTo(CRAWLERS);
        assertThat(proposals.getFirst().evidence()).contains("none of the other 2 open issues");
        assertThat(proposals.getLast().members()).extracting(Member::shortId)
                .containsExactly("WEB-2");
    }

    @Test
    void filter_thatWouldHideSomethingElse_isNotProposed() {
        assertThat(PruningRules.of(List.of(issue(1, NoiseClass.BOT, 40, CRAWLERS),
                issue(2, null, 2, CRAWLERS)))).extracting(PruningProposal::kind)
                .containsExactly(Kind.ARCHIVE);
    }

    @Test
    void whatSomebodyHas_orIsSilent_isLeftAlone() {
        var taken = new Candidate(1, "web", "WEB-1", "Error", NoiseClass.BOT, "a rule", 50, true,
                null);
        assertThat(PruningRules.of(List.of(taken, issue(2, NoiseClass.BOT, 0)))).isEmpty();
    }

    @Test
    void filters_thatAreOn_areNotMissing() {
        var filters = new InboundFilters(false, true, true, List.of("*known*"), List.of());
        assertThat(FilterRule.missing(filters, List.of("*known*", "*other*"))).containsExactly(
                FilterRule.of(FilterReason.BROWSER_EXTENSIONS), FilterRule.message("*other*"));
    }

    @Test
    void filter_isTurnedOnAndOffAgain() {
        InboundFilters before = InboundFilters.none();
        for (FilterRule rule : FilterRule.missing(before, List.of("*x*"))) {
            InboundFilters on = rule.in(before, true);
            assertThat(on).isNotEqualTo(before);
            assertThat(rule.in(on, false)).isEqualTo(before);
        }
    }
}
