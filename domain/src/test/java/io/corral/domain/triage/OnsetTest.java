package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OnsetTest {

    @Test
    void of_steadyCounts_isTheFirstEvent() {
        IssueFacts facts = anIssue("A-1").daily(9, 11, 10, 8, 12, 9, 10, 11).facts();
        assertThat(Onset.of(facts)).map(Onset::from).contains(facts.firstSeen());
    }

    @Test
    void of_stepUp_isTheDayOfTheStep() {
        IssueFacts facts = anIssue("A-1").daily(0, 1, 0, 1, 0, 40, 90, 85).facts();
        assertThat(Onset.of(facts)).map(Onset::from).contains(NOW.minus(Duration.ofDays(3)));
    }

    @Test
    void of_slowGrowth_isTheFirstEvent() {
        IssueFacts facts = anIssue("A-1").daily(1, 2, 4, 6, 9, 13, 19, 28, 40).facts();
        assertThat(Onset.of(facts)).map(Onset::from).contains(facts.firstSeen());
    }
}
