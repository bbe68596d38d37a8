package io.corral.domain.triage;

/// What a piece of evidence weighs in the three questions that weights help to decide, each as
/// logarithm of odds: two pieces that weigh 0.7 make something four times as likely as it was.
///
/// @param noise that the issue is noise
/// @param hurts that it is high: people get wrong, late or no results
/// @param blocks that it is of tier 1: people are blocked, or lose something
public record Weight(double noise, double hurts, double blocks) {

    /// Weighs nothing.
    public static final Weight NONE = new Weight(0, 0, 0);

    /// Points of one unit, as people read it.
    static final double POINTS = 10;

    Weight plus(Weight other) {
        return new Weight(noise + other.noise, hurts + other.hurts, blocks + other.blocks);
    }

    /// As people read it: ten points are one unit of the scale that speaks loudest, and what speaks
    /// for noise speaks against the issue.
    double points() {
        double impact = Math.abs(hurts) >= Math.abs(blocks) ? hurts : blocks;
        return Math.rint(POINTS * (Math.abs(noise) > Math.abs(impact) ? -noise : impact));
    }
}
