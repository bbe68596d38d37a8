package io.corral.testkit.memory;

import io.corral.domain.id.OrganizationId;
import io.corral.store.artifact.UploadChunkStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Uploaded pieces in memory. Thread-safe; `this` guards all fields.
public final class MemoryUploadChunkStore implements UploadChunkStore {

    private final Map<Place, Kept> chunks = new HashMap<>();

    private record Place(OrganizationId organization, String sha1) {}

    private record Kept(UploadChunk chunk, Instant storedAt) {}

    @Override
    public synchronized void put(OrganizationId organization, UploadChunk chunk, Instant now) {
        chunks.put(new Place(organization, chunk.sha1()), new Kept(chunk, now));
    }

    @Override
    public synchronized Map<String, UploadChunk> find(
            OrganizationId organization, Collection<String> sha1s) {
        Map<String, UploadChunk> found = new HashMap<>();
        for (String sha1 : sha1s) {
            Kept kept = chunks.get(new Place(organization, sha1));
            if (kept != null) {
                found.put(sha1, kept.chunk());
            }
        }
        return found;
    }

    @Override
    public synchronized int dropBefore(Instant limit) {
        int before = chunks.size();
        chunks.values().removeIf(kept -> kept.storedAt().isBefore(limit));
        return before - chunks.size();
    }

    @Override
    public synchronized boolean namesBlob(String key) {
        return chunks.values().stream().anyMatch(kept -> kept.chunk().blob().equals(key));
    }
}
