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
        return hold.due(ACME, Map.of(ISSUE, Way.FALLS), Set.of());
    }

    @Test
    void whatRises_changesAtOnce() {
        assertThat(hold.due(ACME, Map.of(ISSUE, Way.RISES), Set.of())).containsExactly(ISSUE);
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
        assertThat(hold.due(ACME, Map.of(), Set.of())).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(falls()).containsExactly(ISSUE);
    }

    @Test
    void organisations_areCountedApart() {
        assertThat(falls()).isEmpty();
        assertThat(hold.due(new OrganizationId(2), Map.of(ISSUE, Way.FALLS), Set.of())).isEmpty();
        assertThat(falls()).isEmpty();
        assertThat(falls()).containsExactly(ISSUE);
    }

    @Test
    void priorityOfTheLevel_followsItsFirstVerdictAtOnce_andNoLaterOne() {
        Map<IssueId, Way> first = Map.of(ISSUE, Way.FALLS_FIRST);
        assertThat(hold.due(ACME, first, Set.of())).containsExactly(ISSUE);

        assertThat(hold.due(ACME, Map.of(), Set.of(ISSUE))).as("the first one agreed").isEmpty();
        assertThat(hold.due(ACME, first, Set.of())).isEmpty();
        assertThat(hold.due(ACME, first, Set.of())).isEmpty();
        assertThat(hold.due(ACME, first, Set.of())).containsExactly(ISSUE);
    }
}
