package io.corral.server.rest.scope;

import io.corral.store.BlobStore;
import io.corral.store.PayloadStore;
import io.corral.store.event.EventStore;
import io.corral.store.health.HealthStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.release.CommitStore;
import io.corral.store.release.DeployStore;
import io.corral.store.release.ReleaseStore;
import io.corral.store.release.RepositoryStore;

/// The stores that answers are read from.
public record ReadStores(
        IssueQueries issues,
        EventStore events,
        PayloadStore payloads,
        BlobStore blobs,
        ReleaseStore releases,
        CommitStore commits,
        DeployStore deploys,
        RepositoryStore repositories,
        HealthStore health,
        OutcomeStore outcomes) {}
