package io.corral.testkit.issue;

import io.corral.store.health.HealthStore;
import io.corral.store.issue.CorrectionStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.issue.IssueStore;
import io.corral.store.outbox.Outbox;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.release.CommitStore;
import io.corral.store.release.DeployStore;
import io.corral.store.release.ReleaseStore;
import io.corral.store.release.RepositoryStore;

/// The ports that one adapter keeps together.
public record IssueStores(
        IssueStore issues,
        IssueQueries queries,
        ReleaseStore releases,
        Outbox outbox,
        OutcomeStore outcomes,
        CommitStore commits,
        DeployStore deploys,
        RepositoryStore repositories,
        HealthStore health,
        CorrectionStore corrections) {}
