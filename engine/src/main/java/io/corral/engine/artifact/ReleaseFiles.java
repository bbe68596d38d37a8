package io.corral.engine.artifact;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.store.artifact.ArtifactStore.NewArtifact;
import io.corral.store.artifact.ArtifactStore.NewBundle;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sources and source maps that are uploaded to a release one by one, the older way. Thread-safe.
public final class ReleaseFiles {

    /// Bytes of one file.
    public static final long FILE_BYTES_MAX = UploadLimits.ARTIFACT_BYTES_MAX;

    private final UploadStores stores;
    private final UploadedBytes bytes;
    private final InstantSource clock;

    public ReleaseFiles(UploadStores stores, InstantSource clock) {
        this.stores = stores;
        this.bytes = new UploadedBytes(stores.blobs());
        this.clock = clock;
    }

    /// Where a file belongs.
    ///
    /// @param projects of the release
    /// @param dist null without one
    public record Place(
            OrganizationId organization, Set<ProjectId> projects, String release,
            @Nullable String dist) {}

    /// Stores the bytes of a file; empty when there are more than [#FILE_BYTES_MAX].
    ///
    /// @throws IOException when the stream fails
    public Optional<StoredContent> store(InputStream content) throws IOException {
        try {
            return Optional.of(bytes.put(content, FILE_BYTES_MAX));
        } catch (CountingInput.TooLarge _) {
            return Optional.empty();
        }
    }

    /// Adds a stored file, in place of one of that name.
    ///
    /// @param name URL, often beginning with `~/`
    /// @param headers by lower-case name
    public Artifact add(
            Place place, String name, Map<String, String> headers, StoredContent content) {
        var artifact = new NewArtifact(name, ArtifactKind.ofName(name),
                DebugId.parse(headers.get("debug-id")).orElse(null), headers, content);
        ArtifactBundleId bundle = stores.artifacts().add(
                new NewBundle(place.organization(), null, place.release(), place.dist(),
                        place.projects()),
                List.of(artifact), clock.instant());
        stores.watch().changed();
        return stores.artifacts().artifacts(bundle, 0, Integer.MAX_VALUE).stream()
                .filter(each -> each.url().equals(name)).findFirst().orElseThrow();
    }

    /// Forgets a file; false when it is gone already.
    public boolean delete(Artifact artifact) {
        boolean deleted = stores.artifacts().deleteArtifact(artifact.id());
        stores.watch().changed();
        return deleted;
    }

    /// Forgets a bundle with its files; false when it is gone already.
    public boolean deleteBundle(ArtifactBundleId bundle) {
        boolean deleted = stores.artifacts().deleteBundle(bundle);
        stores.watch().changed();
        return deleted;
    }

    /// The bytes of a file; empty when they are gone.
    public Optional<InputStream> open(Artifact artifact) {
        return bytes.open(artifact.content());
    }
}
