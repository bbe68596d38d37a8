package io.corral.engine.ingest;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRow.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The values of an event's exceptions and frames that searches match any of. Frames nearest to the
/// crash come first, so that they are the ones kept where there are too many.
final class StackValues {

    private StackValues() {}

    static Errors errors(Event event) {
        List<ExceptionValue> exceptions = event.exceptions().reversed();
        return new Errors(
                values(exceptions, exception -> Texts.label(exception.type())),
                values(exceptions, exception -> Texts.line(exception.value())),
                values(exceptions, StackValues::handled),
                values(exceptions, StackValues::mechanism),
                values(exceptions, exception -> mainThread(event, exception)));
    }

    static Stack stack(Event event) {
        List<Frame> frames = frames(event);
        if (frames.isEmpty()) {
            return Stack.NONE;
        }
        return new Stack(
                values(frames, frame -> Texts.label(frame.filename())),
                values(frames, frame -> Texts.label(frame.function())),
                values(frames, frame -> Texts.label(frame.module())),
                values(frames, frame -> Texts.label(frame.absPath())),
                values(frames, frame -> Texts.label(frame.packageName())),
                values(frames, Frame::inApp));
    }

    private static List<Frame> frames(Event event) {
        var frames = new ArrayList<Frame>();
        for (ExceptionValue exception : event.exceptions().reversed()) {
            addReversed(frames, exception.stackTrace());
        }
        addReversed(frames, event.stackTrace());
        if (frames.isEmpty()) {
            for (ThreadValue thread : event.threads()) {
                if (Boolean.TRUE.equals(thread.crashed())
                        || Boolean.TRUE.equals(thread.current())) {
                    addReversed(frames, thread.stackTrace());
                }
            }
        }
        return frames;
    }

    private static void addReversed(List<Frame> frames, @Nullable StackTrace stack) {
        if (stack != null) {
            frames.addAll(stack.frames().reversed());
        }
    }

    private static @Nullable Boolean handled(ExceptionValue exception) {
        return exception.mechanism() == null ? null : exception.mechanism().handled();
    }

    private static @Nullable String mechanism(ExceptionValue exception) {
        return exception.mechanism() == null ? null : Texts.label(exception.mechanism().type());
    }

    private static @Nullable Boolean mainThread(Event event, ExceptionValue exception) {
        String id = exception.threadId();
        if (id == null) {
            return null;
        }
        return event.threads().stream()
                .filter(thread -> id.equals(thread.id()))
                .map(ThreadValue::main)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static <S, V> List<V> values(List<S> sources, Function<S, @Nullable V> reader) {
        var values = new ArrayList<V>(sources.size());
        for (S source : sources) {
            V value = reader.apply(source);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
