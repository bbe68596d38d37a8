package io.corral.engine.ingest;

import io.corral.domain.id.EventId;
import io.corral.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;

/// Request bodies that are too large for a row of the queue, as blobs. Each begins with a mark of
/// its own: blobs are named by their content, and a body a client sends twice must be two, of which
/// one can go while the other still waits.
public final class LargeBody {

    private static final int MARK_BYTES = 2 * Long.BYTES;

    private LargeBody() {}

    /// Stores what a stream yields.
    ///
    /// @param mark an id never used before
    /// @return the key of the blob
    /// @throws IOException when the stream fails
    public static String put(BlobStore blobs, EventId mark, InputStream body) throws IOException {
        byte[] bytes = ByteBuffer.allocate(MARK_BYTES).putLong(mark.high()).putLong(mark.low())
                .array();
        return blobs.put(new SequenceInputStream(new ByteArrayInputStream(bytes), body));
    }

    /// Opens a body for reading, without its mark.
    ///
    /// @throws IOException when it cannot be read
    /// @throws IllegalStateException when there is no such blob
    public static InputStream open(BlobStore blobs, String key) throws IOException {
        InputStream blob = blobs.open(key)
                .orElseThrow(() -> new IllegalStateException("body blob " + key + " is gone"));
        blob.skipNBytes(MARK_BYTES);
        return blob;
    }
}
