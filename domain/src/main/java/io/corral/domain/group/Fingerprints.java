package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Message;
import io.corral.domain.event.StackTrace;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fingerprints an SDK sent: literals, variables, and `{{ default }}` for the default grouping.
final class Fingerprints {

    private static final int ENTRIES_MAX = 64;
    private static final int ENTRY_CHARS_MAX = 2048;

    private final Event event;

    private Fingerprints(Event event) {
        this.event = event;
    }

    /// Whether the fingerprint asks for anything but the default grouping. An empty list does not:
    /// the Java SDK sends one with every event.
    static boolean isCustom(List<String> fingerprint) {
        for (String entry : fingerprint) {
            if (!"default".equals(variable(entry))) {
                return true;
            }
        }
        return false;
    }

    /// Replaces the decision's default components by those of the fingerprint.
    static void decide(Event event, Decision decision, Runnable addDefault) {
        var fingerprints = new Fingerprints(event);
        boolean hybrid = false;
        int count = 0;
        for (String entry : event.fingerprint()) {
            if (++count > ENTRIES_MAX) {
                break;
            }
            if ("default".equals(variable(entry))) {
                addDefault.run();
                hybrid = true;
            } else {
                decision.components.add("fingerprint", fingerprints.resolve(entry));
            }
        }
        decision.tier(
                Tier.FINGERPRINT,
                hybrid
                        ? "the SDK's fingerprint with the default grouping in it"
                        : "the SDK's fingerprint");
    }

    /// Name of the variable an entry consists of, null for a literal.
    private static @Nullable String variable(String entry) {
        String text = entry.strip();
        boolean braces = text.startsWith("{{") && text.endsWith("}}") && text.length() > 4;
        return braces ? text.substring(2, text.length() - 2).strip() : null;
    }

    private String resolve(String entry) {
        String name = variable(entry);
        if (name == null) {
            String literal = cut(entry);
            return literal.equals(message()) || literal.equals(exceptionValue())
                    ? masked(literal)
                    : literal;
        }
        if (name.startsWith("tags.")) {
            String value = event.tags().get(name.substring(5));
            return value == null ? "<no-value-for-tag-" + name.substring(5) + ">" : value;
        }
        return cut(value(name));
    }

    private String value(String name) {
        return switch (name) {
            case "message" -> masked(orMarker(message(), "message"));
            case "raw_message" -> orMarker(message(), "message");
            case "value", "error.value" -> masked(orMarker(exceptionValue(), "value"));
            case "raw_value", "raw_error.value", "error.raw_value" ->
                orMarker(exceptionValue(), "value");
            case "type", "error.type" -> orMarker(exceptionType(), "type");
            case "transaction" -> orMarker(event.transaction(), "transaction");
            case "level" -> event.level().name().toLowerCase(Locale.ROOT);
            case "logger" -> orMarker(event.logger(), "logger");
            default -> ofFrame(name);
        };
    }

    private String ofFrame(String name) {
        Frame frame = crashFrame();
        return switch (name) {
            case "function", "stack.function" ->
                orMarker(frame == null ? null : frame.function(), "function");
            case "module", "stack.module" ->
                orMarker(frame == null ? null : frame.module(), "module");
            case "package", "stack.package" -> {
                String image = frame == null ? null : frame.packageName();
                yield orMarker(image == null ? null : FilePath.baseName(image), "package");
            }
            case "path", "stack.abs_path", "abs_path" ->
                orMarker(frame == null ? null : Names.path(frame), "abs-path");
            case "filename", "stack.filename" ->
                orMarker(frame == null ? null : frame.filename(), "filename");
            default -> "<unrecognized-variable-" + name + ">";
        };
    }

    private static String orMarker(@Nullable String value, String name) {
        return value == null || value.isEmpty() ? "<no-" + name + ">" : value;
    }

    private static String masked(String text) {
        return MessageTemplate.of(text).text();
    }

    private static String cut(String text) {
        return text.length() > ENTRY_CHARS_MAX ? text.substring(0, ENTRY_CHARS_MAX) : text;
    }

    private @Nullable String message() {
        Message message = event.message();
        return message == null || message.text().isEmpty() ? exceptionValue() : message.text();
    }

    private @Nullable String exceptionValue() {
        List<ExceptionValue> exceptions = event.exceptions();
        return exceptions.isEmpty() ? null : exceptions.getLast().value();
    }

    private @Nullable String exceptionType() {
        List<ExceptionValue> exceptions = event.exceptions();
        return exceptions.isEmpty() ? null : exceptions.getLast().type();
    }

    /// The application's newest frame, else the newest one, of the outermost stack.
    private @Nullable Frame crashFrame() {
        StackTrace stack = null;
        for (ExceptionValue exception : event.exceptions()) {
            stack = exception.stackTrace() != null ? exception.stackTrace() : stack;
        }
        stack = stack == null ? Threads.stackOf(event) : stack;
        if (stack == null || stack.frames().isEmpty()) {
            return null;
        }
        for (Frame frame : stack.frames().reversed()) {
            if (FrameClassifier.isApp(frame, event.platform())) {
                return frame;
            }
        }
        return stack.frames().getLast();
    }
}
