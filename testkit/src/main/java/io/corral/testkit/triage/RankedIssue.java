package io.corral.testkit.triage;

import org.jspecify.annotations.Nullable;

/// One row of a ranking that is scored. What a ranker says nothing about is null.
///
/// @param high whether somebody should look now
/// @param severity `P0` to `P3`
/// @param noise class of noise; null when the ranker takes the issue for none
public record RankedIssue(String shortId, @Nullable Boolean high, @Nullable String severity,
        @Nullable String cause, @Nullable String noise) {}
