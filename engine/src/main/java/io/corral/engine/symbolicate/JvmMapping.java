package io.corral.engine.symbolicate;

import com.android.tools.r8.Diagnostic;
import com.android.tools.r8.DiagnosticsHandler;
import com.android.tools.r8.references.ClassReference;
import com.android.tools.r8.references.Reference;
import com.android.tools.r8.retrace.ProguardMapProducer;
import com.android.tools.r8.retrace.ProguardMappingSupplier;
import com.android.tools.r8.retrace.RetraceFrameElement;
import com.android.tools.r8.retrace.RetraceStackTraceContext;
import com.android.tools.r8.retrace.RetraceThrownExceptionElement;
import com.android.tools.r8.retrace.RetracedMethodReference;
import com.android.tools.r8.retrace.RetracedSingleFrame;
import com.android.tools.r8.retrace.Retracer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One mapping file of R8 or ProGuard, read by R8's own library (format:
/// r8.googlesource.com, `doc/retrace.md`). Classes are read out of the text when they are first
/// asked for. Thread-safe: `this` guards the library.
final class JvmMapping {

    private static final Logger LOG = LoggerFactory.getLogger(JvmMapping.class);

    private static final Pattern CLASS_NAME = Pattern.compile("[\\p{L}\\p{N}_$.\\-]{1,1000}");
    private static final int WEIGHT = 3;

    private final ProguardMappingSupplier supplier;
    private final int sizeBytes;

    JvmMapping(byte[] text) {
        this.supplier = ProguardMappingSupplier.builder()
                .setProguardMapProducer(ProguardMapProducer.fromBytes(text))
                .build();
        this.sizeBytes = text.length;
    }

    /// The library has nobody to tell; what it cannot read stays as it is.
    private static final DiagnosticsHandler QUIET = new DiagnosticsHandler() {
        @Override
        public void error(Diagnostic error) {
            // Said by what is not mapped.
        }

        @Override
        public void warning(Diagnostic warning) {
            // Likewise.
        }

        @Override
        public void info(Diagnostic info) {
            // Likewise.
        }
    };

    /// A call in compiled code.
    ///
    /// @param line 0 when unknown
    record Call(String className, String method, int line) {}

    /// A call as it was written.
    ///
    /// @param file null when the mapping does not say and the class does not tell
    /// @param line 0 when unknown
    record Written(String className, String method, @Nullable String file, int line) {}

    /// A stack and what was thrown, as they were written.
    ///
    /// @param thrown class name; null when it was not asked for
    /// @param calls for each call of the stack, what it was, inlined calls from the outside in;
    ///     empty for calls the mapping does not know
    record Stack(@Nullable String thrown, List<List<Written>> calls) {}

    /// Translates a stack; empty when the mapping is damaged where it is asked.
    ///
    /// @param thrown class of the exception; null when there is none
    /// @param calls the newest first
    synchronized Optional<Stack> translate(@Nullable String thrown, List<Call> calls) {
        return guarded(() -> translated(thrown, calls));
    }

    /// What a damaged mapping makes the library throw is anything, also what it takes for
    /// impossible.
    private static <T> Optional<T> guarded(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException | AssertionError e) {
            LOG.debug("a mapping cannot be read", e);
            return Optional.empty();
        }
    }

    private Stack translated(@Nullable String thrown, List<Call> calls) {
        Set<String> names = new LinkedHashSet<>();
        calls.forEach(call -> names.add(call.className()));
        if (thrown != null) {
            names.add(thrown);
        }
        for (String name : names) {
            reference(name).ifPresent(known -> supplier.registerClassUse(QUIET, known));
        }
        Retracer retracer = supplier.createRetracer(QUIET);
        RetraceThrownExceptionElement exception = thrown == null
                ? null
                : reference(thrown).flatMap(known -> retracer.retraceThrownException(known)
                        .stream().findFirst()).orElse(null);
        RetraceStackTraceContext context = exception == null
                ? RetraceStackTraceContext.empty()
                : exception.getContext();
        List<List<Written>> written = new ArrayList<>(calls.size());
        for (Call call : calls) {
            Optional<RetraceFrameElement> element = element(retracer, context, call);
            RetraceStackTraceContext before = context;
            written.add(element.map(known -> frames(known, before, call)).orElse(List.of()));
            context = element.map(RetraceFrameElement::getRetraceStackTraceContext)
                    .orElseGet(RetraceStackTraceContext::empty);
        }
        return new Stack(
                exception == null ? null : exception.getRetracedClass().getTypeName(), written);
    }

    private static Optional<RetraceFrameElement> element(
            Retracer retracer, RetraceStackTraceContext context, Call call) {
        OptionalInt line = call.line() > 0 ? OptionalInt.of(call.line()) : OptionalInt.empty();
        return reference(call.className()).flatMap(known -> retracer
                .retraceFrame(context, line, known, call.method()).stream().findFirst());
    }

    /// The library yields the innermost call first.
    private static List<Written> frames(
            RetraceFrameElement element, RetraceStackTraceContext context, Call call) {
        List<Written> frames = new ArrayList<>();
        element.streamRewritten(context)
                .forEach(frame -> frames.addFirst(written(frame, call)));
        return frames;
    }

    private static Written written(RetracedSingleFrame frame, Call call) {
        RetracedMethodReference method = frame.getMethodReference();
        String file = frame.getSourceFile().getOrInferSourceFile("");
        return new Written(
                method.getHolderClass().getTypeName(), method.getMethodName(),
                file == null || file.isEmpty() ? null : file,
                method.getOriginalPositionOrDefault(call.line()));
    }

    private static Optional<ClassReference> reference(String name) {
        return CLASS_NAME.matcher(name).matches()
                ? Optional.of(Reference.classFromTypeName(name))
                : Optional.empty();
    }

    long weightBytes() {
        return (long) WEIGHT * sizeBytes;
    }
}
