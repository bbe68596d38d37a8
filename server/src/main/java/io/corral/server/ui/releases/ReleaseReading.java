package io.corral.server.ui.releases;

import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.release.ReleaseListing;
import io.corral.store.health.HealthStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.release.CommitStore;
import io.corral.store.release.DeployStore;
import io.corral.store.release.ReleaseStore;

/// What the pages of releases read from.
public record ReleaseReading(
        ReleaseStore releases, CommitStore commits, DeployStore deploys, HealthStore sessions,
        IssueQueries issues) {

    ReleaseHealth health() {
        return new ReleaseHealth(sessions);
    }

    ReleaseListing listing() {
        return new ReleaseListing(releases, health());
    }
}
