package io.corral.testkit.memory;

import io.corral.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Blobs in memory, by the SHA-256 of their content.
public final class MemoryBlobStore implements BlobStore {

    private final InstantSource clock;
    private final Map<String, Blob> blobs = new ConcurrentHashMap<>();

    /// @param clock says when a blob was touched
    public MemoryBlobStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String put(InputStream content) throws IOException {
        return put(content.readAllBytes());
    }

    @Override
    public String put(byte[] content) {
        String key = HexFormat.of().formatHex(sha256().digest(content));
        blobs.put(key, new Blob(content.clone(), clock.instant()));
        return key;
    }

    @Override
    public Optional<InputStream> open(String key) {
        return Optional.ofNullable(blobs.get(key))
                .map(blob -> new ByteArrayInputStream(blob.content));
    }

    @Override
    public void delete(String key) {
        blobs.remove(key);
    }

    @Override
    public boolean deleteUntouched(String key, Instant since) {
        return blobs.computeIfPresent(
                key, (_, blob) -> blob.touched.isBefore(since) ? null : blob) == null;
    }

    @Override
    public List<String> olderThan(Instant limit) {
        return blobs.entrySet().stream()
                .filter(entry -> entry.getValue().touched.isBefore(limit))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Blob(byte[] content, Instant touched) {}
}
