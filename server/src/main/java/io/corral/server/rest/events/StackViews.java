package io.corral.server.rest.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Exceptions, threads and their stacks on the wire: camel case, source lines as pairs of number
/// and text.
///
/// @param ownFrames which frames of a stack are the application's
record StackViews(Function<StackTrace, List<Boolean>> ownFrames) {

    private static final int ID_DIGITS_MAX = 15;

    record ExceptionsView(
            List<ExceptionView> values, boolean hasSystemFrames, @Nullable Object excOmitted) {}

    record ExceptionView(
            @Nullable String type, @Nullable String value, @Nullable String module,
            @Nullable Object threadId, @Nullable Map<String, @Nullable Object> mechanism,
            @Nullable StackView stacktrace, @Nullable StackView rawStacktrace) {}

    record ThreadView(
            @Nullable Object id, @Nullable String name, boolean current, boolean crashed,
            @Nullable String state, @Nullable Map<String, @Nullable Object> heldLocks,
            @Nullable StackView stacktrace, @Nullable StackView rawStacktrace) {}

    /// @param framesOmitted begin and end of what was cut out; null when complete
    record StackView(
            List<FrameView> frames, @Nullable List<Integer> framesOmitted,
            @Nullable Map<String, String> registers, boolean hasSystemFrames) {}

    /// @param context pairs of line number and source line
    record FrameView(
            @Nullable String filename, @Nullable String absPath, @Nullable String module,
            @JsonProperty("package") @Nullable String packageName, @Nullable String platform,
            @Nullable String function, @Nullable String rawFunction, @Nullable String symbol,
            @Nullable Integer lineNo, @Nullable Integer colNo, boolean inApp,
            List<List<Object>> context, @Nullable Map<String, @Nullable Object> vars,
            @Nullable String instructionAddr, @Nullable String symbolAddr,
            @Nullable String trust, @Nullable String sourceLink, @Nullable Object errors) {}

    ExceptionsView exceptions(List<ExceptionValue> exceptions) {
        List<ExceptionView> views = exceptions.stream().map(this::exception).toList();
        boolean system = views.stream().map(ExceptionView::stacktrace)
                .anyMatch(stack -> stack != null && stack.hasSystemFrames());
        return new ExceptionsView(views, system, null);
    }

    private ExceptionView exception(ExceptionValue exception) {
        return new ExceptionView(
                exception.type(), exception.value(), exception.module(),
                number(exception.threadId()), mechanism(exception.mechanism()),
                stack(exception.stackTrace()), stack(exception.rawStackTrace()));
    }

    private static @Nullable Map<String, @Nullable Object> mechanism(
            ExceptionValue.@Nullable Mechanism mechanism) {
        if (mechanism == null) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>(mechanism.all());
        view.put("type", mechanism.type() == null ? "generic" : mechanism.type());
        view.put("handled", mechanism.handled());
        return view;
    }

    /// Threads; the flags a client left out are false.
    Map<String, Object> threads(List<ThreadValue> threads) {
        return Map.of("values", threads.stream().map(this::thread).toList());
    }

    private ThreadView thread(ThreadValue thread) {
        return new ThreadView(
                number(thread.id()), thread.name(), Boolean.TRUE.equals(thread.current()),
                Boolean.TRUE.equals(thread.crashed()), thread.state(),
                thread.heldLocks().isEmpty() ? null : thread.heldLocks(),
                stack(thread.stackTrace()), null);
    }

    /// Clients expect numbers where SDKs sent them; the event keeps them as text.
    private static @Nullable Object number(@Nullable String id) {
        boolean digits = id != null && !id.isEmpty() && id.length() <= ID_DIGITS_MAX
                && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && id != null ? (Object) Long.valueOf(id) : id;
    }

    @Nullable
    StackView stack(@Nullable StackTrace stack) {
        if (stack == null) {
            return null;
        }
        List<Boolean> inApp = ownFrames.apply(stack);
        List<FrameView> frames = new ArrayList<>(stack.frames().size());
        for (int i = 0; i < stack.frames().size(); i++) {
            frames.add(frame(stack.frames().get(i), inApp.get(i)));
        }
        var omitted = stack.omitted();
        return new StackView(frames,
                omitted == null ? null : List.of(omitted.from(), omitted.to()),
                stack.registers().isEmpty() ? null : stack.registers(),
                inApp.contains(false) && inApp.contains(true));
    }

    private FrameView frame(Frame frame, boolean inApp) {
        return new FrameView(
                frame.filename(), frame.absPath(), frame.module(), frame.packageName(),
                frame.platform(), frame.function(), frame.rawFunction(), null, frame.line(),
                frame.column(), inApp, context(frame), frame.vars().isEmpty() ? null : frame.vars(),
                frame.instructionAddress(), frame.symbolAddress(), null, null, null);
    }

    /// The lines around the frame's own, numbered; empty without a line number or source.
    private static List<List<Object>> context(Frame frame) {
        String own = frame.contextLine();
        Integer line = frame.line();
        if (own == null || line == null) {
            return List.of();
        }
        List<List<Object>> context = new ArrayList<>();
        int number = line - frame.preContext().size();
        for (String before : frame.preContext()) {
            context.add(List.of(number++, before));
        }
        context.add(List.of(number++, own));
        for (String after : frame.postContext()) {
            context.add(List.of(number++, after));
        }
        return context;
    }
}
