package io.corral.testkit.grouping;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes rendered events, for what no place or error explains.
final class Rewriting {

    private Rewriting() {}

    static Event frames(Event event, UnaryOperator<Frame> change) {
        List<ExceptionValue> changed = event.exceptions().stream()
                .map(exception -> stack(exception, stack(exception.stackTrace(), change)))
                .toList();
        return event.draft().exceptions(changed).build();
    }

    private static @Nullable StackTrace stack(
            @Nullable StackTrace stack, UnaryOperator<Frame> change) {
        return stack == null ? null : StackTrace.of(stack.frames().stream().map(change).toList());
    }

    static ExceptionValue stack(ExceptionValue of, @Nullable StackTrace stack) {
        return new ExceptionValue(of.type(), of.value(), of.module(), of.threadId(),
                of.mechanism(), stack, of.rawStackTrace());
    }

    static Frame url(Frame frame, String url) {
        return new Frame(url, url, frame.module(), frame.function(), frame.rawFunction(),
                frame.line(), frame.column(), frame.contextLine(), List.of(), List.of(),
                frame.inApp(), frame.vars(), frame.packageName(), frame.platform(),
                frame.instructionAddress(), frame.symbolAddress());
    }

    static Frame function(Frame frame, String name) {
        return new Frame(frame.filename(), frame.absPath(), frame.module(), name,
                frame.rawFunction(), frame.line(), frame.column(), frame.contextLine(), List.of(),
                List.of(), frame.inApp(), frame.vars(), frame.packageName(), frame.platform(),
                frame.instructionAddress(), frame.symbolAddress());
    }

    static Frame context(Frame frame, String line) {
        return new Frame(frame.filename(), frame.absPath(), frame.module(), frame.function(),
                frame.rawFunction(), frame.line(), frame.column(), line, List.of("{"),
                List.of("}"), frame.inApp(), frame.vars(), frame.packageName(), frame.platform(),
                frame.instructionAddress(), frame.symbolAddress());
    }

    /// File name of a frame's URL without hash and extension: the name of its bundle.
    static String chunk(Frame frame) {
        String url = Objects.requireNonNullElse(frame.filename(), "");
        String file = url.substring(url.lastIndexOf('/') + 1);
        int dash = file.indexOf('-');
        return dash < 0 ? file : file.substring(0, dash);
    }

    static boolean isUrl(Frame frame) {
        return frame.filename() != null && frame.filename().startsWith("http");
    }
}
