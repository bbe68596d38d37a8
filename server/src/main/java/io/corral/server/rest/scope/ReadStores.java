package io.corral.server.rest.scope;

import io.corral.store.BlobStore;
import io.corral.store.PayloadStore;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueQueries;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.release.ReleaseStore;

/// The stores that answers are read from.
public record ReadStores(
        IssueQueries issues,
        EventStore events,
        PayloadStore payloads,
        BlobStore blobs,
        ReleaseStore releases,
        OutcomeStore outcomes) {}
