package io.corral.engine.artifact;

import io.corral.domain.id.OrganizationId;
import io.corral.store.artifact.UploadChunkStore.UploadChunk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A file put together from its pieces, in a temporary file that closing deletes.
final class JoinedFile implements AutoCloseable {

    private final Path path;

    private JoinedFile(Path path) {
        this.path = path;
    }

    /// What came of it.
    sealed interface Joined {
        /// The file.
        record Whole(JoinedFile file) implements Joined {}

        /// It could not be made.
        record Failed(AssembleAnswer answer) implements Joined {}
    }

    /// The first reason why a file cannot be made of these pieces; empty when there is none.
    static Optional<AssembleAnswer> obstacle(
            UploadStores stores, OrganizationId organization, String checksum,
            List<String> chunks) {
        if (!Sha1.isOne(checksum) || !chunks.stream().allMatch(Sha1::isOne)) {
            return Optional.of(AssembleAnswer.error(
                    "Checksums are SHA-1, 40 lower-case hex digits."));
        }
        if (chunks.size() > UploadLimits.CHUNKS_PER_FILE_MAX) {
            return Optional.of(AssembleAnswer.error("A file has at most "
                    + UploadLimits.CHUNKS_PER_FILE_MAX + " chunks."));
        }
        Map<String, UploadChunk> found = stores.chunks().find(organization, chunks);
        List<String> missing = chunks.stream()
                .filter(chunk -> !found.containsKey(chunk)).distinct().toList();
        if (!missing.isEmpty()) {
            return Optional.of(AssembleAnswer.missing(missing));
        }
        long bytes = chunks.stream()
                .mapToLong(chunk -> found.getOrDefault(chunk, NOTHING).sizeBytes()).sum();
        return bytes > UploadLimits.FILE_BYTES_MAX
                ? Optional.of(AssembleAnswer.error("The file is larger than "
                        + UploadLimits.FILE_BYTES_MAX + " bytes."))
                : Optional.empty();
    }

    private static final UploadChunk NOTHING = new UploadChunk("", "", 0);

    /// Puts the pieces together.
    ///
    /// @param folder for temporary files
    /// @param checksum the file has to have
    static Joined join(
            UploadStores stores, Path folder, OrganizationId organization, String checksum,
            List<String> chunks) {
        Optional<AssembleAnswer> obstacle = obstacle(stores, organization, checksum, chunks);
        if (obstacle.isPresent()) {
            return new Joined.Failed(obstacle.get());
        }
        JoinedFile file = null;
        try {
            file = new JoinedFile(Files.createTempFile(folder, "upload", ".part"));
            MessageDigest digest = Sha1.digest();
            try (OutputStream out = new DigestOutputStream(
                    Files.newOutputStream(file.path), digest)) {
                write(stores, stores.chunks().find(organization, chunks), chunks, out);
            }
            if (Sha1.hex(digest).equals(checksum)) {
                Joined whole = new Joined.Whole(file);
                file = null;
                return whole;
            }
            return new Joined.Failed(AssembleAnswer.error(
                    "The chunks together do not have the checksum " + checksum + "."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (file != null) {
                file.close();
            }
        }
    }

    private static void write(
            UploadStores stores, Map<String, UploadChunk> known, List<String> chunks,
            OutputStream out) throws IOException {
        for (String chunk : chunks) {
            String blob = known.getOrDefault(chunk, NOTHING).blob();
            try (InputStream in = stores.blobs().open(blob).orElseThrow(
                    () -> new IOException("chunk " + chunk + " expired meanwhile"))) {
                in.transferTo(out);
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
