package io.corral.engine.artifact;

import io.corral.domain.artifact.StoredContent;
import io.corral.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.DeflaterInputStream;
import java.util.zip.InflaterInputStream;

/// Keeps uploaded files compressed in the blob store; source maps shrink to a fifth. Thread-safe.
public final class UploadedBytes {

    private final BlobStore blobs;

    public UploadedBytes(BlobStore blobs) {
        this.blobs = blobs;
    }

    /// Stores what a stream yields, holding none of it.
    ///
    /// @throws CountingInput.TooLarge when more than this many bytes come
    /// @throws IOException when the stream fails
    StoredContent put(InputStream bytes, long bytesMax) throws IOException {
        MessageDigest sha1 = Sha1.digest();
        var counted = new CountingInput(bytes, bytesMax);
        try (var compressed = new DeflaterInputStream(new DigestInputStream(counted, sha1))) {
            String blob = blobs.put(compressed);
            return new StoredContent(blob, counted.count(), Sha1.hex(sha1));
        }
    }

    /// Opens stored bytes; empty when they are gone.
    public Optional<InputStream> open(StoredContent content) {
        return blobs.open(content.blob()).map(InflaterInputStream::new);
    }

    /// All stored bytes; empty when they are gone or damaged, or more than wanted.
    public Optional<byte[]> read(StoredContent content, int bytesMax) {
        if (content.sizeBytes() > bytesMax) {
            return Optional.empty();
        }
        try (InputStream in = open(content).orElseGet(InputStream::nullInputStream)) {
            byte[] bytes = in.readNBytes(bytesMax);
            return bytes.length == content.sizeBytes() ? Optional.of(bytes) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
