package io.corral.domain.triage;

/// Orders the worklist: the tier decides, then the severity, then the weight of the evidence.
final class ImpactScore {

    private static final double TIER_POINTS = 1000;
    private static final double SEVERITY_POINTS = 150;
    private static final double EVIDENCE_MAX = 140;
    /// Noise comes after everything else.
    private static final double NO_NOISE = 150;

    private ImpactScore() {}

    /// More for a worse tier, then a worse severity, then weightier evidence; never the other way.
    static double of(int tier, Severity severity, boolean noise, Evidence evidence) {
        double weights = evidence.all().stream().mapToDouble(Signal::weight).sum();
        double bounded = Math.max(0, Math.min(EVIDENCE_MAX, 70 + weights / 2));
        return (4 - tier) * TIER_POINTS
                + (noise ? 0 : NO_NOISE) + steps(severity) * SEVERITY_POINTS + bounded;
    }

    private static int steps(Severity severity) {
        return switch (severity) {
            case P0 -> 3;
            case P1 -> 2;
            case P2 -> 1;
            case P3 -> 0;
        };
    }
}
