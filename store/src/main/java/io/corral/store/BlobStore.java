package io.corral.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
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

    /// Forgets a blob unless it was stored, or stored again, at or after the given time: for blobs
    /// that nothing names any more while a request may just be bringing the same content.
    ///
    /// @return whether it is gone
    boolean deleteUntouched(String key, Instant since);

    /// Keys of blobs last touched before the given time, for sweeping what nothing names any more.
    List<String> olderThan(Instant limit);

    @Override
    void close();
}
