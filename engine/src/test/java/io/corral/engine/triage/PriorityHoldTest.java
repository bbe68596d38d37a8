package io.corral.engine.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.engine.triage.PriorityHold.Way;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PriorityHoldTest {

    private static final OrganizationId ACME = new OrganizationId(1);
    private static final IssueId ISSUE = new IssueId(7);

    private final PriorityHold hold = new PriorityHold();

    private Set<IssueId> falls() {
        return hold.due(ACME, Map.of(ISSUE, Way.FALLS));
    }

    @Test
    void whatRises_changesAtOnce() {
        assertThat(hold.due(ACME, Map.of(ISSUE, Way.RISES))).containsExactly(ISSUE);
    }

    @Test
    void whatFalls_changesWhenItHeldForThreeRounds() {
        assertThat(falls()).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(falls()).containsExactly(ISSUE);
    }

    @Test
    void aRoundWithoutIt_beginsAnew() {
        assertThat(falls()).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(hold.due(ACME, Map.of())).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(falls()).containsExactly(ISSUE);
    }

    @Test
    void organisations_areCountedApart() {
        assertThat(falls()).isEmpty();
        assertThat(hold.due(new OrganizationId(2), Map.of(ISSUE, Way.FALLS))).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(falls()).containsExactly(ISSUE);
    }
}
