package io.corral.engine.search;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, about which projects, and when.
///
/// @param organization whose projects they are
/// @param projects the caller may see and asked for, with their slugs; nothing outside is found
/// @param environments only events from there; empty means all
/// @param caller null for tokens that stand for no person
/// @param now what relative times in the query count from
public record SearchScope(
        OrganizationId organization,
        Map<ProjectId, String> projects,
        Set<String> environments,
        TimeWindow window,
        @Nullable UserId caller,
        Instant now) {
    public SearchScope {
        projects = Map.copyOf(projects);
        environments = Set.copyOf(environments);
    }

    /// The same in another window.
    public SearchScope in(TimeWindow other) {
        return new SearchScope(organization, projects, environments, other, caller, now);
    }
}
