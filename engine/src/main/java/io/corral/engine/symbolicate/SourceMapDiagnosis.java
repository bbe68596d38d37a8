package io.corral.engine.symbolicate;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.ProjectId;
import io.corral.engine.symbolicate.ArtifactLookup.Located;
import io.corral.engine.symbolicate.ArtifactLookup.Script;
import io.corral.engine.symbolicate.ParsedFiles.Parsed;
import io.corral.protocol.sourcemap.SourceMap.Token;
import io.corral.store.artifact.ArtifactStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says why a script's frames are, or are not, shown as they were written: the first link that is
/// broken between the event, the upload and the source. Thread-safe.
public final class SourceMapDiagnosis {

    private static final int BUNDLES_MAX = 50;
    private static final int FILES_MAX = 1_000;

    private final ArtifactStore artifacts;
    private final ArtifactLookup lookup;
    private final ParsedFiles files;

    SourceMapDiagnosis(ArtifactStore artifacts, ArtifactLookup lookup, ParsedFiles files) {
        this.artifacts = artifacts;
        this.lookup = lookup;
        this.files = files;
    }

    /// The link that is broken; the words of Sentry's API where it has one.
    public enum Link {
        /// Nothing is broken.
        NONE,
        /// The frame is no script of a browser, an app or a bundle.
        NO_SCRIPT,
        NO_UPLOADS,
        NO_DEBUG_ID_MATCH,
        NO_RELEASE_ON_EVENT,
        NO_SOURCEMAPS_ON_RELEASE,
        DIST_MISMATCH,
        NO_URL_MATCH,
        SOURCEMAP_NOT_FOUND,
        SOURCEMAP_UNUSABLE,
        NO_COLUMN,
        POSITION_NOT_IN_SOURCEMAP,
        NO_SOURCES_CONTENT
    }

    /// What was found for one script.
    ///
    /// @param path of the script
    /// @param debugId the event names for it; null for none
    /// @param sentence for people
    public record Diagnosis(
            String path, @Nullable DebugId debugId, Link broken, String sentence) {

        public boolean isFine() {
            return broken == Link.NONE;
        }
    }

