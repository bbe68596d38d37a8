package io.corral.store.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A page of releases, latest first by when they went out, else by when they were first known.
///
/// @param projects only releases of one of them; empty finds nothing
/// @param text part of the version; null means any
/// @param status null means any
public record ReleaseQuery(
        OrganizationId organization,
        Set<ProjectId> projects,
        @Nullable String text,
        @Nullable ReleaseStatus status,
        int offset,
        int limit) {
    public ReleaseQuery {
        projects = Set.copyOf(projects);
    }
}
