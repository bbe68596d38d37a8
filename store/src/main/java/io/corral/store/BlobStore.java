package io.corral.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Large byte strings by content: attachments, big request bodies, later bundles and replays.
/// Thread-safe.
public interface BlobStore extends AutoCloseable {

    /// Stores what the stream yields, durably, and returns its content key; storing the same bytes
    /// twice is one blob.
    ///
    /// @throws IOException when reading the stream fails
    /// @throws StoreException when storing fails
    String put(InputStream content) throws IOException;

    /// Stores bytes at hand.
    String put(byte[] content);

    /// Opens a blob for reading; empty when there is none of this key.
    Optional<InputStream> open(String key);

    /// Forgets a blob; a key without one is fine.
    void delete(String key);

    /// Keys of blobs last touched before the given time, for sweeping what nothing names any more.
    java.util.List<String> olderThan(java.time.Instant limit);

    @Override
    void close();
}
