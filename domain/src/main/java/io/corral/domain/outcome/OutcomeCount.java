package io.corral.domain.outcome;

import io.corral.domain.id.ProjectId;
import java.time.Instant;

/// A number of items with the same outcome.
///
/// @param hour begin of the hour it counts in
/// @param quantity at least 1
public record OutcomeCount(
        ProjectId project, Instant hour, DataCategory category, Outcome outcome, long quantity) {}
