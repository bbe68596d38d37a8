package io.corral.engine.artifact;

import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.testkit.memory.MemoryArtifactStore;
import io.corral.testkit.memory.MemoryBlobStore;
import io.corral.testkit.memory.MemoryDebugFileStore;
import io.corral.testkit.memory.MemoryUploadChunkStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stores in memory and a client that uploads to them.
public final class UploadFixture {

    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final OrganizationId ACME = new OrganizationId(1);
    public static final ProjectId SHOP = new ProjectId(1);

    public final UploadStores stores = stores();
    final ChunkUploads chunks = new ChunkUploads(stores, () -> NOW);

    /// Empty stores.
    public static UploadStores stores() {
        return new UploadStores(new MemoryUploadChunkStore(), new MemoryArtifactStore(),
                new MemoryDebugFileStore(), new MemoryBlobStore(() -> NOW), new UploadWatch());
    }

    static String sha1(byte[] bytes) {
        MessageDigest digest = Sha1.digest();
        digest.update(bytes);
        return Sha1.hex(digest);
    }

    /// Uploads a file in pieces of this size.
    List<String> chunks(byte[] file, int size) {
        List<String> names = new ArrayList<>();
        for (int from = 0; from < file.length; from += size) {
            byte[] chunk = Arrays.copyOfRange(file, from, Math.min(file.length, from + size));
            names.add(sha1(chunk));
            String problem = chunk(names.getLast(), chunk, false);
            if (problem != null) {
                throw new AssertionError(problem);
            }
        }
        return names;
    }

    @Nullable
    String chunk(String name, byte[] bytes, boolean gzipped) {
        try {
            return chunks.take(ACME, name, new ByteArrayInputStream(bytes), gzipped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ArtifactUploads.Wanted bundle(byte[] file, List<String> pieces, @Nullable String release) {
        return new ArtifactUploads.Wanted(ACME, Set.of(SHOP), sha1(file), pieces, release, null);
    }

    /// Uploads a bundle for the project, whole.
    ///
    /// @param temporary folder for files that are being put together
    public void upload(
            Path temporary, byte[] file, @Nullable String release, @Nullable String dist) {
        try (var assemblies = new Assemblies(Duration.ofSeconds(60))) {
            AssembleAnswer answer = new ArtifactUploads(stores, temporary, assemblies, () -> NOW)
                    .assemble(new ArtifactUploads.Wanted(ACME, Set.of(SHOP), sha1(file),
                            chunks(file, 1000), release, dist));
            if (answer.state() != AssembleAnswer.State.OK) {
                throw new AssertionError(answer);
            }
        }
    }

    /// Uploads a debug file for the project, whole.
    public void debugFile(Path temporary, String name, DebugId debugId, byte[] file) {
        try (var assemblies = new Assemblies(Duration.ofSeconds(60))) {
            AssembleAnswer answer = new DebugFileUploads(
                    stores, temporary, assemblies, () -> NOW)
                    .assemble(new DebugFileUploads.Wanted(ACME, SHOP, name, debugId, sha1(file),
                            chunks(file, 1000)));
            if (answer.state() != AssembleAnswer.State.OK) {
                throw new AssertionError(answer);
            }
        }
    }
}
