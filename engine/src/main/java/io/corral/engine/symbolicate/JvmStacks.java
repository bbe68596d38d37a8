package io.corral.engine.symbolicate;

import io.corral.domain.artifact.DebugFile;
import io.corral.domain.artifact.DebugFileKind;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.id.ProjectId;
import io.corral.engine.symbolicate.JvmMapping.Call;
import io.corral.engine.symbolicate.JvmMapping.Stack;
import io.corral.engine.symbolicate.JvmMapping.Written;
import io.corral.engine.symbolicate.ParsedFiles.Parsed;
import io.corral.store.artifact.DebugFileStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives the Java and Kotlin frames of one event their names back, by the mapping the event names.
/// Owned by one thread.
final class JvmStacks {

    private final DebugFileStore debugFiles;
    private final ParsedFiles files;
    private final ProjectId project;
    private final Findings findings;

    JvmStacks(
            DebugFileStore debugFiles, ParsedFiles files, ProjectId project, Findings findings) {
        this.debugFiles = debugFiles;
        this.files = files;
        this.project = project;
        this.findings = findings;
    }

    /// Changes the event in place.
    void change(EventDraft event) {
        for (DebugId id : DebugImages.of(event.debugImages()).mappings()) {
            JvmMapping mapping = mapping(id);
            if (mapping != null) {
                event.exceptions().replaceAll(exception -> changed(exception, mapping, id));
                Stacks.change(event, stack -> changed(null, stack, mapping, id).stack());
                return;
            }
        }
    }

    private @Nullable JvmMapping mapping(DebugId id) {
        Optional<DebugFile> file =
                debugFiles.byDebugId(project, id, DebugFileKind.PROGUARD);
        if (file.isEmpty()) {
            findings.error(SymbolicationErrors.NO_MAPPING, id.value(),
                    "no mapping with this id was uploaded");
            return null;
        }
        return switch (files.mapping(file.get().content())) {
            case Parsed.OfMapping(var mapping) -> {
                findings.used(file.get().id());
                findings.mappedSince(file.get().uploadedAt());
                yield mapping;
            }
            case Parsed.Unusable(var type, var sentence) -> {
                findings.error(type, id.value(), sentence);
                yield null;
            }
            case Parsed.OfMap _, Parsed.OfText _ -> null;
        };
    }

    /// A stack, and the class of what was thrown.
    private record Changed(@Nullable String thrown, @Nullable StackTrace stack) {}

    private ExceptionValue changed(
            ExceptionValue exception, JvmMapping mapping, DebugId id) {
        String type = exception.type();
        String module = exception.module();
        String thrown = type == null ? null : module == null ? type : module + "." + type;
        Changed changed = changed(thrown, exception.stackTrace(), mapping, id);
        String written = changed.thrown() == null ? thrown : changed.thrown();
        int dot = written == null ? -1 : written.lastIndexOf('.');
        boolean same = Objects.equals(written, thrown);
        return new ExceptionValue(
                same || written == null ? type : written.substring(dot + 1),
                exception.value(),
                same || written == null ? module : dot < 0 ? null : written.substring(0, dot),
                exception.threadId(), exception.mechanism(),
                changed.stack() == null ? exception.stackTrace() : changed.stack(),
                changed.stack() == null || exception.rawStackTrace() != null
                        ? exception.rawStackTrace()
                        : exception.stackTrace());
    }

    private Changed changed(
            @Nullable String thrown, @Nullable StackTrace stack, JvmMapping mapping,
            DebugId id) {
        List<Frame> frames = stack == null ? List.of() : stack.frames();
        List<Call> calls = new ArrayList<>(frames.size());
        for (Frame frame : frames.reversed()) {
            Integer line = frame.line();
            calls.add(new Call(orEmpty(frame.module()), orEmpty(frame.function()),
                    line == null ? 0 : line));
        }
        Stack translated = mapping.translate(thrown, calls).orElse(null);
        if (translated == null) {
            findings.error(
                    SymbolicationErrors.NO_MAPPING, id.value(), "the mapping cannot be read");
            return new Changed(null, null);
        }
        List<Frame> written = new ArrayList<>(frames.size());
        for (int i = 0; i < frames.size(); i++) {
            List<Written> of = translated.calls().get(frames.size() - 1 - i);
            Frame frame = frames.get(i);
            if (of.isEmpty()) {
                written.add(frame);
            }
            of.forEach(each -> written.add(written(frame, each)));
        }
        return new Changed(translated.thrown(), stack == null || written.equals(frames)
                ? null
                : new StackTrace(written, stack.omitted(), stack.registers()));
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    /// What the SDK said about being in the application it said about names that meant nothing.
    private static Frame written(Frame frame, Written written) {
        boolean same = written.className().equals(frame.module())
                && written.method().equals(frame.function());
        Integer line = written.line() > 0 ? Integer.valueOf(written.line()) : frame.line();
        return new Frame(
                written.file() == null || same ? frame.filename() : written.file(),
                frame.absPath(), written.className(), written.method(),
                same ? frame.rawFunction() : frame.function(), line, frame.column(),
                frame.contextLine(), frame.preContext(), frame.postContext(),
                same ? frame.inApp() : null, frame.vars(), frame.packageName(),
                frame.platform(), frame.instructionAddress(), frame.symbolAddress());
    }
}
