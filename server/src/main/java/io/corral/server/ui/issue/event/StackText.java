package io.corral.server.ui.issue.event;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import io.corral.server.ui.issue.event.ExceptionOrder.Placed;
import org.jspecify.annotations.Nullable;

/// Exceptions as text, for messages and tickets: the way Python prints them for Python, the way
/// Java and JavaScript do for everything else. Complete, whatever the page cuts.
public final class StackText {

    private StackText() {}

    /// The exceptions of an event, else its stack, else its message.
    public static String of(Event event) {
        var text = new StringBuilder();
        if (event.exceptions().isEmpty()) {
            text.append(event.metadata().title()).append('\n');
            frames(text, event.stackTrace());
        } else if (event.platform().equals("python")) {
            python(text, event);
        } else {
            for (Placed each : ExceptionOrder.of(event.exceptions())) {
                text.append(each.relation() == null ? "" : each.relation() + ": ")
                        .append(title(each.exception())).append('\n');
                frames(text, each.exception().stackTrace());
            }
        }
        return text.toString();
    }

    private static String title(ExceptionValue exception) {
        String type = exception.type() == null ? "Error" : exception.type();
        String module = exception.module() == null ? "" : exception.module() + ".";
        return module + type + (exception.value() == null ? "" : ": " + exception.value());
    }

    private static void frames(StringBuilder text, @Nullable StackTrace stack) {
        if (stack == null) {
            return;
        }
        for (int i = stack.frames().size() - 1; i >= 0; i--) {
            Frame frame = stack.frames().get(i);
            String module = frame.module() == null || frame.filename() == null
                    ? ""
                    : frame.module() + ".";
            String place = FramePlace.of(frame);
            text.append("    at ").append(module).append(FramePlace.function(frame, false))
                    .append(place.isEmpty() ? "" : " (" + place + ")").append('\n');
        }
    }

    private static void python(StringBuilder text, Event event) {
        for (int i = 0; i < event.exceptions().size(); i++) {
            ExceptionValue exception = event.exceptions().get(i);
            if (i > 0) {
                text.append("\nDuring handling, or because of the above, another exception"
                        + " occurred:\n\n");
            }
            StackTrace stack = exception.stackTrace();
            if (stack != null) {
                text.append("Traceback (most recent call last):\n");
                stack.frames().forEach(frame -> pythonFrame(text, frame));
            }
            text.append(title(exception)).append('\n');
        }
    }

    private static void pythonFrame(StringBuilder text, Frame frame) {
        String file = frame.filename() == null ? String.valueOf(frame.module()) : frame.filename();
        text.append("  File \"").append(file).append('"')
                .append(frame.line() == null ? "" : ", line " + frame.line())
                .append(", in ").append(FramePlace.function(frame, false)).append('\n');
        if (frame.contextLine() != null) {
            text.append("    ").append(frame.contextLine().strip()).append('\n');
        }
    }
}
