package io.corral.domain.triage;

import io.corral.domain.triage.Rules.Decision;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Decides what noise is and which tier an issue is of: the rule that holds and the weights of all
/// evidence together. A rule that is a definition decides alone; so do rules where the event or the
/// counts of days were not seen, since the weights were fitted to issues that are known whole.
final class Weighing {

    private static final int STABILITY = 3;

    private final Case open;
    private final Leaning leaning;
    private final Weight rule;
    private final boolean isWeighed;
    private final Optional<Decision<NoiseClass>> noiseRule;
    private final Optional<Decision<NoiseClass>> noise;
    /// Decided when it is asked for; most noise is noise by definition.
    private @Nullable Decision<Integer> tierRule;

    private Weighing(Case open, Optional<Decision<NoiseClass>> noiseRule) {
        this.open = open;
        Weights weights = open.reading().settings().weights();
        this.leaning = Leaning.of(open.evidence(), weights);
        this.rule = weights.rule();
        this.isWeighed = open.reading().event() != null
                && !open.reading().facts().daily().isEmpty();
        this.noiseRule = noiseRule;
        this.noise = weighed();
    }

    private Decision<Integer> tierRule() {
        Decision<Integer> known = tierRule;
        if (known == null) {
            known = TierRules.decide(open);
            tierRule = known;
        }
        return known;
    }

    static Weighing of(Case open) {
        return new Weighing(open, NoiseRules.decide(open));
    }

    /// The same where somebody said that it is no noise.
    static Weighing ofNoNoise(Case open) {
        return new Weighing(open, Optional.empty());
    }

    private double with(ToDoubleFunction<Weight> question, boolean ruleSaysYes) {
        double said = question.applyAsDouble(rule);
        return question.applyAsDouble(leaning.sum()) + (ruleSaysYes ? said : -said);
    }

    private double hurts() {
        return with(Weight::hurts, noiseRule.isEmpty()
                && tierRule().outcome() <= Verdict.HIGH_TIER_MAX);
    }

    private double blocks() {
        return with(Weight::blocks, noiseRule.isEmpty() && tierRule().outcome() == 1);
    }

    /// Its class where it is noise.
    Optional<Decision<NoiseClass>> noise() {
        return noise;
    }

    private Optional<Decision<NoiseClass>> weighed() {
        boolean certain = noiseRule.filter(Decision::isDefinition).isPresent();
        double sum = with(Weight::noise, noiseRule.isPresent());
        if (!isWeighed || certain || sum > 0 == noiseRule.isPresent()) {
            return noiseRule;
        }
        return sum > 0 && tierRule().outcome() <= STABILITY && NoiseRules.isHarmless(open)
                ? Optional.of(new Decision<>(NoiseRules.likeliest(open),
                        "harmless" + Verdict.WEIGHED + ": " + leaning.text(Weight::noise, sum),
                        asking(Weight::noise, true)))
                : Optional.empty();
    }

    /// Its tier where it is no noise; it says so where a rule took it for noise.
    Decision<Integer> tier() {
        Decision<Integer> tier = weighedTier();
        return noiseRule.filter(_ -> noise.isEmpty())
                .map(said -> new Decision<>(tier.outcome(), tier.rule() + "; no noise: "
                        + leaning.text(Weight::noise, with(Weight::noise, true)) + ", against \""
                        + said.rule() + "\"", tier.holds()))
                .orElse(tier);
    }

    private Decision<Integer> weighedTier() {
        double hurts = hurts();
        double blocks = blocks();
        int tier = hurts <= 0 ? Math.max(STABILITY, tierRule().outcome()) : blocks > 0 ? 1 : 2;
        if (!isWeighed || tierRule().isDefinition() || tier == tierRule().outcome()) {
            return tierRule();
        }
        boolean aboutFirst = hurts > 0 && tierRule().outcome() <= Verdict.HIGH_TIER_MAX;
        ToDoubleFunction<Weight> question = aboutFirst ? Weight::blocks : Weight::hurts;
        double sum = aboutFirst ? blocks : hurts;
        return new Decision<>(tier, meaning(tier, aboutFirst) + Verdict.WEIGHED + ": "
                + leaning.text(question, sum) + ", against \"" + tierRule().rule() + "\"",
                asking(question, sum > 0));
    }

    private static String meaning(int tier, boolean aboutFirst) {
        return switch (tier) {
            case 1 -> "customers are blocked";
            case 2 -> aboutFirst ? "some are hurt, but not blocked" : "some are hurt";
            default -> "nobody is hurt";
        };
    }

    /// What it is worth to look at, from 0 to 1.
    double worth() {
        double noNoise = odds(-with(Weight::noise, noiseRule.isPresent()));
        return noNoise * (4 * odds(blocks()) + 2 * odds(hurts())) / 6;
    }

    /// How many points of other evidence would make it high, or no longer so; empty where weights
    /// have no say.
    Optional<String> lacking() {
        double hurts = hurts();
        if (!isWeighed || noise.isPresent() || tierRule().isDefinition()) {
            return Optional.empty();
        }
        return Optional.of("evidence of " + (long) Math.ceil(Weight.POINTS * Math.abs(hurts))
                + " points more " + (hurts > 0 ? "that nobody is hurt" : "that people are hurt"));
    }

    private static double odds(double logarithm) {
        return 1 / (1 + Math.exp(-logarithm));
    }

    // A decision tells its evidence by what it asks for.
    private Predicate<Case> asking(ToDoubleFunction<Weight> question, boolean yes) {
        SignalType[] types = leaning.weightiest(question, yes).toArray(SignalType[]::new);
        return about -> {
            for (SignalType type : types) {
                about.has(type);
            }
            return true;
        };
    }
}
