package io.corral.store.embedded.payload;

import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.embedded.sqlite.Micros;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The content of a row before compression: what surrounds a payload, then its body. Together they
/// compress better than apart.
///
/// Layout: format (1 byte), then kind, client address, user agent and query, each as a length of 4
/// bytes (-1 for null) and UTF-8, then the sending time as microseconds of 8 bytes (the smallest
/// number for null), then the body.
final class PayloadFrame {

    private static final byte FORMAT = 1;
    private static final long NO_TIME = Long.MIN_VALUE;

    private PayloadFrame() {}

    static byte[] of(Circumstances circumstances, byte[] body) {
        byte[][] texts = {
            bytes(circumstances.kind()),
            bytes(circumstances.clientAddress()),
            bytes(circumstances.userAgent()),
            bytes(circumstances.query())
        };
        int length = 1 + Long.BYTES + body.length;
        for (byte @Nullable [] text : texts) {
            length += Integer.BYTES + (text == null ? 0 : text.length);
        }
        ByteBuffer frame = ByteBuffer.allocate(length).put(FORMAT);
        for (byte @Nullable [] text : texts) {
            if (text == null) {
                frame.putInt(-1);
            } else {
                frame.putInt(text.length).put(text);
            }
        }
        Instant sentAt = circumstances.sentAt();
        frame.putLong(sentAt == null ? NO_TIME : Micros.of(sentAt));
        return frame.put(body).array();
    }

    static Circumstances circumstances(byte[] content, Instant receivedAt) {
        ByteBuffer frame = start(content);
        String kind = text(frame);
        String clientAddress = text(frame);
        String userAgent = text(frame);
        String query = text(frame);
        long sentAt = frame.getLong();
        return new Circumstances(
                kind == null ? "" : kind,
                receivedAt,
                sentAt == NO_TIME ? null : Micros.instant(sentAt),
                clientAddress,
                userAgent,
                query);
    }

    static byte[] body(byte[] content) {
        ByteBuffer frame = start(content);
        for (int i = 0; i < 4; i++) {
            text(frame);
        }
        frame.getLong();
        return Arrays.copyOfRange(content, frame.position(), content.length);
    }

    private static ByteBuffer start(byte[] content) {
        ByteBuffer frame = ByteBuffer.wrap(content);
        byte format = frame.get();
        if (format != FORMAT) {
            throw new IllegalStateException("payload of unknown format " + format);
        }
        return frame;
    }

    private static @Nullable String text(ByteBuffer frame) {
        int length = frame.getInt();
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        frame.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
