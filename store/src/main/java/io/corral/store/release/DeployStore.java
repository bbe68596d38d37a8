package io.corral.store.release;

import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where releases went. Thread-safe.
public interface DeployStore {

    /// Notes a deploy.
    Deploy add(Wanted deploy);

    /// Some deploys of a release that concern one of these projects, latest first.
    List<Deploy> list(ReleaseId release, Set<ProjectId> projects, int offset, int limit);

    /// A deploy to be noted; see [Deploy].
    record Wanted(
            ReleaseId release,
            String environment,
            @Nullable String name,
            @Nullable String url,
            @Nullable Instant startedAt,
            Instant finishedAt,
            Set<ProjectId> projects) {}
}
