package io.corral.engine.ingest.intake;

import io.corral.domain.id.EventId;
import io.corral.engine.ingest.LargeBody;
import io.corral.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.function.Supplier;

/// Reads a request body as it came: small ones into memory, within the byte budget; large ones
/// straight into the blob store.
final class BodyIntake {

    /// Bodies above this stream to a blob.
    static final int INLINE_BYTES_MAX = 1024 * 1024;

    private static final int FIRST_BYTES = 16 * 1024;

    private final BlobStore blobs;
    private final long bytesMax;
    private final Supplier<EventId> marks;

    /// @param bytesMax larger bodies are refused, compressed or not
    /// @param marks new ids
    BodyIntake(BlobStore blobs, long bytesMax, Supplier<EventId> marks) {
        this.blobs = blobs;
        this.bytesMax = bytesMax;
        this.marks = marks;
    }

    /// What a body became.
    sealed interface Body {
        record Inline(byte[] bytes) implements Body {}

        /// Durable in the blob store under this key.
        record Blob(String key) implements Body {}

        record TooLarge() implements Body {}

        /// No room in the byte budget.
        record NoRoom() implements Body {}
    }

    /// Reads to the end.
    ///
    /// @throws IOException when the client goes away or is too slow
    Body read(InputStream in, long announcedBytes, ByteBudget.Share share) throws IOException {
        if (announcedBytes > bytesMax) {
            return new Body.TooLarge();
        }
        int capacity = announcedBytes >= 0
                ? (int) Math.min(announcedBytes, INLINE_BYTES_MAX)
                : FIRST_BYTES;
        if (!share.growTo(capacity)) {
            return new Body.NoRoom();
        }
        byte[] buffer = new byte[Math.max(capacity, 1)];
        int length = 0;
        while (true) {
            int count = in.readNBytes(buffer, length, buffer.length - length);
            length += count;
            if (length < buffer.length) {
                return new Body.Inline(Arrays.copyOf(buffer, length));
            }
            int next = in.read();
            if (next < 0) {
                return new Body.Inline(buffer);
            }
            if (length >= INLINE_BYTES_MAX) {
                return spill(buffer, next, in);
            }
            int larger = Math.min(INLINE_BYTES_MAX, buffer.length * 2);
            if (!share.growTo(larger)) {
                return new Body.NoRoom();
            }
            buffer = Arrays.copyOf(buffer, Math.max(larger, length + 1));
            buffer[length++] = (byte) next;
        }
    }

    private Body spill(byte[] head, int next, InputStream rest) throws IOException {
        var bounded = new Bounded(rest, bytesMax - head.length - 1);
        var whole = new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(head),
                        new ByteArrayInputStream(new byte[]{(byte) next})),
                bounded);
        String key = LargeBody.put(blobs, marks.get(), whole);
        if (bounded.exceeded) {
            blobs.delete(key);
            return new Body.TooLarge();
        }
        return new Body.Blob(key);
    }

    /// Ends at a limit and remembers whether there was more.
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;
        private boolean exceeded;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                exceeded = in.read() >= 0;
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
