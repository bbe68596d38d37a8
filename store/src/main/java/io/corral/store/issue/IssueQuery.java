package io.corral.store.issue;

import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page of issues to find.
///
/// @param projects the caller may see; nothing is found outside of them
/// @param environments only issues seen in one of them, counting only events from there; empty
///     means all
/// @param from only issues with events at or after this time; null without limit
/// @param to only issues with events before this time; null without limit
/// @param offset of the first issue wanted
/// @param limit at most so many, up to 100
public record IssueQuery(
        Set<ProjectId> projects,
        Set<String> environments,
        @Nullable Instant from,
        @Nullable Instant to,
        IssueCondition condition,
        IssueSort sort,
        int offset,
        int limit) {

    private static final int LIMIT_MAX = 100;

    public IssueQuery {
        projects = Set.copyOf(projects);
        environments = Set.copyOf(environments);
        if (offset < 0 || limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A page has 1 to 100 issues from 0 on, found " + limit + " from " + offset);
        }
    }

    /// The first page of everything in these projects, latest first.
    public static IssueQuery of(Set<ProjectId> projects) {
        return new IssueQuery(
                projects, Set.of(), null, null, IssueCondition.EVERYTHING, IssueSort.DATE, 0,
                LIMIT_MAX);
    }
}
