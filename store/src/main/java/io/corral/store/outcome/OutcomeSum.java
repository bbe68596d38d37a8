package io.corral.store.outcome;

import io.corral.domain.id.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The items of one interval and one group. What the query does not group by is null.
///
/// @param interval begin
/// @param category wire name
/// @param outcome wire name
/// @param reason empty where the outcome has none
/// @param quantity of items
public record OutcomeSum(
        Instant interval,
        @Nullable ProjectId project,
        @Nullable String category,
        @Nullable String outcome,
        @Nullable String reason,
        long quantity) {}
