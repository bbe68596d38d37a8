package io.corral.engine.ingest.digest;

import io.corral.protocol.envelope.Item;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.Watermark;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Puts the bytes of attachments into the blob store and names them. Thread-safe.
final class AttachmentDigest {

    /// More items than this do not fit into one envelope.
    private static final int POSITIONS = 1024;

    private static final String DEFAULT_TYPE = "event.attachment";
    private static final String DEFAULT_CONTENT_TYPE = "application/octet-stream";
    private static final int NAME_LENGTH_MAX = 255;

    private final BlobStore blobs;

    AttachmentDigest(BlobStore blobs) {
        this.blobs = blobs;
    }

    /// Stores the bytes; storing them again after a crash is the same blob.
    ///
    /// @param position of the item in its envelope
    Attachment store(Item.Attachment item, int position, ItemScope scope) {
        byte[] content = item.payload().copy();
        Watermark at = scope.queued().position();
        return new Attachment(
                Long.toString(at.sequence() * POSITIONS + position),
                scope.entry().project(),
                scope.eventId(),
                at,
                scope.entry().receivedAt(),
                name(item.header().filename()),
                orDefault(item.header().attachmentType(), DEFAULT_TYPE),
                orDefault(item.header().contentType(), DEFAULT_CONTENT_TYPE),
                content.length,
                sha1(content),
                blobs.put(content));
    }

    private static String name(@Nullable String filename) {
        String name = orDefault(filename, "unnamed");
        return name.length() <= NAME_LENGTH_MAX ? name : name.substring(0, NAME_LENGTH_MAX);
    }

    private static String orDefault(@Nullable String word, String absent) {
        return word == null || word.isBlank() ? absent : word;
    }

    /// Sentry's API names attachments by SHA-1.
    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