    /// What is the matter with each script of an event, the crash first; empty for events without
    /// scripts.
    public List<Diagnosis> of(ProjectId project, Event event) {
        List<Diagnosis> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ExceptionValue exception : event.exceptions().reversed()) {
            for (Frame frame : sent(exception).reversed()) {
                String path = path(frame);
                if (path != null && seen.add(path)) {
                    Diagnosis diagnosis = of(project, event, frame);
                    if (diagnosis.broken() != Link.NO_SCRIPT) {
                        all.add(diagnosis);
                    }
                }
            }
        }
        return all;
    }

    /// The frames as the SDK sent them.
    public static List<Frame> sent(ExceptionValue exception) {
        StackTrace raw = exception.rawStackTrace();
        StackTrace stack = raw == null ? exception.stackTrace() : raw;
        return stack == null ? List.of() : stack.frames();
    }

    private static @Nullable String path(Frame frame) {
        return frame.absPath() == null ? frame.filename() : frame.absPath();
    }

    /// What is the matter with one frame, as the SDK sent it.
    public Diagnosis of(ProjectId project, Event event, Frame frame) {
        String path = path(frame);
        DebugId debugId = path == null
                ? null
                : DebugImages.of(event.debugImages()).ofScript(path);
        if (path == null || frame.line() == null
                || (debugId == null && !path.contains("://") && !path.startsWith("/"))) {
            return new Diagnosis(path == null ? "" : path, debugId, Link.NO_SCRIPT,
                    "This frame is not in a script that could have a source map.");
        }
        var script = new Script(project, event.release(), event.dist(), path, debugId);
        Located found = lookup.find(script);
        Broken broken = found.hasMap() ? inMap(found, frame) : missing(script, found);
        return broken == null
                ? new Diagnosis(path, debugId, Link.NONE, "Frames of this script are mapped, "
                        + (debugId == null
                                ? "found by release and address."
                                : "found by debug id "
                                        + debugId + "."))
                : new Diagnosis(path, debugId, broken.link, broken.sentence);
    }

    private record Broken(Link link, String sentence) {}

    private @Nullable Broken inMap(Located found, Frame frame) {
        Parsed parsed = found.map() != null
                ? files.map(found.map().content())
                : files.inlineMap(Objects.requireNonNull(found.source()).content(),
                        Objects.requireNonNull(found.inline()));
        if (parsed instanceof Parsed.Unusable(_, var sentence)) {
            return new Broken(Link.SOURCEMAP_UNUSABLE,
                    "The source map was uploaded, but " + sentence + ".");
        }
        Integer column = frame.column();
        if (column == null) {
            return new Broken(Link.NO_COLUMN, "The frame has no column, and a minified line holds "
                    + "many statements.");
        }
        int line = Objects.requireNonNull(frame.line());
        Optional<Token> token = parsed instanceof Parsed.OfMap(var map)
                ? map.find(line - 1, column - 1)
                : Optional.empty();
        if (token.isEmpty()) {
            return new Broken(Link.POSITION_NOT_IN_SOURCEMAP, "The source map says nothing about "
                    + line + ":" + column + "; it may be of another build.");
        }
        return token.get().source().content().isPresent()
                ? null
                : new Broken(Link.NO_SOURCES_CONTENT, "The frame is mapped to "
                        + token.get().source().path() + ", but the source map does not hold its "
                        + "text (sourcesContent).");
    }

    private Broken missing(Script script, Located found) {
        if (artifacts.bundles(script.project(), null, 0, 1).isEmpty()) {
            return new Broken(Link.NO_UPLOADS, "Nothing was uploaded for this project yet.");
        }
        if (found.source() != null) {
            String said = lookup.reference(found.source()).orElse(null);
            return new Broken(Link.SOURCEMAP_NOT_FOUND, said == null
                    ? "The script was uploaded; it does not say where its source map is, and none "
                            + "is named like it."
                    : "The script was uploaded and says its source map is " + cut(said)
                            + ", but no such file was.");
        }
        DebugId debugId = script.debugId();
        if (debugId != null) {
            return new Broken(Link.NO_DEBUG_ID_MATCH, "The event has the debug id " + debugId
                    + " for this script, and no source map was uploaded with it; " + nearest(script)
                    + ".");
        }
        String release = script.release();
        return release == null
                ? new Broken(Link.NO_RELEASE_ON_EVENT, "The event has neither a debug id for this "
                        + "script nor a release; " + nearest(script) + ".")
                : inRelease(script, release);
    }

    private Broken inRelease(Script script, String release) {
        List<ArtifactBundle> ofRelease =
                artifacts.bundles(script.project(), release, 0, BUNDLES_MAX).stream()
                        .filter(bundle -> release.equals(bundle.release())).toList();
        if (ofRelease.isEmpty()) {
            return new Broken(Link.NO_SOURCEMAPS_ON_RELEASE, "Nothing was uploaded for release "
                    + release + "; " + nearest(script) + ".");
        }
        boolean dist = ofRelease.stream()
                .anyMatch(bundle -> Objects.equals(bundle.dist(), script.dist()));
        if (!dist) {
            return new Broken(Link.DIST_MISMATCH, "Uploads of release " + release + " are "
                    + dist(ofRelease.getFirst().dist()) + "; the event is "
                    + dist(script.dist()) + ".");
        }
        return new Broken(Link.NO_URL_MATCH, "No file of release " + release + " is named "
                + String.join(" or ", SourceUrls.candidates(script.path())) + similar(ofRelease,
                        script.path())
                + ".");
    }

    private static String dist(@Nullable String dist) {
        return dist == null ? "without a dist" : "for dist " + dist;
    }

    /// A file of the release with the same name in another folder.
    private String similar(List<ArtifactBundle> bundles, String path) {
        String plain = path.substring(0, end(path));
        String name = plain.substring(plain.lastIndexOf('/') + 1);
        for (ArtifactBundle bundle : bundles) {
            for (Artifact artifact : artifacts.artifacts(bundle.id(), 0, FILES_MAX)) {
                if (!name.isEmpty() && artifact.url().endsWith("/" + name)) {
                    return "; there is " + artifact.url();
                }
            }
        }
        return "";
    }

    private static int end(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path.length() : query;
    }

    /// The upload that was most likely meant: one that holds the script, else one of its release,
    /// else the newest.
    private String nearest(Script script) {
        List<ArtifactBundle> bundles =
                artifacts.bundles(script.project(), null, 0, BUNDLES_MAX);
        String name = script.path().substring(script.path().lastIndexOf('/') + 1);
        ArtifactBundle nearest = artifacts.bundles(script.project(), name, 0, 1).stream()
                .findFirst()
                .or(() -> bundles.stream().filter(bundle -> bundle.release() != null
                        && bundle.release().equals(script.release())).findFirst())
                .orElseGet(bundles::getFirst);
        String release = nearest.release() == null
                ? "one without a release, of " + nearest.uploadedAt().truncatedTo(SECONDS)
                : "release " + nearest.release();
        return "the nearest upload is " + release
                + (nearest.dist() == null ? "" : ", dist " + nearest.dist());
    }

    private static String cut(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
