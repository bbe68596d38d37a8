package io.corral.server.bound;

import com.github.luben.zstd.ZstdCompressCtx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Inflate, parse, hash, compress: the steps that cost CPU, with everything reused that can be. For
/// one thread.
final class EventSteps {

    private static final JsonMapper JSON = JsonMapper.shared();
    /// A gzip member without optional fields, as the load generator writes it.
    private static final int GZIP_HEADER_BYTES = 10;
    private static final int FIRST_BYTES = 64 * 1024;
    private static final int ZSTD_LEVEL = 3;

    private final Inflater inflater = new Inflater(true);
    private final ZstdCompressCtx zstd = new ZstdCompressCtx();
    private final MessageDigest sha1;
    private final Dictionary dictionary;
    private byte[] plain = new byte[FIRST_BYTES];
    private boolean hasDictionary;

    EventSteps(Dictionary dictionary) {
        this.dictionary = dictionary;
        zstd.setLevel(ZSTD_LEVEL);
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /// An envelope of one event, to what is kept of it: its hash and its compressed payload.
    byte[] run(byte[] body) {
        int length = inflate(body);
        int from = payloadStart(length);
        JsonNode event = JSON.readTree(plain, from, length - from);
        byte[] hash = hash(event);
        byte[] compressed = compress(Arrays.copyOfRange(plain, from, length));
        byte[] kept = Arrays.copyOf(hash, hash.length + compressed.length);
        System.arraycopy(compressed, 0, kept, hash.length, compressed.length);
        return kept;
    }

    private int inflate(byte[] body) {
        inflater.reset();
        inflater.setInput(body, GZIP_HEADER_BYTES, body.length - GZIP_HEADER_BYTES);
        int length = 0;
        try {
            while (!inflater.finished()) {
                if (length == plain.length) {
                    plain = Arrays.copyOf(plain, 2 * plain.length);
                }
                int count = inflater.inflate(plain, length, plain.length - length);
                if (count == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("a body of the load is cut");
                }
                length += count;
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("a body of the load is not gzip", e);
        }
        return length;
    }

    /// Behind the lines of envelope header and item header.
    private int payloadStart(int length) {
        int lines = 0;
        for (int i = 0; i < length; i++) {
            if (plain[i] == '\n' && ++lines == 2) {
                return i + 1;
            }
        }
        throw new IllegalStateException("a body of the load is not an envelope");
    }

    /// Over function and file of every frame, as the simplest grouping would do it.
    private byte[] hash(JsonNode event) {
        for (JsonNode exception : event.at("/exception/values")) {
            add(exception.path("type"));
            for (JsonNode frame : exception.at("/stacktrace/frames")) {
                add(frame.path("function"));
                add(frame.path("filename"));
            }
        }
        return sha1.digest();
    }

    private void add(JsonNode text) {
        sha1.update(text.asString("").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private byte[] compress(byte[] payload) {
        if (!hasDictionary) {
            byte @Nullable [] trained = dictionary.offer(payload);
            if (trained != null) {
                zstd.loadDict(trained);
                hasDictionary = true;
            }
        }
        return zstd.compress(payload);
    }
}
