package io.corral.engine.symbolicate;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.ProjectId;
import io.corral.engine.artifact.UploadWatch;
import io.corral.store.artifact.ArtifactStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the source map of a script: by its debug id, else by release, distribution and address,
/// the newest bundle first (API reference 2.5). Thread-safe; `this` guards what is remembered.
final class ArtifactLookup {

    private static final String DATA = "data:";
    private static final int KNOWN_MAX = 10_000;

    private final ArtifactStore artifacts;
    private final ParsedFiles files;
    private final UploadWatch watch;
    private final Map<Script, Located> known = new LinkedHashMap<>(16, 0.75f, true);
    private long knownAt = -1;

    ArtifactLookup(ArtifactStore artifacts, ParsedFiles files, UploadWatch watch) {
        this.artifacts = artifacts;
        this.files = files;
        this.watch = watch;
    }

    /// A script of an event.
    ///
    /// @param path its address
    /// @param debugId null when the event names none for it
    record Script(
            ProjectId project, @Nullable String release, @Nullable String dist, String path,
            @Nullable DebugId debugId) {}

    /// What is there for a script.
    ///
    /// @param source the script itself; null when it was not uploaded
    /// @param map null when none was found
    /// @param inline the data URL at the end of the source; null unless the map is there
    /// @param since when the first upload came that gave the map; null without one
    record Located(
            @Nullable Artifact source, @Nullable Artifact map, @Nullable String inline,
            @Nullable Instant since) {

        static final Located NOTHING = new Located(null, null, null, null);

        boolean hasMap() {
            return map != null || inline != null;
        }
    }

    /// Looks a script up; remembers what was found until an upload changes.
    Located find(Script script) {
        long changes = watch.changes();
        Located remembered = remembered(script, changes);
        if (remembered != null) {
            return remembered;
        }
        Located found = lookUp(script);
        remember(script, found, changes);
        return found;
    }

    private synchronized @Nullable Located remembered(Script script, long changes) {
        if (knownAt != changes) {
            known.clear();
            knownAt = changes;
        }
        return known.get(script);
    }

    private synchronized void remember(Script script, Located found, long changes) {
        if (knownAt == changes) {
            known.put(script, found);
            if (known.size() > KNOWN_MAX) {
                known.remove(known.keySet().iterator().next());
            }
        }
    }

    private Located lookUp(Script script) {
        DebugId debugId = script.debugId();
        if (debugId != null) {
            Located found = byDebugId(artifacts.byDebugId(script.project(), debugId));
            if (found.hasMap()) {
                return found;
            }
        }
        return script.release() == null ? Located.NOTHING : byUrl(script, script.release());
    }

    private static Located byDebugId(List<Artifact> found) {
        List<Artifact> maps = ofKind(found, ArtifactKind.SOURCE_MAP);
        if (maps.isEmpty()) {
            return Located.NOTHING;
        }
        Artifact map = maps.getFirst();
        Artifact source = ofKind(found, ArtifactKind.MINIFIED_SOURCE).stream()
                .min(Comparator.comparing(each -> !each.bundle().equals(map.bundle())))
                .orElse(null);
        return new Located(source, map, null, earliest(maps));
    }

    private Located byUrl(Script script, String release) {
        List<Artifact> found = artifacts.byUrl(script.project(), release, script.dist(),
                SourceUrls.candidates(script.path()));
        Artifact source = ofKind(found, ArtifactKind.MINIFIED_SOURCE).stream()
                .findFirst().orElse(null);
        String reference = source == null ? null : reference(source).orElse(null);
        if (source != null && reference != null && reference.startsWith(DATA)) {
            return new Located(source, null, reference, source.uploadedAt());
        }
        Set<String> urls = new LinkedHashSet<>();
        if (source != null && reference != null) {
            urls.addAll(SourceUrls.candidates(SourceUrls.resolve(source.url(), reference)));
            urls.addAll(SourceUrls.candidates(SourceUrls.resolve(script.path(), reference)));
        } else {
            SourceUrls.candidates(script.path()).forEach(url -> urls.add(url + ".map"));
        }
        List<Artifact> maps = artifacts
                .byUrl(script.project(), release, script.dist(), urls).stream()
                .filter(each -> each.kind() != ArtifactKind.MINIFIED_SOURCE).toList();
        return maps.isEmpty()
                ? new Located(source, null, null, null)
                : new Located(source, maps.getFirst(), null, earliest(maps));
    }

    /// Where a script says its source map is: in a header of the upload, else in its last comment.
    Optional<String> reference(Artifact source) {
        return source.sourceMapHeader().or(() -> files.text(source.content())
                .flatMap(MinifiedSource::sourceMapReference));
    }

    private static List<Artifact> ofKind(List<Artifact> found, ArtifactKind kind) {
        return found.stream().filter(each -> each.kind() == kind).toList();
    }

    private static @Nullable Instant earliest(List<Artifact> found) {
        return found.stream().map(Artifact::uploadedAt).min(Comparator.naturalOrder())
                .orElse(null);
    }
}
