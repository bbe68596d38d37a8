package io.corral.engine.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.engine.triage.Corrections.Corrected;
import io.corral.engine.triage.Corrections.Wish;
import io.corral.engine.triage.ShownRankings.Replayed;
import io.corral.store.triage.ShownRankingStore.ShownRanking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShownRankingsTest {

    private static final String TITLE = "The price list of this shop is empty";

    private final SmallTriage small = new SmallTriage();
    private final OrganizationId acme = small.organization("acme");

    private void look() {
        small.shown.shown(acme, small.triage.rank(acme), small.somebody().id());
    }

    @Test
    void oneAnHour_isKept_ofWhatSomebodySaw() {
        small.happens(small.bug(1, 1, TITLE));
        assertThat(small.shown.list(acme)).isEmpty();
        look();
        look();
        assertThat(small.shown.list(acme)).singleElement().satisfies(ranking -> {
            assertThat(ranking.issues()).isEqualTo(1);
            assertThat(ranking.viewer()).isEqualTo(small.somebody().id());
            assertThat(ranking.at()).isEqualTo(small.now);
        });

        small.now = small.now.plus(Duration.ofMinutes(59));
        look();
        assertThat(small.shown.list(acme)).hasSize(1);
        small.now = small.now.plus(Duration.ofMinutes(1));
        look();
        small.shown.keep();
        assertThat(small.rankings.list(acme)).hasSize(2);
        assertThat(small.shown.list(small.organization("other"))).isEmpty();
    }

    @Test
    void high_isRememberedFromTheFirstTimeToTheLast() {
        Issue issue = small.happens(small.bug(1, 1, TITLE));
        if (!small.verdict("acme", issue).isHigh()) {
            small.corrections.correct(acme, issue, new Wish.Up(), null, small.somebody());
        }
        var first = small.now;
        look();
        small.now = small.now.plus(Duration.ofHours(2));
        look();

        assertThat(small.rankings.high(acme, first)).singleElement().satisfies(shown -> {
            assertThat(shown.issue()).isEqualTo(issue.id());
            assertThat(shown.first()).isEqualTo(first);
            assertThat(shown.last()).isEqualTo(small.now);
        });
    }

    @Test
    void everyRanking_madeAgain_isTheSame_howeverItCameAbout() {
        var random = new Random(3);
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            issues.add(small.happens(small.bug(1, i, TITLE + " " + i)));
        }
        for (int round = 0; round < 24; round++) {
            small.now = small.now.plus(Duration.ofMinutes(random.nextInt(90)));
            small.happens(small.bug(1, random.nextInt(14), TITLE + " " + random.nextInt(9)));
            if (random.nextBoolean()) {
                Corrected _ = small.corrections.correct(acme,
                        issues.get(random.nextInt(issues.size())),
                        random.nextBoolean() ? new Wish.Up() : new Wish.Down(), null,
                        small.somebody());
            }
            look();
            small.shown.keep();
        }

        List<ShownRanking> kept = small.shown.list(acme);
        assertThat(kept).hasSizeGreaterThan(5);
        for (ShownRanking ranking : kept) {
            Replayed replayed = small.shown.replay(acme, ranking.id()).orElseThrow();
            assertThat(replayed.differences()).isEmpty();
            assertThat(replayed.since()).isEmpty();
            assertThat(replayed.compared()).isEqualTo(ranking.issues());
        }
        assertThat(small.shown.replay(small.organization("other"), kept.getFirst().id()))
                .isEmpty();
    }
}
