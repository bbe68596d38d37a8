package io.corral.engine.ingest.digest;

import io.corral.store.BlobStore;
import io.corral.store.PayloadStore;
import io.corral.store.WorkQueue;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueStore;
import io.corral.store.release.ReleaseStore;

/// The stores digest reads from and writes to.
public record DigestStores(
        WorkQueue queue,
        BlobStore blobs,
        PayloadStore payloads,
        EventStore events,
        IssueStore issues,
        ReleaseStore releases,
        KeyMirror keys) {}
