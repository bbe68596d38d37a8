package io.corral.server.ui;

import io.corral.engine.admin.Accounts;
import io.corral.engine.admin.Directory;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.store.BlobStore;
import java.time.InstantSource;

/// What the pages are made of.
public record UiParts(
        Accounts accounts,
        Directory directory,
        ReadStores stores,
        BlobStore blobs,
        Assembly assembly,
        QueryReader queries,
        InstantSource clock) {}
