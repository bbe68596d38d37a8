package io.corral.engine.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.issue.ActivityType;
import io.corral.domain.issue.Issue;
import io.corral.domain.triage.Correction.Change;
import io.corral.domain.triage.NoiseClass;
import io.corral.domain.triage.Verdict;
import io.corral.engine.triage.Corrections.Corrected;
import io.corral.engine.triage.Corrections.Wish;
import io.corral.store.definition.DefinitionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private static final String TITLE = "The price list of this shop is empty";

    private final SmallTriage small = new SmallTriage();

    private KeptCorrection corrected(String organization, Issue issue, Wish wish) {
        Corrected corrected = small.corrections.correct(
                small.organization(organization), issue, wish, null, small.somebody());
        return ((Corrected.Done) corrected).correction();
    }

    @Test
    void correction_isHeededByTheNextRanking_andTakenBack() {
        Issue issue = small.happens(small.bug(1, 1, TITLE));
        Verdict before = small.verdict("acme", issue);

        KeptCorrection kept = corrected("acme", issue, new Wish.Down());
        assertThat(small.verdict("acme", issue).tier()).isEqualTo(before.tier() + 1);
        KeptCorrection again = corrected("acme", issue, new Wish.Up());
        assertThat(again.correction().before().shown().tier()).isEqualTo(before.tier() + 1);
        assertThat(again.correction().before().plain().tier()).isEqualTo(before.tier());
        assertThat(small.verdict("acme", issue).tier()).isEqualTo(before.tier());

        assertThat(small.corrections.list(small.organization("acme")))
                .containsExactly(again, kept);
        for (KeptCorrection each : List.of(again, kept)) {
            assertThat(small.corrections.withdraw(
                    small.organization("acme"), each.id(), small.somebody())).isTrue();
        }
        assertThat(small.verdict("acme", issue)).isEqualTo(before);
        assertThat(small.stores.queries().activities(
                issue.id(), Set.of(ActivityType.SET_TRIAGE), 0, 10))
                .extracting(each -> each.entry().data().containsKey("withdrawn"))
                .containsExactly(true, true, false, false);
    }

    @Test
    void correction_ofAnotherOrganization_touchesNothing_whateverIsSaid() {
        var random = new Random(7);
        List<Issue> acme = new ArrayList<>();
        List<Issue> other = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            acme.add(small.happens(small.bug(1, i, TITLE + " " + i)));
            other.add(small.happens(small.bug(2, i, TITLE + " " + i)));
        }
        List<Verdict> untouched = small.triage.rank(small.organization("other")).verdicts();

        for (int i = 0; i < 30; i++) {
            Wish wish = switch (random.nextInt(4)) {
                case 0 -> new Wish.Up();
                case 1 -> new Wish.Down();
                case 2 -> new Wish.To(new Change.Noise(NoiseClass.BOT));
                default -> new Wish.To(new Change.Noise(null));
            };
            Corrected _ = small.corrections.correct(small.organization("acme"),
                    acme.get(random.nextInt(acme.size())), wish, "word " + i,
                    small.somebody());
            assertThat(small.triage.rank(small.organization("other")).verdicts())
                    .isEqualTo(untouched);
        }
        assertThat(small.corrections.list(small.organization("acme"))).isNotEmpty();
        assertThat(small.corrections.list(small.organization("other"))).isEmpty();
        assertThat(small.corrections.correct(small.organization("acme"), other.getFirst(),
                new Wish.Up(), null, small.somebody()))
                .isInstanceOf(Corrected.Refused.class);
        long id = small.corrections.list(small.organization("acme")).getFirst().id();
        assertThat(small.corrections.withdraw(
                small.organization("other"), id, small.somebody())).isFalse();
    }

    @Test
    void theOldest_makesRoom_whenAnOrganizationHasAsManyAsItMay() {
        Issue issue = small.happens(small.bug(1, 1, TITLE));
        KeptCorrection first = corrected("acme", issue, new Wish.Down());
        for (int i = 1; i <= DefinitionStore.PER_KIND_MAX; i++) {
            small.book.add(small.organization("acme"), issue, first.correction(),
                    small.somebody().id());
        }
        assertThat(small.corrections.list(small.organization("acme")))
                .hasSize(DefinitionStore.PER_KIND_MAX).doesNotContain(first);
    }
}
