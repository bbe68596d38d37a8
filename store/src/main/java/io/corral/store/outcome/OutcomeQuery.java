package io.corral.store.outcome;

import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Set;

/// Which outcomes to sum up, and how finely. Empty sets of words mean any.
///
/// @param projects counted; empty counts nothing
/// @param from inclusive, a full hour
/// @param to exclusive
/// @param intervalHours length of an interval, counted from `from`; at least 1
/// @param groupBy sums are apart by these
/// @param categories wire names of data categories
/// @param outcomes wire names
/// @param reasons as in `stats_v2`
public record OutcomeQuery(
        Set<ProjectId> projects,
        Instant from,
        Instant to,
        int intervalHours,
        Set<GroupBy> groupBy,
        Set<String> categories,
        Set<String> outcomes,
        Set<String> reasons) {
    public OutcomeQuery {
        projects = Set.copyOf(projects);
        groupBy = Set.copyOf(groupBy);
        categories = Set.copyOf(categories);
        outcomes = Set.copyOf(outcomes);
        reasons = Set.copyOf(reasons);
    }

    /// What sums may be apart by.
    public enum GroupBy {
        PROJECT,
        CATEGORY,
        OUTCOME,
        REASON
    }
}
