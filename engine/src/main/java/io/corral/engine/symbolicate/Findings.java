package io.corral.engine.symbolicate;

import io.corral.domain.event.EventDraft;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.DebugFileId;
import io.corral.engine.symbolicate.ArtifactLookup.Located;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came out beside the frames of one event: errors, what was used, and whether any of it was
/// uploaded after the event had come. Owned by one thread.
final class Findings {

    private final Instant receivedAt;
    private final SymbolicationErrors errors = new SymbolicationErrors();
    private final Set<ArtifactBundleId> bundles = new HashSet<>();
    private final Set<DebugFileId> debugFiles = new HashSet<>();
    private @Nullable Instant late;

    Findings(Instant receivedAt) {
        this.receivedAt = receivedAt;
    }

    void error(String type, String path, String reason) {
        errors.add(type, path, reason);
    }

    void used(Located found) {
        if (found.map() != null) {
            bundles.add(found.map().bundle());
        }
        if (found.source() != null) {
            bundles.add(found.source().bundle());
        }
    }

    void used(DebugFileId file) {
        debugFiles.add(file);
    }

    void mapped(Located found) {
        mappedSince(found.since());
    }

    /// Notes that a frame was changed by what was there since this time.
    void mappedSince(@Nullable Instant since) {
        if (since != null && since.isAfter(receivedAt)
                && (late == null || since.isAfter(late))) {
            late = since;
        }
    }

    Set<ArtifactBundleId> bundles() {
        return bundles;
    }

    Set<DebugFileId> debugFiles() {
        return debugFiles;
    }

    void addTo(EventDraft event) {
        errors.addTo(event);
        event.lateUpload(late);
    }
}
