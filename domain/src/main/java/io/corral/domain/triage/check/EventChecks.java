package io.corral.domain.triage.check;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.StackTrace;
import java.util.List;
import java.util.Optional;

/// Where it fails.
final class EventChecks {

    private static final int SHOWN = 6;

    private EventChecks() {}

    static Check stack(Examined examined) {
        Event event = examined.facts().event();
        if (event == null) {
            return Check.unseen(CheckType.STACK_TRACE, "no event is at hand", "latestEvent");
        }
        List<Frame> frames = frames(event);
        if (frames.isEmpty()) {
            return Check.unseen(CheckType.STACK_TRACE, "the latest event has no stack trace",
                    "event.exception.stacktrace");
        }
        Frame last = frames.getLast();
        Optional<Frame> own = frames.reversed().stream()
                .filter(frame -> Boolean.TRUE.equals(frame.inApp())).findFirst();
        String answer = own.map(frame -> frame.equals(last)
                ? text(frame)
                : text(frame) + ", inside " + text(last))
                .orElseGet(() -> text(last)
                        + (frames.stream().anyMatch(frame -> frame.inApp() != null)
                                ? ", none of the frames is of the application"
                                : ""));
        return Check.seen(CheckType.STACK_TRACE, answer, "event.exception.stacktrace.frames",
                frames.reversed().stream().limit(SHOWN).map(EventChecks::text).toList());
    }

    // Those of the outermost exception that has any: where it failed at last.
    private static List<Frame> frames(Event event) {
        for (ExceptionValue exception : event.exceptions().reversed()) {
            StackTrace trace = exception.stackTrace();
            if (trace != null && !trace.frames().isEmpty()) {
                return trace.frames();
            }
        }
        StackTrace beside = event.stackTrace();
        return beside == null ? List.of() : beside.frames();
    }

    private static String text(Frame frame) {
        String function = frame.function() == null ? "a function without a name" : frame.function();
        String place = frame.filename() != null ? frame.filename() : frame.module();
        String line = frame.line() == null ? "" : ":" + frame.line();
        return Texts.line(function) + (place == null ? "" : " at " + Texts.line(place) + line);
    }
}
