package io.corral.domain.group;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The type and message of one exception as they count in keys.
///
/// @param type null when there is none, or the SDK made it up
/// @param template what is left of the message; empty when there is none
/// @param engine the runtime's own error it was recognised as
record Wording(
        @Nullable String type, MessageTemplate template, @Nullable EngineError engine) {

    private static final int TYPE_MAX = 256;

    /// Version 2 where there is no stack: a trace in the message counts by its functions.
    static Wording withTrace(
            @Nullable String type, @Nullable String value, boolean javascript,
            Set<String> masksOff) {
        TraceText trace = TraceText.of(value == null ? "" : value);
        Wording head = of(type, trace.head(), javascript, Algorithm.SECOND, masksOff);
        if (trace.frames().isEmpty()) {
            return head;
        }
        MessageTemplate first = head.template;
        var template = new MessageTemplate(first.original(), first.text() + '\n' + trace.frames(),
                first.spans(), first.codes());
        return new Wording(head.type, template, head.engine);
    }

    /// @param masksOff kinds of values that stay in the message
    static Wording of(
            @Nullable String type, @Nullable String value, boolean javascript,
            Algorithm algorithm, Set<String> masksOff) {
        String given = value == null ? "" : value;
        given = algorithm.isSecond()
                ? KnownWordings.withoutPanic(
                        NamedFaults.withoutMach(NodeErrors.withoutEngine(given)))
                : given;
        given = javascript && algorithm.isSecond() ? NodeErrors.withoutPlace(given) : given;
        String message = javascript ? JavaScriptErrors.withoutPrefix(given) : given;
        String named = normalType(type, javascript);
        if (algorithm.isSecond() && named != null) {
            named = javascript ? Names.before(named, " [ERR_") : named;
            message = withoutType(message, named);
            named = javascript ? RenamedTypes.common(named) : Types.spelledAlike(named);
            named = RenamedTypes.byMessage(named, message);
            named = (message.startsWith("runtime error: ")
                    || message.equals("assignment to entry in nil map")) && Types.isOfGo(named)
                            ? "runtime.errorString"
                            : named;
        }
        EngineError engine =
                message.isEmpty() || !javascript ? null : JavaScriptErrors.of(type, message);
        if (engine == null && !message.isEmpty() && javascript && algorithm.isSecond()) {
            engine = ReactErrors.of(message);
            engine = engine == null ? NodeErrors.of(message) : engine;
        }
        if (engine == null && !message.isEmpty()) {
            engine = RuntimeErrors.of(message);
            engine = engine == null && algorithm.isSecond() ? later(message, named) : engine;
        }
        if (algorithm.isSecond() && named != null) {
            String crash = CrashTypes.common(named);
            boolean silent = engine == null || engine.subject() == null;
            if (crash != null && silent && CrashTypes.saysNothing(crash, message)) {
                return new Wording(crash, MessageTemplate.wholly(message, "crash"), null);
            }
            named = crash == null ? named : crash;
        }
        if (engine != null) {
            var spans = List.of(new MessageTemplate.Span(0, message.length(), "engine wording"));
            var template = new MessageTemplate(message, engine.text(), spans, List.of());
            String common = engine.type() != null && isNative(named) ? engine.type() : named;
            common = javascript && algorithm.isSecond() && engine.type() == null
                    && "Invariant Violation".equals(named) && NamedThings.isOne(engine)
                            ? "Error"
                            : common;
            return new Wording(common, template, engine);
        }
        MessageTemplate template = MessageTemplate.of(message, algorithm, masksOff);
        String fault = algorithm.isSecond() && Types.isOfSystem(type)
                ? SystemFaults.of(message)
                : null;
        return new Wording(named, fault == null ? template : template.withCode(fault), null);
    }

    /// The same under another type.
    Wording typed(String other) {
        return new Wording(other, template, engine);
    }

    /// The message without the type in front, as `DioError [badResponse]: Http status error [403]`
    /// has it.
    private static String withoutType(String message, String type) {
        if (!message.startsWith(type)) {
            return message;
        }
        int end = type.length();
        int close = message.startsWith(" [", end) ? message.indexOf(']', end) + 1 : end;
        return message.startsWith(": ", close) ? message.substring(close + 2) : message;
    }

    /// What version 2 knows besides. A kind of fault counts beside frames only where no type says
    /// it.
    private static @Nullable EngineError later(String message, @Nullable String type) {
        String core = KnownWordings.core(message);
        EngineError typed = type == null ? null : TypedWordings.of(type, core);
        if (typed != null) {
            return typed;
        }
        EngineError local = LocalSql.of(core);
        if (local != null) {
            return local;
        }
        EngineError named = type == null ? null : NamedFaults.of(core);
        named = named == null ? NamedThings.of(core) : named;
        if (named != null) {
            return named;
        }
        boolean generic = Types.isGeneric(type) || isOfDart(type, core);
        EngineError known = KnownWordings.of(core, generic);
        return known == null || generic
                ? known
                : EngineError.of(null, known.text());
    }

    /// Dart has one type for all that goes wrong on a network, and writes what the system said
    /// behind it: `Failed host lookup: 'x' (OS Error: ..., errno = 8)`.
    private static boolean isOfDart(@Nullable String type, String message) {
        return ("SocketException".equals(type) || "ClientException".equals(type))
                && message.contains("OS Error: ");
    }

    /// Whether an engine or browser, not the application, chose the type: engines disagree on it.
    private static boolean isNative(@Nullable String type) {
        return type == null
                || switch (type) {
                    case "Error", "TypeError", "RangeError", "InternalError", "SyntaxError",
                            "ReferenceError", "DOMException", "AbortError", "NotFoundError",
                            "NotAllowedError", "SecurityError", "QuotaExceededError",
                            "NS_ERROR_DOM_QUOTA_REACHED", "UnhandledRejection", "ChunkLoadError" ->
                        true;
                    default -> false;
                };
    }

    /// A type without type arguments, addresses and numbers of generated classes.
    private static @Nullable String normalType(@Nullable String type, boolean javascript) {
        if (type == null || type.isBlank() || type.equals("<unknown>") || type.equals("?")
                || type.startsWith("<redacted")) {
            return null;
        }
        String name = type.length() > TYPE_MAX ? type.substring(0, TYPE_MAX) : type;
        name = name.strip();
        boolean minified = javascript ? JavaScriptNames.isMinified(name) : name.length() < 3;
        if (minified) {
            return null;
        }
        name = name.startsWith("Uncaught ") ? name.substring(9) : name;
        int address = name.indexOf(" / 0x");
        name = address > 0 ? name.substring(0, address) : name;
        int arity = name.indexOf('`');
        name = arity > 0 ? name.substring(0, arity) : name;
        return name.startsWith("<") ? name : Names.withoutBrackets(name, '<', '>');
    }

    boolean isStackOverflow() {
        if (JavaScriptPhrases.STACK_OVERFLOW.equals(engine)) {
            return true;
        }
        return type != null
                && switch (Names.afterLast(type, '.')) {
                    case "StackOverflowError", "StackOverflowException", "RecursionError",
                            "SystemStackError", "EXCEPTION_STACK_OVERFLOW" ->
                        true;
                    default -> false;
                };
    }
}
