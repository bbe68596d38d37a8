package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Since.Change;
import io.corral.domain.triage.Since.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinceTest {

    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private static Since since(Map<String, Turn> turns, IssueFacts... facts) {
        var input = new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(),
                List.of(facts));
        return Since.of(Triage.rank(input, TriageSettings.DEFAULTS), List.of(facts), turns,
                YESTERDAY, NOW);
    }

    private static List<String> ids(List<Change> changes) {
        return changes.stream().map(change -> change.verdict().shortId()).toList();
    }

    @Test
    void newOnes_areNew_whateverTurnTheyTook() {
        Since since = since(Map.of("A-1", new Turn(NOW, "escalating")),
                anIssue("A-1").isNew(30).facts(), anIssue("A-2").since(3).facts());
        assertThat(ids(since.fresh())).containsExactly("A-1");
        assertThat(since.worse()).isEmpty();
    }

    @Test
    void oldOnes_areWorse_byATurnSinceThen() {
        Since since = since(Map.of("A-1", new Turn(YESTERDAY, "came back"),
                "A-2", new Turn(YESTERDAY.minusSeconds(1), "escalating")),
                anIssue("A-1").facts(), anIssue("A-2").facts());
        assertThat(since.worse()).singleElement().satisfies(change -> {
            assertThat(change.verdict().shortId()).isEqualTo("A-1");
            assertThat(change.why()).isEqualTo("came back");
        });
        assertThat(since.fresh()).isEmpty();
    }

    @Test
    void recovered_isWhatStoppedSinceThen() {
        IssueFacts stopped = HourlyFacts.issue(Duration.ofDays(20),
                HourlyFacts.NOW.minus(Duration.ofHours(3)), hour -> hour < 3 ? 0 : 100);
        var input = new TriageInput(HourlyFacts.NOW, ProductContext.NONE, Map.of(), List.of(),
                List.of(stopped));
        List<Verdict> ranked = Triage.rank(input, TriageSettings.DEFAULTS);
        assertThat(ids(Since.of(ranked, List.of(stopped), Map.of(),
                HourlyFacts.NOW.minus(Duration.ofHours(2)), HourlyFacts.NOW).recovered()))
                .containsExactly("A-1");
        assertThat(Since.of(ranked, List.of(stopped), Map.of(),
                HourlyFacts.NOW.minus(Duration.ofHours(1)), HourlyFacts.NOW).recovered())
                .isEmpty();
    }
}
