package io.corral.engine.symbolicate;

import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.event.EventDraft;
import io.corral.domain.id.ProjectId;
import io.corral.engine.artifact.UploadStores;
import io.corral.engine.artifact.UploadedBytes;
import java.util.Set;

/// Symbolicates with what build tools uploaded. Digest and readers use it alike, so that an upload
/// that comes late repairs what is read from then on. Thread-safe.
public final class Symbolication implements Symbolicator {

    private final UploadStores stores;
    private final ParsedFiles files;
    private final ArtifactLookup lookup;
    private final KnownNames names = new KnownNames();
    private final RecentTexts texts = new RecentTexts();
    private final UsedUploads used;
    private volatile Having having = new Having(-1, Set.of(), Set.of());

    /// Which projects have anything.
    private record Having(long changes, Set<ProjectId> scripts, Set<ProjectId> mappings) {}

    /// Bounds of memory.
    ///
    /// @param cacheBytesMax for parsed files, about
    /// @param fileBytesMax of one file; larger ones are not used
    public record Settings(long cacheBytesMax, int fileBytesMax) {

        private static final int FILE_BYTES_MIN = 16 << 20;
        private static final int HEAP_SHARE = 6;

        /// Bounds that fit a heap of this size.
        public static Settings ofHeap(long bytes) {
            long share = Math.max(FILE_BYTES_MIN, bytes / HEAP_SHARE);
            return new Settings(share, (int) Math.min(share, 256L << 20));
        }
    }

    public Symbolication(UploadStores stores, Settings settings) {
        this.stores = stores;
        this.files = new ParsedFiles(new UploadedBytes(stores.blobs()),
                settings.cacheBytesMax(), settings.fileBytesMax());
        this.lookup = new ArtifactLookup(stores.artifacts(), files, stores.watch());
        this.used = new UsedUploads(stores);
    }

    /// Says why scripts are mapped, or are not.
    public SourceMapDiagnosis diagnosis() {
        return new SourceMapDiagnosis(stores.artifacts(), lookup, files);
    }

    /// What was used since it was asked last, to be noted now and then.
    public UsedUploads used() {
        return used;
    }

    @Override
    public void apply(ProjectId project, EventDraft event) {
        Having now = having();
        boolean scripts = now.scripts().contains(project);
        boolean mappings = now.mappings().contains(project) && !event.debugImages().isEmpty();
        if (!scripts && !mappings) {
            return;
        }
        var findings = new Findings(event.receivedAt());
        if (scripts) {
            var stacks = new JavaScriptStacks(
                    new JavaScriptStacks.Sources(lookup, files, names, texts), project, event,
                    findings);
            Stacks.changeExceptions(event, stacks::map);
            Stacks.change(event, stacks::map);
        }
        if (mappings) {
            new JvmStacks(stores.debugFiles(), files, project, findings).change(event);
        }
        findings.addTo(event);
        used.add(findings);
    }

    private Having having() {
        Having known = having;
        long changes = stores.watch().changes();
        if (known.changes() == changes) {
            return known;
        }
        var fresh = new Having(changes, stores.artifacts().projects(),
                stores.debugFiles().projects(DebugFileKind.PROGUARD));
        having = fresh;
        return fresh;
    }
}
