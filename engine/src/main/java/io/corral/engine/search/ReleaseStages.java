package io.corral.engine.search;

import io.corral.domain.health.Adoption;
import io.corral.store.release.Release;
import java.util.List;

/// Tells releases by how far they got among the sessions.
@FunctionalInterface
public interface ReleaseStages {

    /// Full names of those that are at a stage in some project, counting the sessions of the
    /// scope's environments; those without sessions are at none.
    List<String> at(Adoption.Stage stage, List<Release> releases, SearchScope scope);
}
