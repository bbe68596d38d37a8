package io.corral.domain.group;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Messages of the Python, Ruby, PHP, Java and Dart runtimes whose wording changes between versions
/// or that name the attribute or method the error is about.
final class RuntimeErrors {

    /// First words of what .NET itself says.
    private static final Set<String> DOT_NET =
            Set.of(
                    "the", "value", "object", "index", "collection", "sequence", "nullable",
                    "operation", "cannot", "input", "string", "unable", "an", "source",
                    "destination", "specified", "parameter", "stream", "timeout", "queue", "stack",
                    "invalid", "at", "length", "die", "der", "das", "la", "le", "el", "il", "o",
                    "a");

    private RuntimeErrors() {}

    /// Whether .NET may have written the message, in whatever language.
    static boolean isOfDotNet(String message) {
        int end = Shapes.endOfLetters(message, 0, message.length());
        return DOT_NET.contains(Shapes.lower(message, 0, end));
    }

    static @Nullable EngineError of(String message) {
        return switch (message.charAt(0)) {
            case 'u' -> message.startsWith("undefined ") ? ruby(message) : null;
            case 'C' -> nullCall(message);
            case 'N' -> message.startsWith("NoSuchMethodError: ") ? dart(message) : null;
            case 'T' -> dart(message);
            default -> attribute(message);
        };
    }

    /// "undefined method `name' for nil:NilClass", "undefined method 'name' for nil".
    private static @Nullable EngineError ruby(String message) {
        String name = quoted(message, 10);
        int receiver = message.lastIndexOf(" for ");
        if (name == null || receiver < 0) {
            return null;
        }
        String of = message.startsWith("nil", receiver + 5) ? "nil" : "an object";
        String what = message.startsWith("undefined local variable") ? "variable" : "method";
        return new EngineError(null, "undefined " + what + ' ' + name + " for " + of, name);
    }

    /// Java's `Cannot invoke "Cart.items()" because "<local4>" is null` without local names, PHP's
    /// `Call to a member function items() on null`.
    private static @Nullable EngineError nullCall(String message) {
        if (message.startsWith("Cannot invoke \"")) {
            String method = JavaScriptErrors.between(message, "\"", "(");
            if (method == null) {
                return null;
            }
            String of = JavaScriptErrors.between(message, "the return value of \"", "(");
            String on = of == null ? " on null" : " on null of " + of;
            return new EngineError(null, "Cannot invoke " + method + on, method);
        }
        if (message.startsWith("Cannot read field \"")
                || message.startsWith("Cannot assign field \"")) {
            String field = JavaScriptErrors.between(message, "\"", "\"");
            return new EngineError(null, "Cannot access field " + field + " on null", field);
        }
        if (message.startsWith("Call to a member function ")) {
            String method = JavaScriptErrors.between(message, "function ", "(");
            String text = "Call to a member function " + method;
            String on = message.endsWith("on null") ? " on null" : "";
            return method == null ? null : new EngineError(null, text + on, method);
        }
        return null;
    }

    /// "'NoneType' object has no attribute 'name'".
    private static @Nullable EngineError attribute(String message) {
        int at = message.indexOf(" object has no attribute '");
        if (at < 0) {
            return null;
        }
        String name = JavaScriptErrors.between(message, "attribute '", "'");
        return name == null
                ? null
                : new EngineError(null, message.substring(0, at) + " has no attribute " + name,
                        name);
    }

    private static @Nullable EngineError dart(String message) {
        String name = JavaScriptErrors.between(message, "The method '", "'");
        name = name == null ? JavaScriptErrors.between(message, "The getter '", "'") : name;
        return name == null || !message.contains("was called on null")
                ? null
                : new EngineError(null, "The member " + name + " was called on null", name);
    }

    /// The first quoted word after `from`, whichever quotes the version uses.
    private static @Nullable String quoted(String message, int from) {
        int open = from;
        while (open < message.length() && !Shapes.isQuote(message.charAt(open))) {
            open++;
        }
        int close = open + 1;
        while (close < message.length() && "'`\"".indexOf(message.charAt(close)) < 0) {
            close++;
        }
        return close < message.length() ? message.substring(open + 1, close) : null;
    }
}
