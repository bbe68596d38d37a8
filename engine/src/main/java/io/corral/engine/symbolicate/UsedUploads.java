package io.corral.engine.symbolicate;

import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.DebugFileId;
import io.corral.engine.artifact.UploadStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which uploads events needed, and notes it in the stores once a day for each, so that
/// retention keeps them. Thread-safe.
public final class UsedUploads {

    private static final Duration NOTED_EVERY = Duration.ofDays(1);

    private final UploadStores stores;
    private final Map<ArtifactBundleId, Instant> bundles = new ConcurrentHashMap<>();
    private final Map<DebugFileId, Instant> debugFiles = new ConcurrentHashMap<>();

    UsedUploads(UploadStores stores) {
        this.stores = stores;
    }

    void add(Findings findings) {
        findings.bundles().forEach(id -> bundles.putIfAbsent(id, Instant.EPOCH));
        findings.debugFiles().forEach(id -> debugFiles.putIfAbsent(id, Instant.EPOCH));
    }

    /// Notes what was used and not noted within a day; what was noted longer ago is forgotten until
    /// it is used again.
    public void note(Instant now) {
        List<ArtifactBundleId> usedBundles = due(bundles, now);
        if (!usedBundles.isEmpty()) {
            stores.artifacts().noteUsed(usedBundles, now);
        }
        List<DebugFileId> usedFiles = due(debugFiles, now);
        if (!usedFiles.isEmpty()) {
            stores.debugFiles().noteUsed(usedFiles, now);
        }
    }

    private static <T> List<T> due(Map<T, Instant> used, Instant now) {
        List<T> due = new ArrayList<>();
        used.replaceAll((id, noted) -> {
            if (noted.equals(Instant.EPOCH)) {
                due.add(id);
                return now;
            }
            return noted;
        });
        used.values().removeIf(noted -> noted.isBefore(now.minus(NOTED_EVERY)));
        return due;
    }
}
