package io.corral.store.release;

import io.corral.domain.id.DeployId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A release was brought to an environment.
///
/// @param name null when not told
/// @param url null when not told
/// @param startedAt null when not told
/// @param projects whose part of the release it brought
public record Deploy(
        DeployId id,
        ReleaseId release,
        String environment,
        @Nullable String name,
        @Nullable String url,
        @Nullable Instant startedAt,
        Instant finishedAt,
        Set<ProjectId> projects) {

    public Deploy {
        projects = Set.copyOf(projects);
    }
}
