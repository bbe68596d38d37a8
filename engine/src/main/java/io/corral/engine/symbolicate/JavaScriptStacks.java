package io.corral.engine.symbolicate;

import io.corral.domain.artifact.Artifact;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.ProjectId;
import io.corral.engine.symbolicate.ArtifactLookup.Located;
import io.corral.engine.symbolicate.ArtifactLookup.Script;
import io.corral.engine.symbolicate.KnownNames.NamePlace;
import io.corral.engine.symbolicate.ParsedFiles.Parsed;
import io.corral.protocol.sourcemap.Source;
import io.corral.protocol.sourcemap.SourceMap;
import io.corral.protocol.sourcemap.SourceMap.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Maps the JavaScript frames of one event. Owned by one thread.
final class JavaScriptStacks {

    private static final Set<String> PLATFORMS = Set.of("javascript", "node");

    private final ArtifactLookup lookup;
    private final ParsedFiles files;
    private final KnownNames names;
    private final RecentTexts texts;
    private final ProjectId project;
    private final EventDraft event;
    private final DebugImages images;
    private final Findings findings;
    private final Map<String, Located> located = new HashMap<>();

    /// Where things are found, for all events.
    record Sources(
            ArtifactLookup lookup, ParsedFiles files, KnownNames names, RecentTexts texts) {}

    JavaScriptStacks(
            Sources sources, ProjectId project, EventDraft event, Findings findings) {
        this.lookup = sources.lookup();
        this.files = sources.files();
        this.names = sources.names();
        this.texts = sources.texts();
        this.project = project;
        this.event = event;
        this.images = DebugImages.of(event.debugImages());
        this.findings = findings;
    }

    /// The stack with the frames as they were written; null when nothing changed.
    @Nullable
    StackTrace map(StackTrace stack) {
        List<Frame> frames = new ArrayList<>(stack.frames().size());
        boolean changed = false;
        for (Frame frame : stack.frames()) {
            Frame mapped = isJavaScript(frame) ? map(frame) : null;
            changed |= mapped != null;
            frames.add(mapped == null ? frame : mapped);
        }
        return changed ? new StackTrace(frames, stack.omitted(), stack.registers()) : null;
    }

    private boolean isJavaScript(Frame frame) {
        return PLATFORMS.contains(
                frame.platform() == null ? event.platform() : frame.platform());
    }

    /// The frame as it was written; null when that cannot be told.
    private @Nullable Frame map(Frame frame) {
        String path = frame.absPath() == null ? frame.filename() : frame.absPath();
        Integer line = frame.line();
        if (path == null || path.isEmpty() || line == null || isEngine(path)) {
            return null;
        }
        Located found = located.computeIfAbsent(path, this::locate);
        if (!found.hasMap()) {
            complainOfNothing(path, found);
            return null;
        }
        Integer column = frame.column();
        if (column == null) {
            findings.error(SymbolicationErrors.NO_COLUMN, path, "the frame has no column");
            return null;
        }
        return switch (parsed(found)) {
            case Parsed.Unusable(var type, var sentence) -> {
                findings.error(type, path, sentence);
                yield null;
            }
            case Parsed.OfMap(var map) -> map(frame, path, found, map, line - 1, column - 1);
            case Parsed.OfText _, Parsed.OfMapping _ -> null;
        };
    }

    private static boolean isEngine(String path) {
        return path.startsWith("node:") || path.startsWith("<") || path.startsWith("[")
                || path.equals("native") || path.equals("native code");
    }

    private Located locate(String path) {
        Located found = lookup.find(new Script(
                project, event.release(), event.dist(), path, images.ofScript(path)));
        findings.used(found);
        return found;
    }

    /// Only scripts that are meant to have a map are missed: those with a debug id, and those a
    /// browser or an app loaded.
    private void complainOfNothing(String path, Located found) {
        if (images.ofScript(path) == null && !path.contains("://")) {
            return;
        }
        findings.error(SymbolicationErrors.NO_SOURCE, path, found.source() == null
                ? "nothing uploaded fits this script"
                : "the script was uploaded, but no source map of it");
    }

    private Parsed parsed(Located found) {
        if (found.map() != null) {
            return files.map(found.map().content());
        }
        if (found.source() != null && found.inline() != null) {
            return files.inlineMap(found.source().content(), found.inline());
        }
        throw new IllegalStateException("asked for the map of a script without one");
    }

    private @Nullable Frame map(
            Frame frame, String path, Located found, SourceMap map, int line, int column) {
        Optional<Token> token = map.find(line, column);
        if (token.isEmpty()) {
            findings.error(SymbolicationErrors.INVALID_LOCATION, path,
                    "the source map says nothing about " + (line + 1) + ":" + (column + 1));
            return null;
        }
        findings.mapped(found);
        return written(frame, token.get(), function(frame, found, map, line, column));
    }

    /// The name the function was written with; the frame's own when that cannot be told.
    private @Nullable String function(
            Frame frame, Located found, SourceMap source, int line, int column) {
        String minified = frame.function();
        Artifact code = found.source();
        if (minified == null || code == null) {
            return minified;
        }
        String map = found.map() == null ? "" : found.map().content().blob();
        var place = new NamePlace(code.content().blob(), map, line, column, minified);
        return names.of(place, () -> files.text(code.content()).flatMap(
                text -> new FunctionNames(source, text).original(minified, line, column)))
                .orElse(minified);
    }

    private Frame written(Frame frame, Token token, @Nullable String function) {
        Source source = token.source();
        String filename = SourcePaths.filename(source.path());
        SourceLines.Around lines = texts.of(source)
                .flatMap(content -> SourceLines.around(content, token.line())).orElse(null);
        if (lines == null) {
            findings.error(SymbolicationErrors.NO_CONTENT, source.path(),
                    "the source map does not hold this line of the source");
        }
        return new Frame(
                filename, source.path(), SourcePaths.module(filename), function,
                frame.function(), token.line() + 1, token.column() + 1,
                lines == null ? null : lines.line(),
                lines == null ? List.of() : lines.before(),
                lines == null ? List.of() : lines.after(),
                !source.ignored() && !SourcePaths.isForeign(source.path()),
                frame.vars(), frame.packageName(), frame.platform(),
                frame.instructionAddress(), frame.symbolAddress());
    }
}
