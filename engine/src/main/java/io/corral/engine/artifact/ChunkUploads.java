package io.corral.engine.artifact;

import io.corral.domain.id.OrganizationId;
import io.corral.protocol.body.BodyEncoding;
import io.corral.protocol.body.InflatingBody;
import io.corral.store.artifact.UploadChunkStore.UploadChunk;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes pieces of files. Thread-safe.
public final class ChunkUploads {

    /// Pieces nobody put together by then are forgotten.
    public static final Duration KEPT = Duration.ofHours(24);

    private final UploadStores stores;
    private final InstantSource clock;

    public ChunkUploads(UploadStores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /// Stores one piece, holding none of it.
    ///
    /// @param name the client gave it: SHA-1 of the piece before compression
    /// @param gzipped whether it comes compressed
    /// @return what is wrong with it; null when it is stored
    /// @throws IOException when the client goes away
    public @Nullable String take(
            OrganizationId organization, String name, InputStream bytes, boolean gzipped)
            throws IOException {
        String sha1 = name.toLowerCase(Locale.ROOT);
        if (!Sha1.isOne(sha1)) {
            return "A chunk is named by its SHA-1, 40 hex digits.";
        }
        MessageDigest digest = Sha1.digest();
        var body = InflatingBody.open(bytes,
                gzipped ? BodyEncoding.GZIP : BodyEncoding.IDENTITY,
                UploadLimits.CHUNK_BYTES_MAX);
        var counted = new CountingInput(new DigestInputStream(body, digest));
        String blob = stores.blobs().put(counted);
        var problem = body.problem();
        if (problem != null) {
            return switch (problem) {
                case TOO_LARGE -> "Chunk " + sha1 + " is larger than "
                        + UploadLimits.CHUNK_BYTES_MAX + " bytes.";
                case CORRUPT -> "Chunk " + sha1 + " is not gzip.";
            };
        }
        if (!Sha1.hex(digest).equals(sha1)) {
            return "Chunk " + sha1 + " does not match its checksum.";
        }
        stores.chunks().put(
                organization, new UploadChunk(sha1, blob, counted.count()), clock.instant());
        return null;
    }
}
