package io.corral.engine.ingest.digest;

import io.corral.protocol.Slice;
import io.corral.protocol.envelope.Item;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.Watermark;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
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
        StoredContent known = scope.contents().get(position);
        StoredContent content = known != null ? known : store(item.payload());
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
                content.size(),
                content.sha1(),
                content.key());
    }

    /// Stores what a stream yields, holding none of it.
    ///
    /// @throws IOException when the stream fails
    StoredContent store(InputStream bytes) throws IOException {
        MessageDigest sha1 = sha1();
        var counted = new CountedInput(new DigestInputStream(bytes, sha1));
        String key = blobs.put(counted);
        return new StoredContent(key, counted.count(), hex(sha1.digest()));
    }

    private StoredContent store(Slice payload) {
        byte[] bytes = payload.copy();
        return new StoredContent(blobs.put(bytes), bytes.length, hex(sha1().digest(bytes)));
    }

    private static String name(@Nullable String filename) {
        String name = orDefault(filename, "unnamed");
        return name.length() <= NAME_LENGTH_MAX ? name : name.substring(0, NAME_LENGTH_MAX);
    }

    private static String orDefault(@Nullable String word, String absent) {
        return word == null || word.isBlank() ? absent : word;
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /// Counts what is read through it.
    private static final class CountedInput extends FilterInputStream {
        private long count;

        CountedInput(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = super.read(target, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
