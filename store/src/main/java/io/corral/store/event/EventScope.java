package io.corral.store.event;

import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Set;

/// Which rows a query may see at all: what is asked about, what the caller may see, and when.
///
/// @param kinds of rows; none finds nothing
/// @param projects the caller may see and asked for; none finds nothing
/// @param from earliest timestamp, inclusive
/// @param to latest timestamp, exclusive
public record EventScope(
        Set<EventRowKind> kinds, Set<ProjectId> projects, Instant from, Instant to) {
    public EventScope {
        kinds = Set.copyOf(kinds);
        projects = Set.copyOf(projects);
    }
}
