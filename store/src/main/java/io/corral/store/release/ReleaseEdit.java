package io.corral.store.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to set of a release; null leaves it as it is.
///
/// @param projects to add it to
public record ReleaseEdit(
        OrganizationId organization,
        String version,
        Set<ProjectId> projects,
        @Nullable Instant startedAt,
        @Nullable Instant releasedAt,
        @Nullable String url,
        @Nullable String ref,
        @Nullable ReleaseStatus status) {
    public ReleaseEdit {
        projects = Set.copyOf(projects);
    }

    /// A release of these projects and nothing more.
    public static ReleaseEdit of(
            OrganizationId organization, String version, Set<ProjectId> projects) {
        return new ReleaseEdit(organization, version, projects, null, null, null, null, null);
    }
}
