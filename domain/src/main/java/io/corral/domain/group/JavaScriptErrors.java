package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// What Chrome, Edge, Firefox, Safari and Hermes say about the same fault. The property, function
/// or variable is kept; whether the value was null or undefined is not, because Safari and Firefox
/// disagree with Chrome about which of two values they name.
final class JavaScriptErrors {

    private static final String TYPE = "TypeError";
    private static final String ACCESS = "access to a property of null or undefined";
    private static final String CALL = "is not a function";
    private static final String UNDEFINED = "is not defined";
    private static final String NOT_ITERABLE = "is not iterable";
    private static final String TO_OBJECT = "null or undefined cannot become an object";

    /// Characters of a message that may still be an engine's.
    private static final int MESSAGE_MAX = 2000;

    private JavaScriptErrors() {}

    /// The common wording, null when the message is not an engine's.
    ///
    /// @param type the event's type; null when it has none
    static @Nullable EngineError of(@Nullable String type, String message) {
        String text = withoutPrefix(message.strip());
        if (text.isEmpty() || text.length() > MESSAGE_MAX) {
            return null;
        }
        EngineError error = propertyOfNothing(text);
        error = error == null && TYPE.equals(type) ? bareNothing(text) : error;
        error = error == null ? evaluating(text) : error;
        error = error == null ? call(text) : error;
        error = error == null ? variable(text) : error;
        return error == null ? JavaScriptPhrases.of(text) : error;
    }

    /// Message without `Uncaught` and the type that global handlers put in front.
    static String withoutPrefix(String message) {
        String text = message;
        if (text.startsWith("Uncaught (in promise) ")) {
            text = text.substring(22);
        } else if (text.startsWith("Uncaught ")) {
            text = text.substring(9);
        } else if (text.startsWith("uncaught exception: ")) {
            text = text.substring(20);
        } else if (text.startsWith("Unhandled Promise Rejection: ")) {
            text = text.substring(29);
        }
        int colon = text.indexOf("Error: ");
        boolean typed = colon >= 0 && colon < 30 && text.lastIndexOf(' ', colon) < 0;
        return typed ? text.substring(colon + 7) : text;
    }

    private static @Nullable EngineError propertyOfNothing(String text) {
        if (text.startsWith("Cannot read propert") || text.startsWith("Cannot set propert")) {
            String property = between(text, "(reading '", "'");
            property = property == null ? between(text, "(setting '", "'") : property;
            property = property == null ? between(text, "property '", "'") : property;
            return EngineError.about(TYPE, ACCESS, property);
        }
        if (text.startsWith("Unable to get property ")
                || text.startsWith("Unable to set property ")) {
            return EngineError.about(TYPE, ACCESS, between(text, "property '", "'"));
        }
        if (text.startsWith("can't access property ")) {
            return EngineError.about(TYPE, ACCESS, between(text, "property \"", "\""));
        }
        if (text.startsWith("Cannot destructure property ")) {
            return EngineError.about(TYPE, ACCESS, between(text, "property '", "'"));
        }
        int later = text.indexOf("; can't access its \"");
        if (later > 0) {
            return EngineError.about(TYPE, ACCESS, between(text, "its \"", "\""));
        }
        return null;
    }

    /// Older Firefox: `cart.items is undefined`. Applications write such messages too, with other
    /// types.
    private static @Nullable EngineError bareNothing(String text) {
        boolean nothing = text.endsWith(" is undefined") || text.endsWith(" is null");
        boolean expression = nothing && text.indexOf(" is ") == text.indexOf(' ');
        return expression && text.charAt(0) != '\'' ? EngineError.of(TYPE, ACCESS) : null;
    }

    /// Safari: `undefined is not an object (evaluating 'cart.items.length')`.
    private static @Nullable EngineError evaluating(String text) {
        boolean nothing = text.startsWith("undefined is not an object")
                || text.startsWith("null is not an object")
                || text.startsWith("undefined is not a function")
                || text.startsWith("null is not a function");
        if (!nothing) {
            return null;
        }
        String expression = between(text, "(evaluating '", "')");
        if (expression != null && text.contains("is not a function")) {
            return EngineError.about(TYPE, CALL, lastName(expression));
        }
        if (expression == null) {
            return EngineError.of(TYPE, text.contains("function") ? CALL : ACCESS);
        }
        if (expression.startsWith("Object.")) {
            return EngineError.of(TYPE, TO_OBJECT);
        }
        int assigned = expression.indexOf(" = ");
        if (assigned > 0 && expression.charAt(0) == '[') {
            return EngineError.of(TYPE, NOT_ITERABLE);
        }
        String accessed = assigned > 0 ? expression.substring(0, assigned) : expression;
        return EngineError.about(TYPE, ACCESS, lastName(accessed));
    }

    private static @Nullable EngineError call(String text) {
        int at = text.indexOf(" is not a function");
        if (at > 0) {
            return EngineError.about(TYPE, CALL, lastName(text.substring(0, at)));
        }
        if (text.startsWith("Object doesn't support property or method ")) {
            return EngineError.about(TYPE, CALL, between(text, "method '", "'"));
        }
        at = text.indexOf(" is not a constructor");
        if (at > 0 && text.lastIndexOf(' ', at - 1) < 0) {
            return EngineError.about(TYPE, "is not a constructor", lastName(text.substring(0, at)));
        }
        if (text.contains(" is not iterable")
                || (text.contains("[Symbol.iterator]") && text.contains("function"))
                || text.contains("Symbol.iterator property")) {
            return EngineError.of(TYPE, NOT_ITERABLE);
        }
        return null;
    }

    private static @Nullable EngineError variable(String text) {
        String type = "ReferenceError";
        int at = text.indexOf(" is not defined");
        if (at > 0 && at + 15 >= text.length() - 1 && text.lastIndexOf(' ', at - 1) < 0) {
            return EngineError.about(type, UNDEFINED, text.substring(0, at).replace("'", ""));
        }
        if (text.startsWith("Can't find variable: ")) {
            return EngineError.about(type, UNDEFINED, text.substring(21));
        }
        if (text.startsWith("Property '") && text.endsWith("' doesn't exist")) {
            return EngineError.about(type, UNDEFINED, between(text, "'", "'"));
        }
        if (text.startsWith("'") && text.endsWith("' is undefined")) {
            return EngineError.about(type, UNDEFINED, between(text, "'", "'"));
        }
        if (text.endsWith(" before initialization")
                || text.startsWith("Cannot access uninitialized variable")) {
            return EngineError.of(type, "access to a variable before its initialization");
        }
        return null;
    }

    /// Last identifier of an expression: `a.b` of `x.a.b(1)`, without arguments and index.
    private static @Nullable String lastName(String expression) {
        int end = expression.length();
        int arguments = expression.endsWith(")") ? expression.lastIndexOf('(') : -1;
        int open = arguments > 0 ? arguments : end;
        if (arguments < 0 && expression.indexOf('(') > 0 && !expression.contains(").")) {
            open = expression.indexOf('(');
        }
        while (open > 0 && !isNamePart(expression.charAt(open - 1))) {
            open--;
        }
        int from = open;
        while (from > 0 && isNamePart(expression.charAt(from - 1))) {
            from--;
        }
        String name = expression.substring(from, open);
        boolean number = Names.skipDigits(name, 0) == name.length();
        return name.isEmpty() || number ? null : name;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    static @Nullable String between(String text, String before, String after) {
        int from = text.indexOf(before);
        if (from < 0) {
            return null;
        }
        int to = text.indexOf(after, from + before.length());
        return to < 0 ? null : text.substring(from + before.length(), to);
    }
}
