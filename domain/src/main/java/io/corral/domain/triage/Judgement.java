package io.corral.domain.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the rules decided about one issue by itself, each decision with the rule that held.
///
/// @param about with noise and tier decided
/// @param worth what it is worth to look at by all evidence, from 0 to 1; orders a tier
/// @param lacking how much evidence would turn the weights round
record Judgement(Case about, Optional<Rules.Decision<NoiseClass>> noiseRule,
        Rules.Decision<Integer> tierRule, Rules.Decision<Severity> severityRule,
        Optional<Rules.Decision<CauseCategory>> causeRule, double worth,
        Optional<String> lacking) {

    private static final int NOISE_TIER = 4;

    static Judgement of(IssueReading reading, Evidence evidence) {
        Case open = Case.of(reading, evidence);
        Weighing weighing = Weighing.of(open);
        Optional<Rules.Decision<NoiseClass>> noise = weighing.noise();
        Rules.Decision<Integer> tier =
                noise.map(rule -> new Rules.Decision<>(NOISE_TIER, "noise", rule.holds()))
                        .orElseGet(weighing::tier);
        Case about = open.with(noise.map(Rules.Decision::outcome).orElse(null), tier.outcome());
        return new Judgement(about, noise, tier, SeverityRules.decide(about),
                CauseRules.decide(about), weighing.worth(), weighing.lacking());
    }

    Correction.Said said() {
        return new Correction.Said(tier(), cause(), about.noise());
    }

    int tier() {
        return about.tier();
    }

    Severity severity() {
        return severityRule.outcome();
    }

    @Nullable
    CauseCategory cause() {
        return causeRule.map(Rules.Decision::outcome).orElse(null);
    }

    /// The rules that held, in the order they were asked.
    List<String> path() {
        List<String> path = new ArrayList<>();
        noiseRule.ifPresent(
                rule -> path.add("noise " + rule.outcome().wireName() + ": " + rule.rule()));
        path.add("tier " + tier() + ": " + tierRule.rule());
        path.add("severity " + severity() + ": " + severityRule.rule());
        causeRule.ifPresent(
                rule -> path.add("cause " + rule.outcome().wireName() + ": " + rule.rule()));
        return path;
    }

    /// The same with the evidence that each rule asked for and found.
    List<Explanation.Decision> decisions() {
        List<Explanation.Decision> decisions = new ArrayList<>();
        noiseRule.ifPresent(rule -> decisions.add(
                decision("noise", rule.outcome().wireName(), rule)));
        decisions.add(decision("tier", Integer.toString(tier()), tierRule));
        decisions.add(decision("severity", severity().name(), severityRule));
        causeRule.ifPresent(rule -> decisions.add(
                decision("cause", rule.outcome().wireName(), rule)));
        return decisions;
    }

    private Explanation.Decision decision(
            String decided, String outcome, Rules.Decision<?> rule) {
        return new Explanation.Decision(decided, outcome, rule.rule(), rule.because(about));
    }
}
