package io.corral.engine.artifact;

import io.corral.protocol.artifact.BundleManifest;
import io.corral.protocol.artifact.BundleManifest.Entry;
import io.corral.store.artifact.ArtifactStore.NewArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Reads an uploaded bundle: an archive with a `manifest.json`, perhaps behind the eight bytes
/// `SYSB` and a version (API reference 2.5); it is read by the directory at its end, so both forms
/// are one. Names in it are only ever compared, never opened on our disk; sizes are what comes
/// out, never what the archive says.
final class BundleArchive {

    private static final String MANIFEST = "manifest.json";
    private static final int DIRECTORY_BYTES_MAX = 32 << 20;

    private BundleArchive() {}

    /// What is inside.
    sealed interface Content {
        /// Files, their bytes stored.
        record Read(BundleManifest manifest, List<NewArtifact> artifacts) implements Content {}

        /// It is not a bundle we take.
        record Refused(String sentence) implements Content {}
    }

    /// Reads the bundle and stores its files.
    ///
    /// @throws IOException when the disk fails
    static Content read(Path file, UploadedBytes bytes) throws IOException {
        if (!ArchiveDirectory.isWithin(
                file, BundleManifest.ENTRIES_MAX + 1, DIRECTORY_BYTES_MAX)) {
            return new Content.Refused("The bundle is not a zip archive of at most "
                    + BundleManifest.ENTRIES_MAX + " files.");
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Optional<BundleManifest> manifest = manifest(zip);
            return manifest.isEmpty()
                    ? new Content.Refused("The bundle has no manifest.json that is an object "
                            + "with files, at most " + BundleManifest.ENTRIES_MAX + ".")
                    : files(zip, manifest.get(), bytes,
                            UploadLimits.expandedMax(Files.size(file)));
        } catch (ZipException e) {
            return new Content.Refused("The bundle is damaged: " + e.getMessage() + ".");
        } catch (CountingInput.TooLarge _) {
            return new Content.Refused("The bundle expands to more than it may.");
        }
    }

    private static Optional<BundleManifest> manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return BundleManifest.read(in.readNBytes(UploadLimits.MANIFEST_BYTES_MAX));
        }
    }

    /// Files the manifest names but the archive does not hold are left out.
    private static Content files(
            ZipFile zip, BundleManifest manifest, UploadedBytes bytes, long expandedMax)
            throws IOException {
        List<NewArtifact> artifacts = new ArrayList<>();
        long left = expandedMax;
        for (Entry entry : manifest.entries()) {
            ZipEntry packed = zip.getEntry(entry.path());
            if (packed == null || packed.isDirectory()) {
                continue;
            }
            try (InputStream in = zip.getInputStream(packed)) {
                var content = bytes.put(in, Math.min(left, UploadLimits.ARTIFACT_BYTES_MAX));
                left -= content.sizeBytes();
                artifacts.add(new NewArtifact(entry.url(), entry.kind(), entry.debugId(),
                        entry.headers(), content));
            }
        }
        return artifacts.isEmpty()
                ? new Content.Refused("The bundle holds none of the files its manifest names.")
                : new Content.Read(manifest, artifacts);
    }
}
