package io.corral.domain.group.similar;

import java.util.List;

/// How likely a proposal is right: what its score says in general, corrected by what the people of
/// the project accepted and refused at scores near it. Immutable.
///
/// @param decided at most the newest few hundred
public record Calibration(List<Decided> decided) {

    /// Before anybody decided anything.
    public static final Calibration NONE = new Calibration(List.of());

    /// Proposals below are not worth anybody's time.
    public static final double WORTHWHILE = 0.5;

    private static final double STEEPNESS = 14;
    private static final double EVEN = 0.7;
    /// The score in general weighs as much as so many decisions at the same score.
    private static final double PRIOR = 4;
    private static final double WIDTH = 0.15;

    public Calibration {
        decided = List.copyOf(decided);
    }

    /// A proposal a person decided about.
    public record Decided(double score, boolean accepted) {}

    /// From 0 to 1.
    public double confidence(double score) {
        double weight = PRIOR;
        double right = PRIOR / (1 + Math.exp(-STEEPNESS * (score - EVEN)));
        for (Decided each : decided) {
            double near = Math.max(0, 1 - Math.abs(each.score() - score) / WIDTH);
            weight += near;
            right += each.accepted() ? near : 0;
        }
        return right / weight;
    }
}
