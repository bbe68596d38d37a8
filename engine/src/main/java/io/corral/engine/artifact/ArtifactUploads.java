package io.corral.engine.artifact;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.artifact.JoinedFile.Joined;
import io.corral.protocol.artifact.BundleManifest;
import io.corral.store.artifact.ArtifactStore.NewArtifact;
import io.corral.store.artifact.ArtifactStore.NewBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts bundles of sources and source maps together and keeps what is inside. Thread-safe.
public final class ArtifactUploads {

    private final UploadStores stores;
    private final UploadedBytes bytes;
    private final Path temporary;
    private final Assemblies assemblies;
    private final InstantSource clock;

    /// @param temporary folder for files that are being put together
    public ArtifactUploads(
            UploadStores stores, Path temporary, Assemblies assemblies, InstantSource clock) {
        this.stores = stores;
        this.bytes = new UploadedBytes(stores.blobs());
        this.temporary = temporary;
        this.assemblies = assemblies;
        this.clock = clock;
    }

    /// A bundle a client wants put together.
    ///
    /// @param projects that may use it, at least one
    /// @param checksum SHA-1 of the archive
    /// @param chunks checksums of its pieces, in order
    /// @param release null leaves it to the manifest
    /// @param dist null leaves it to the manifest
    public record Wanted(
            OrganizationId organization,
            Set<ProjectId> projects,
            String checksum,
            List<String> chunks,
            @Nullable String release,
            @Nullable String dist) {

        public Wanted {
            projects = Set.copyOf(projects);
            chunks = List.copyOf(chunks);
        }
    }

    /// Puts a bundle together, unless pieces are missing. Asking again is how clients wait; a
    /// bundle that is there already is told to be.
    public AssembleAnswer assemble(Wanted wanted) {
        Optional<NewBundle> known = known(wanted);
        if (known.isPresent()) {
            stores.artifacts().add(known.get(), List.of(), clock.instant());
            stores.watch().changed();
            return AssembleAnswer.ok();
        }
        return JoinedFile.obstacle(
                stores, wanted.organization(), wanted.checksum(), wanted.chunks())
                .orElseGet(() -> assemblies.run(wanted, () -> take(wanted)));
    }

    /// The bundle when it is there: only where the client names the release, as otherwise the
    /// manifest may, which is not known before it is read.
    private Optional<NewBundle> known(Wanted wanted) {
        NewBundle bundle = bundle(wanted, wanted.release(), wanted.dist());
        return stores.artifacts().same(bundle).map(_ -> bundle);
    }

    private static NewBundle bundle(
            Wanted wanted, @Nullable String release, @Nullable String dist) {
        return new NewBundle(
                wanted.organization(), wanted.checksum(), release, dist, wanted.projects());
    }

    private AssembleAnswer take(Wanted wanted) {
        return switch (JoinedFile.join(stores, temporary, wanted.organization(),
                wanted.checksum(), wanted.chunks())) {
            case Joined.Failed(var answer) -> answer;
            case Joined.Whole(var file) -> {
                try (file) {
                    yield keep(wanted, BundleArchive.read(file.path(), bytes));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private AssembleAnswer keep(Wanted wanted, BundleArchive.Content content) {
        return switch (content) {
            case BundleArchive.Content.Refused(var sentence) -> AssembleAnswer.error(sentence);
            case BundleArchive.Content.Read(var manifest, var artifacts) -> {
                String release = or(wanted.release(), manifest.release());
                if (release == null && !anyDebugId(artifacts)) {
                    yield AssembleAnswer.error("The bundle has neither a release nor debug ids, "
                            + "so no event could ever find it.");
                }
                stores.artifacts().add(
                        bundle(wanted, release, distOf(wanted, manifest)), artifacts,
                        clock.instant());
                stores.watch().changed();
                yield AssembleAnswer.ok();
            }
        };
    }

    private static @Nullable String distOf(Wanted wanted, BundleManifest manifest) {
        return or(wanted.dist(), manifest.dist());
    }

    private static boolean anyDebugId(List<NewArtifact> artifacts) {
        return artifacts.stream().anyMatch(artifact -> artifact.debugId() != null);
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null || first.isBlank() ? second : first;
    }
}
