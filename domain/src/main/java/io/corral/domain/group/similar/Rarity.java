package io.corral.domain.group.similar;

import io.corral.domain.group.GroupingReading.FrameToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How telling a frame is: few issues of the project have it. Immutable.
///
/// Inverse document frequency through a sigmoid, as in TraceSim (Vasiliev and others 2020). An
/// issue counts less the longer it has not been seen. A project of a few issues knows too little of
/// its own, so that every one is as if it had fifty more.
public final class Rarity {

    private static final Duration HALF_LIFE = Duration.ofDays(90);
    private static final double ISSUES_ASSUMED = 50;
    private static final double STEEPNESS = 1.5;
    private static final double MIDDLE = 1.8;

    private final Map<String, Double> frequencies;
    private final double issues;

    private Rarity(Map<String, Double> frequencies, double issues) {
        this.frequencies = frequencies;
        this.issues = issues;
    }

    /// Counts the frames of a project's issues.
    public static Rarity of(List<IssueSketch> sketches, Instant now) {
        Map<String, Double> frequencies = new HashMap<>();
        double issues = 0;
        for (IssueSketch sketch : sketches) {
            double age = Math.max(0, Duration.between(sketch.lastSeen(), now).toSeconds());
            double weight = Math.pow(0.5, age / HALF_LIFE.toSeconds());
            issues += weight;
            Set<String> own = new HashSet<>();
            for (Representative each : sketch.representatives()) {
                for (FrameToken frame : each.frames()) {
                    if (own.add(frame.text())) {
                        frequencies.merge(frame.text(), weight, Double::sum);
                    }
                }
            }
        }
        return new Rarity(frequencies, issues);
    }

    /// From 0, in every issue, to 1, in hardly any.
    double of(String token) {
        double frequency = frequencies.getOrDefault(token, 0.0);
        double idf = Math.log((issues + ISSUES_ASSUMED) / (frequency + 1));
        return 1 / (1 + Math.exp(-STEEPNESS * (idf - MIDDLE)));
    }
}
