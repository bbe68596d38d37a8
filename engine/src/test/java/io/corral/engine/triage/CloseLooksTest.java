package io.corral.engine.triage;

import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.UserId;
import io.corral.domain.triage.SignalType;
import io.corral.domain.triage.check.Check;
import io.corral.domain.triage.check.CheckType;
import io.corral.domain.triage.check.Checks;
import io.corral.engine.triage.CloseLooks.CloseLook;
import io.corral.testkit.issue.SmallDigest;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CloseLooksTest {

    private final SmallTriage small = new SmallTriage();
    private final SmallDigest digest = small.digest;
    private final OrganizationId acme = small.organization("acme");

    private CloseLook look(int key) {
        return small.looks.of(acme, digest.issueOf(anEvent().ofKey(key)));
    }

    @Test
    void beforeTheFirstRanking_isJudgedByItself() {
        digest.digest(anEvent().ofKey(1));
        CloseLook look = look(1);
        assertThat(look.worklist()).isNull();
        assertThat(look.place()).isNull();
        assertThat(look.family()).isEmpty();
        assertThat(look.examined().explanation().verdict().shortId()).startsWith("SHOP-");
    }

    @Test
    void afterARanking_hasItsPlace_andTheSameVerdict() {
        for (int key = 1; key <= 4; key++) {
            digest.digest(anEvent().ofKey(key).withId(key));
        }
        small.triage.rank(acme);
        CloseLook look = look(3);
        var place = Objects.requireNonNull(look.place());
        assertThat(place.rank()).isBetween(1, 4);
        assertThat(look.examined().explanation().verdict().tier()).isEqualTo(place.tier());
        assertThat(look.examined().explanation().verdict().score()).isEqualTo(place.score());
    }

    @Test
    void anotherContext_isHeededAtOnce() {
        digest.digest(anEvent().ofKey(1));
        small.triage.rank(acme);
        String title = digest.issueOf(anEvent().ofKey(1)).metadata().title();
        var _ = small.contexts.change(acme, "knownNoise: [{pattern: '" + title.substring(0, 3)
                + "', reason: told}]", new UserId(1));
        assertThat(look(1).examined().explanation().signal(SignalType.KNOWN_NOISE)).isPresent();
    }

    @Test
    void issueThatCameAfterwards_hasNoPlaceYet_butIsLookedAt() {
        digest.digest(anEvent().ofKey(1));
        small.triage.rank(acme);
        digest.digest(anEvent().ofKey(2).withId(2));
        CloseLook look = look(2);
        assertThat(look.worklist()).isNotNull();
        assertThat(look.place()).isNull();
        assertThat(Checks.of(look.examined())).filteredOn(
                check -> check.type() == CheckType.FREQUENCY)
                .singleElement().extracting(Check::isSeen).isEqualTo(true);
    }
}
