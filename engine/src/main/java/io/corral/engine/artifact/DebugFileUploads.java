package io.corral.engine.artifact;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.artifact.JoinedFile.Joined;
import io.corral.store.artifact.DebugFileStore.NewDebugFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Puts symbols and mappings together and keeps them. Thread-safe.
public final class DebugFileUploads {

    private static final int ARCHIVE_FILES_MAX = 100;
    private static final int ARCHIVE_DIRECTORY_BYTES_MAX = 1 << 20;

    private final UploadStores stores;
    private final UploadedBytes bytes;
    private final Path temporary;
    private final Assemblies assemblies;
    private final InstantSource clock;

    /// @param temporary folder for files that are being put together
    public DebugFileUploads(
            UploadStores stores, Path temporary, Assemblies assemblies, InstantSource clock) {
        this.stores = stores;
        this.bytes = new UploadedBytes(stores.blobs());
        this.temporary = temporary;
        this.assemblies = assemblies;
        this.clock = clock;
    }

    /// A file a client wants put together.
    ///
    /// @param debugId null when the client does not say
    /// @param checksum SHA-1 of the file
    /// @param chunks checksums of its pieces, in order; none asks whether the file is here
    public record Wanted(
            OrganizationId organization,
            ProjectId project,
            String name,
            @Nullable DebugId debugId,
            String checksum,
            List<String> chunks) {

        public Wanted {
            chunks = List.copyOf(chunks);
        }
    }

    /// Puts a file together, unless pieces are missing.
    public AssembleAnswer assemble(Wanted wanted) {
        if (find(wanted).isPresent()) {
            return AssembleAnswer.ok();
        }
        if (wanted.chunks().isEmpty()) {
            return AssembleAnswer.missing(List.of());
        }
        return JoinedFile.obstacle(
                stores, wanted.organization(), wanted.checksum(), wanted.chunks())
                .orElseGet(() -> assemblies.run(wanted, () -> take(wanted)));
    }

    /// The file a client asks for, when it is here.
    public Optional<DebugFile> find(Wanted wanted) {
        return stores.debugFiles().bySha1(wanted.project(), wanted.checksum()).stream()
                .filter(file -> wanted.debugId() == null
                        || wanted.debugId().equals(file.debugId()))
                .findFirst();
    }

    private AssembleAnswer take(Wanted wanted) {
        return switch (JoinedFile.join(stores, temporary, wanted.organization(),
                wanted.checksum(), wanted.chunks())) {
            case Joined.Failed(var answer) -> answer;
            case Joined.Whole(var file) -> {
                try (file) {
                    keep(wanted.project(), wanted.name(), wanted.debugId(),
                            () -> Files.newInputStream(file.path()),
                            UploadLimits.FILE_BYTES_MAX);
                    yield AssembleAnswer.ok();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /// Takes a file that comes in one piece, the older way: an archive of such files, or one alone.
    /// More than a hundred files of an archive, and what is none, are left out.
    ///
    /// @param name the client gave it
    /// @return what was taken; empty for an archive that is damaged or holds nothing, and when a
    ///     file is larger than it may be or an archive expands to more than it may
    /// @throws IOException when the stream fails
    public List<DebugFile> take(ProjectId project, String name, InputStream content)
            throws IOException {
        Path file = Files.createTempFile(temporary, "upload", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                new CountingInput(content, UploadLimits.FILE_BYTES_MAX).transferTo(out);
            }
            return ArchiveDirectory.isWithin(file, ARCHIVE_FILES_MAX, ARCHIVE_DIRECTORY_BYTES_MAX)
                    ? takeAll(project, file)
                    : List.of(keep(project, name, null, () -> Files.newInputStream(file),
                            UploadLimits.FILE_BYTES_MAX));
        } catch (CountingInput.TooLarge _) {
            return List.of();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<DebugFile> takeAll(ProjectId project, Path archive) throws IOException {
        List<DebugFile> taken = new ArrayList<>();
        long left = UploadLimits.expandedMax(Files.size(archive));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!entry.isDirectory()) {
                    DebugFile kept = keep(project, entry.getName(), null,
                            () -> zip.getInputStream(entry),
                            Math.min(left, UploadLimits.FILE_BYTES_MAX));
                    left -= kept.content().sizeBytes();
                    taken.add(kept);
                }
            }
        } catch (ZipException _) {
            return taken;
        }
        return taken;
    }

    /// Opens the bytes of a file, again and again.
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private DebugFile keep(
            ProjectId project, String name, @Nullable DebugId named, Source source,
            long bytesMax) throws IOException {
        DebugFileFormat format;
        try (InputStream in = source.open()) {
            format = DebugFileFormat.of(in.readNBytes(DebugFileFormat.HEAD_BYTES), name);
        }
        DebugId debugId = named == null && format.kind() == DebugFileKind.PROGUARD
                ? mappingId(name, source)
                : named;
        try (InputStream in = source.open()) {
            StoredContent content = bytes.put(in, bytesMax);
            DebugFile kept = stores.debugFiles().add(new NewDebugFile(project, debugId,
                    format.kind(), name, format.architecture(), content), clock.instant());
            stores.watch().changed();
            return kept;
        }
    }

    private static DebugId mappingId(String name, Source source) throws IOException {
        Optional<DebugId> named = MappingId.inName(name);
        if (named.isPresent()) {
            return named.get();
        }
        try (InputStream in = source.open()) {
            return MappingId.of(in);
        }
    }

    /// Forgets a file; false when it is gone already.
    public boolean delete(DebugFileId file) {
        boolean deleted = stores.debugFiles().delete(file);
        stores.watch().changed();
        return deleted;
    }

    /// The code id of a native file, read from its content; empty when it has none, or is gone.
    public Optional<String> codeId(DebugFile file) {
        try (InputStream in = open(file).orElseGet(InputStream::nullInputStream)) {
            return CodeId.of(in.readNBytes(DebugFileFormat.HEAD_BYTES), file.kind());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The bytes of a file; empty when they are gone.
    public Optional<InputStream> open(DebugFile file) {
        return bytes.open(file.content());
    }
}
