package io.corral.engine.release;

import io.corral.domain.id.ProjectId;
import io.corral.engine.search.TimeWindow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A question about sessions, as asked; nothing in it is checked yet.
///
/// @param projects asked about, with their slugs
/// @param environments empty means all
/// @param query over release, environment and project; blank means all
/// @param interval such as `1h`; blank means the usual one
/// @param orderBy a field, with `-` for the largest first; blank leaves the order open
/// @param groupsMax groups to answer; 0 for as many as may be
public record SessionRequest(
        Map<ProjectId, String> projects,
        Set<String> environments,
        TimeWindow window,
        List<String> fields,
        List<String> groupBy,
        String query,
        String interval,
        String orderBy,
        int groupsMax) {
    public SessionRequest {
        projects = Map.copyOf(projects);
        environments = Set.copyOf(environments);
        fields = List.copyOf(fields);
        groupBy = List.copyOf(groupBy);
    }
}
