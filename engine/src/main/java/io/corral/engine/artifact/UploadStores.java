package io.corral.engine.artifact;

import io.corral.store.BlobStore;
import io.corral.store.artifact.ArtifactStore;
import io.corral.store.artifact.DebugFileStore;
import io.corral.store.artifact.UploadChunkStore;

/// Where uploads are kept.
///
/// @param watch told about each change of artifacts and debug files
public record UploadStores(
        UploadChunkStore chunks, ArtifactStore artifacts, DebugFileStore debugFiles,
        BlobStore blobs, UploadWatch watch) {

    /// Whether anything uploaded has its content in this blob.
    public boolean nameBlob(String key) {
        return chunks.namesBlob(key) || artifacts.namesBlob(key) || debugFiles.namesBlob(key);
    }
}
