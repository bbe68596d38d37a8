package io.corral.engine.ingest.shape;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Metadata;
import io.corral.domain.event.Metadata.Feedback;
import io.corral.domain.event.StackTrace;
import io.corral.domain.event.ThreadValue;
import io.corral.domain.group.AppFrames;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Names an event for people: title, symptom, culprit and place. What is shown is chosen from the
/// outermost exception, the message, or what else there is.
final class Titles {

    private static final int TITLE_LENGTH_MAX = 256;
    private static final int VALUE_LENGTH_MAX = 1_024;
    private static final String UNLABELED = "<unlabeled event>";

    private Titles() {}

    /// The names of an event whose other parts are complete.
    static Metadata of(EventDraft event) {
        return of(event, stack -> Grouping.inApp(stack, event.platform()));
    }

    /// The names of an event under its project's rules.
    static Metadata of(EventDraft event, GroupingConfig config) {
        Event whole = event.build();
        Metadata named = of(event, AppFrames.of(whole, config)::of);
        String title = Grouping.title(whole, config);
        return title == null || title.isBlank() ? named : named.withTitle(firstLine(title));
    }

    private static Metadata of(
            EventDraft event, Function<StackTrace, List<Boolean>> inApp) {
        ExceptionValue shown = shown(event.exceptions());
        Frame frame = crashFrame(event, shown, inApp);
        String culprit = culprit(event, frame);
        String type = shown == null || isSynthetic(shown) ? null : shown.type();
        String value = shown == null ? null : cut(shown.value(), VALUE_LENGTH_MAX);
        return new Metadata(
                title(event, shown, type, value, frame), type, value,
                frame == null ? null : fileOf(frame),
                frame == null ? null : frame.function(),
                culprit,
                frame == null ? null : fileOf(frame),
                feedback(event));
    }

    private static @Nullable Feedback feedback(EventDraft event) {
        Map<String, @Nullable Object> said = event.contexts().get("feedback");
        var message = event.message();
        if (event.kind() != EventKind.FEEDBACK || said == null || message == null) {
            return null;
        }
        String about = text(said, "associated_event_id");
        return new Feedback(message.text(), text(said, "contact_email"), text(said, "name"),
                text(said, "source"),
                about == null ? null : EventId.parse(about).orElse(null));
    }

    private static @Nullable String text(Map<String, @Nullable Object> said, String name) {
        return said.get(name) instanceof String text && !text.isBlank()
                ? cut(text.strip(), TITLE_LENGTH_MAX)
                : null;
    }

    /// The exception people see first: the outermost one that is not just a bundle of others.
    private static @Nullable ExceptionValue shown(List<ExceptionValue> exceptions) {
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            var mechanism = exceptions.get(i).mechanism();
            if (mechanism == null || !mechanism.exceptionGroup()) {
                return exceptions.get(i);
            }
        }
        return exceptions.isEmpty() ? null : exceptions.getLast();
    }

    private static boolean isSynthetic(ExceptionValue exception) {
        var mechanism = exception.mechanism();
        return mechanism != null && mechanism.synthetic();
    }

    private static String title(
            EventDraft event, @Nullable ExceptionValue shown, @Nullable String type,
            @Nullable String value, @Nullable Frame frame) {
        String transaction = event.transaction();
        if (event.kind() == EventKind.TRANSACTION && transaction != null) {
            return cutTitle(transaction);
        }
        var message = event.message();
        boolean messageFirst = shown == null || (type == null && message != null);
        if (messageFirst && message != null && !message.text().isBlank()) {
            return firstLine(message.text());
        }
        if (type != null) {
            return value == null || value.isBlank()
                    ? cutTitle(type)
                    : cutTitle(type + ": " + firstLine(value));
        }
        if (value != null && !value.isBlank()) {
            return firstLine(value);
        }
        String function = frame == null ? null : frame.function();
        return function == null ? UNLABELED : cutTitle(function);
    }

    private static @Nullable Frame crashFrame(
            EventDraft event, @Nullable ExceptionValue shown,
            Function<StackTrace, List<Boolean>> inApp) {
        StackTrace stack = shown == null ? null : shown.stackTrace();
        if (stack == null) {
            stack = event.stackTrace();
        }
        if (stack == null) {
            stack = crashedThreadStack(event.threads());
        }
        if (stack == null || stack.frames().isEmpty()) {
            return null;
        }
        List<Boolean> own = inApp.apply(stack);
        for (int i = stack.frames().size() - 1; i >= 0; i--) {
            if (own.get(i)) {
                return stack.frames().get(i);
            }
        }
        return stack.frames().getLast();
    }

    private static @Nullable StackTrace crashedThreadStack(List<ThreadValue> threads) {
        for (ThreadValue thread : threads) {
            if (Boolean.TRUE.equals(thread.crashed()) || Boolean.TRUE.equals(thread.current())) {
                return thread.stackTrace();
            }
        }
        return threads.size() == 1 ? threads.getFirst().stackTrace() : null;
    }

    private static @Nullable String culprit(EventDraft event, @Nullable Frame frame) {
        String transaction = event.transaction();
        if (transaction != null && !transaction.isBlank()) {
            return cutTitle(transaction);
        }
        if (frame == null) {
            return null;
        }
        String place = frame.module() != null ? frame.module() : fileOf(frame);
        String function = frame.function();
        if (place == null || function == null) {
            return cut(place == null ? function : place, TITLE_LENGTH_MAX);
        }
        boolean javaScript = event.platform().equals("javascript")
                || event.platform().equals("node");
        return cutTitle(javaScript ? function + "(" + place + ")" : place + " in " + function);
    }

    private static @Nullable String fileOf(Frame frame) {
        return frame.filename() != null ? frame.filename() : frame.absPath();
    }

    private static String firstLine(String text) {
        String stripped = text.strip();
        int end = stripped.indexOf('\n');
        return cutTitle(end < 0 ? stripped : stripped.substring(0, end).stripTrailing());
    }

    private static String cutTitle(String text) {
        return text.length() <= TITLE_LENGTH_MAX
                ? text
                : text.substring(0, TITLE_LENGTH_MAX - 1) + "…";
    }

    private static @Nullable String cut(@Nullable String text, int lengthMax) {
        return text == null || text.length() <= lengthMax ? text : text.substring(0, lengthMax);
    }
}
