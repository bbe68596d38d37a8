package io.corral.domain.triage;

/// Orders the worklist: the tier decides, then what it is worth to look at by all evidence, to
/// which the severity and the number of people add.
final class ImpactScore {

    private static final double TIER_POINTS = 1000;
    private static final double SEVERITY_POINTS = 30;
    private static final double WORTH_POINTS = 400;
    /// For each tenfold of people.
    private static final double CROWD_POINTS = 40;
    private static final double CROWD_MAX = 300;
    /// Noise comes after everything else.
    private static final double NO_NOISE = 100;

    private ImpactScore() {}

    /// More for a worse tier, then for more worth, a worse severity and more people; never the
    /// other way.
    ///
    /// @param worth from 0 to 1
    static double of(int tier, Severity severity, boolean noise, double worth, long users) {
        if (noise) {
            return NO_NOISE * worth;
        }
        return (4 - tier) * TIER_POINTS + NO_NOISE + steps(severity) * SEVERITY_POINTS
                + WORTH_POINTS * worth
                + Math.min(CROWD_MAX, CROWD_POINTS * Math.log10(1.0 + users));
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
