package io.corral.testkit.memory;

import io.corral.domain.id.DeployId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.ReleaseId;
import io.corral.store.release.Deploy;
import io.corral.store.release.DeployStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Deploys in memory. Its own lock guards everything.
final class MemoryDeploys implements DeployStore {

    private final List<Deploy> deploys = new ArrayList<>();

    @Override
    public synchronized Deploy add(Wanted wanted) {
        var deploy = new Deploy(new DeployId(deploys.size() + 1L), wanted.release(),
                wanted.environment(), wanted.name(), wanted.url(), wanted.startedAt(),
                wanted.finishedAt(), wanted.projects());
        deploys.add(deploy);
        return deploy;
    }

    @Override
    public List<Deploy> list(
            ReleaseId release, Set<ProjectId> projects, int offset, int limit) {
        return of(release).stream()
                .filter(each -> each.projects().stream().anyMatch(projects::contains))
                .skip(offset).limit(limit).toList();
    }

    /// All of a release, latest first.
    synchronized List<Deploy> of(ReleaseId release) {
        return deploys.stream().filter(each -> each.release().equals(release))
                .sorted(Comparator.comparing(Deploy::finishedAt).thenComparing(Deploy::id)
                        .reversed())
                .toList();
    }
}
