package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Rules beside weights that are made up here: one signal weighs 3.
class WeighingTest {

    private static final String SUBMITTED = "submitted 0 3 0\nrule 1 1 1";

    private static Verdict verdict(IssueDraft issue, String weights) {
        TriageSettings plain = TriageSettings.DEFAULTS;
        var settings = new TriageSettings(plain.crashFreePercentMin(),
                plain.unhandledPerMinuteMax(), plain.newUsersPerHourMax(),
                plain.partlyBlockedUsersMin(), plain.crashShareMin(), plain.deployWindow(),
                plain.deployWindowMax(), plain.likenessMax(), Weights.parse(weights));
        return Triage.rank(new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(),
                List.of(issue.facts())), settings).getFirst();
    }

    private static IssueDraft edgeCase() {
        return anIssue("A-1").sending("POST", "https://x.example/zorp").daily(3, 3, 3)
                .seen(9, 9);
    }

    @Test
    void weights_decideAgainstARule_withTheirNumbers() {
        Verdict verdict = verdict(edgeCase(), SUBMITTED);
        assertThat(verdict.tier()).isEqualTo(2);
        assertThat(verdict.tierRule()).isEqualTo("some are hurt, by all evidence: submitted +3.0;"
                + " all of it and the rule +2.0, against \"stability, or an edge case\"");
        assertThat(verdict.tierWords()).isEqualTo("some are hurt, by all evidence");
        assertThat(verdict.reasons().getFirst())
                .isEqualTo(new Verdict.Reason("submitted", "POST (event.request.method)", 30));
        assertThat(verdict.whatWouldChange())
                .contains("evidence of 20 points more that nobody is hurt");
    }

    @Test
    void weights_tooSmall_leaveItToTheRule() {
        Verdict verdict = verdict(edgeCase(), "submitted 0 0.8 0\nrule 1 1 1");
        assertThat(verdict.tierRule()).isEqualTo("stability, or an edge case");
        assertThat(verdict.whatWouldChange())
                .contains("evidence of 2 points more that people are hurt");
    }

    @Test
    void weights_haveNoSay_whereCountsOfDaysWereNotSeen() {
        Verdict verdict = verdict(anIssue("A-1").sending("POST", "https://x.example/zorp")
                .seen(9, 9), SUBMITTED);
        assertThat(verdict.tierRule()).isEqualTo("stability, or an edge case");
    }

    @Test
    void weights_haveNoSay_againstADefinition() {
        Verdict money = verdict(anIssue("A-1").message("order 7 was charged twice")
                .daily(1, 1, 1).seen(1, 1), "start 9 -9 -9");
        assertThat(money.tierRule()).isEqualTo("wrong money");
        Verdict staging = verdict(anIssue("A-1").tag("environment", "staging").daily(1, 1, 1),
                "start -9 9 9");
        assertThat(staging.noise()).isEqualTo(NoiseClass.STAGING);
    }

    @Test
    void weights_callNoise_onlyWhatWasCaught() {
        IssueDraft caught = anIssue("A-1").daily(3, 3, 3).seen(9, 9);
        assertThat(verdict(caught, "start 9 -9 -9").noise()).isEqualTo(NoiseClass.EXPECTED);
        assertThat(verdict(caught.isUnhandled(), "start 9 -9 -9").noise()).isNull();
    }

    @Test
    void weights_againstARuleOfNoise_sayWhatTheyWeigh() {
        IssueDraft declined = anIssue("A-1").level(Level.WARNING).daily(3, 3, 3)
                .error("CardError", "card declined: insufficient funds");
        assertThat(verdict(declined, "rule 1 1 1").noise()).isEqualTo(NoiseClass.EXPECTED);
        Verdict verdict = verdict(declined, "start -9 -9 -9\nrule 1 1 1\nhandled -1 0 0");
        assertThat(verdict.noise()).isNull();
        assertThat(verdict.tierRule()).endsWith("; no noise: handled -1.0; all of it and the rule"
                + " -9.0, against \"declined for a reason that the customer is told\"");
    }

    @Test
    void order_withinATier_isByWeights() {
        IssueFacts plain = anIssue("A-1").daily(3, 3, 3).seen(9, 9).facts();
        IssueFacts settled = anIssue("A-2").since(300).daily(3, 3, 3).seen(9, 9).facts();
        assertThat(Triage.rank(new TriageInput(NOW, ProductContext.NONE, Map.of(), List.of(),
                List.of(settled, plain)), TriageSettings.DEFAULTS))
                .extracting(Verdict::shortId).containsExactly("A-1", "A-2");
    }
}
