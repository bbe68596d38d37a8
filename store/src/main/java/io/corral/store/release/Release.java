package io.corral.store.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of the software of one or more projects of an organisation.
///
/// @param version full name, unique in the organisation
/// @param createdAt when it was first known
/// @param startedAt when work on it began; null when not said
/// @param releasedAt when it went out; null when not said
/// @param url where it is described
/// @param ref a commit or tag it was made from
public record Release(
        ReleaseId id,
        OrganizationId organization,
        String version,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant releasedAt,
        @Nullable String url,
        @Nullable String ref,
        ReleaseStatus status,
        List<InProject> projects) {
    public Release {
        projects = List.copyOf(projects);
    }

    /// Its part in one project.
    ///
    /// @param newIssues issues whose first release it is
    /// @param firstEvent null without events
    /// @param lastEvent null without events
    public record InProject(
            ProjectId project,
            long newIssues,
            @Nullable Instant firstEvent,
            @Nullable Instant lastEvent) {}
}
