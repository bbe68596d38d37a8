package io.corral.store.artifact;

import io.corral.domain.id.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// Pieces of files that are being uploaded. Thread-safe; each change is durable when it returns.
public interface UploadChunkStore {

    /// A piece whose bytes are stored.
    ///
    /// @param sha1 40 lower-case hex digits
    /// @param blob holds it as it came
    record UploadChunk(String sha1, String blob, long sizeBytes) {}

    /// Adds a piece, or notes that a known one came again.
    void put(OrganizationId organization, UploadChunk chunk, Instant now);

    /// Those of the pieces that are here, by checksum.
    Map<String, UploadChunk> find(OrganizationId organization, Collection<String> sha1s);

    /// Forgets pieces that came last before this time; returns how many.
    int dropBefore(Instant limit);

    /// Whether a piece has its content in this blob.
    boolean namesBlob(String key);
}
