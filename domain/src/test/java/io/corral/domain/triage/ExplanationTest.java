package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Explanation.Decision;
import io.corral.domain.triage.Explanation.Limit;
import io.corral.domain.triage.TriageInput.SessionHealth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void explain_isTheVerdictOfTheList() {
        IssueFacts facts = anIssue("A-1").isNew(40).isUnhandled().on("/checkout").seen(300, 150)
                .facts();
        TriageInput input = input(facts, 97.2);
        Verdict ranked = Triage.rank(input, TriageSettings.DEFAULTS).getFirst();
        Explanation explanation = Triage.explain(facts, input, TriageSettings.DEFAULTS);
        assertThat(explanation.verdict().ranked(1, null)).isEqualTo(ranked);
        assertThat(explanation.verdict()).isEqualTo(
                Ranking.of(input, TriageSettings.DEFAULTS).explain(facts, NOW).verdict());
    }

    @Test
    void rule_namesTheEvidenceItAskedFor() {
        IssueFacts crash = anIssue("A-1").isNew(50).isUnhandled().hourly(900).seen(900, 700)
                .facts();
        Explanation explanation =
                Triage.explain(crash, input(crash, 91), TriageSettings.DEFAULTS);
        Decision severity = explanation.decisions().stream()
                .filter(decision -> decision.about().equals("severity")).findFirst()
                .orElseThrow();
        assertThat(severity.outcome()).isEqualTo("P0");
        assertThat(severity.because()).extracting(Signal::type)
                .containsExactly(SignalType.CRASH_FREE_LOW);
        assertThat(severity.because().getFirst().value())
                .isEqualTo("91.00 % crash-free sessions, below 95.0");
    }

    @Test
    void limits_sayHowFarItIs() {
        IssueFacts facts = anIssue("A-1").isNew(60).hourly(400).seen(400, 100).facts();
        List<Limit> limits = Triage.explain(facts, input(facts, 95.0), TriageSettings.DEFAULTS)
                .limits();
        assertThat(limits).extracting(Limit::crossed).containsExactly(false, false, false);
        assertThat(limits).extracting(Limit::value).containsExactly(95.0, 6.7, 100.0);
    }

    @Test
    void limits_unseen_haveNoValue() {
        IssueFacts facts = anIssue("A-1").facts();
        var input = new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(), List.of(facts));
        assertThat(Triage.explain(facts, input, TriageSettings.DEFAULTS).limits())
                .extracting(Limit::value).startsWith(null, null);
    }

    @Test
    void noise_isTheFirstDecision() {
        IssueFacts facts = anIssue("A-1").tag("environment", "staging").facts();
        assertThat(Triage.explain(facts, input(facts, 99), TriageSettings.DEFAULTS).decisions())
                .extracting(Decision::about).startsWith("noise", "tier", "severity");
    }

    private static TriageInput input(IssueFacts facts, double crashFree) {
        return new TriageInput(NOW, ProductContext.NONE,
                Map.of("web", new SessionHealth(crashFree, null, 4000)), List.of(),
                List.of(facts));
    }
}
