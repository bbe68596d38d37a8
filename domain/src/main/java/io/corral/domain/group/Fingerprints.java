package io.corral.domain.group;

import io.corral.domain.event.Event;
import io.corral.domain.event.ExceptionValue;
import io.corral.domain.event.Frame;
import io.corral.domain.event.Message;
import io.corral.domain.event.StackTrace;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Fingerprints an SDK sent or a rule gave: literals, variables, and `{{ default }}` for the
/// default grouping.
final class Fingerprints {

    private static final int ENTRIES_MAX = 64;
    private static final int ENTRY_CHARS_MAX = 2048;

    private final RuledEvent ruled;
    private final Event event;

    Fingerprints(RuledEvent ruled) {
        this.ruled = ruled;
        this.event = ruled.event();
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

    /// Replaces the decision's default components by those of a fingerprint.
    ///
    /// @param whose in words
    void decide(
            List<String> fingerprint, String whose, Decision decision, Runnable addDefault) {
        boolean hybrid = false;
        int count = 0;
        for (String entry : fingerprint) {
            if (++count > ENTRIES_MAX) {
                break;
            }
            if ("default".equals(variable(entry))) {
                addDefault.run();
                hybrid = true;
            } else {
                decision.components.add("fingerprint", resolve(entry));
            }
        }
        decision.tier(
                Tier.FINGERPRINT,
                hybrid ? whose + " with the default grouping in it" : whose);
    }

    /// A title with the values of its variables in place of them.
    String title(String template) {
        StringBuilder title = new StringBuilder();
        int at = 0;
        int open = template.indexOf("{{");
        while (open >= 0) {
            int close = template.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            title.append(template, at, open)
                    .append(raw(template.substring(open + 2, close).strip()));
            at = close + 2;
            open = template.indexOf("{{", at);
        }
        return cut(title.append(template, at, template.length()).toString());
    }

    private String raw(String name) {
        return switch (name) {
            case "message" -> value("raw_message");
            case "value", "error.value" -> value("raw_value");
            default -> name.startsWith("tags.") ? tag(name.substring(5)) : value(name);
        };
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
            return tag(name.substring(5));
        }
        return cut(value(name));
    }

    private String tag(String name) {
        String sent = event.tags().get(name);
        String value = sent == null && name.equals("transaction") ? event.transaction() : sent;
        return value == null ? "<no-value-for-tag-" + name + ">" : value;
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

    private String masked(String text) {
        return MessageTemplate.of(text, ruled.algorithm(), ruled.masksOff()).text();
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
        List<Boolean> own = ruled.inApp(stack);
        for (int i = own.size() - 1; i >= 0; i--) {
            if (own.get(i)) {
                return stack.frames().get(i);
            }
        }
        return stack.frames().getLast();
    }
}
