package io.corral.domain.group;

import org.jspecify.annotations.Nullable;

/// What runtimes and databases name in their messages: the variable, property, class, argument or
/// column that is missing or wrong. Version 2 counts that name even where frames decide, and knows
/// the wordings of different runtime versions as one.
final class NamedThings {

    private static final int MESSAGE_MAX = 2000;
    private static final int NAME_MAX = 120;

    /// @param anywhere whether the message may have `start` anywhere, not only at its beginning
    /// @param start what the message has in it
    /// @param before what stands before the name, searched from `start` on
    /// @param after what stands behind it; empty for the end of the message
    /// @param text the common wording
    private record Phrase(
            boolean anywhere, String start, String before, String after, String text) {}

    private static Phrase starts(String start, String before, String after, String text) {
        return new Phrase(false, start, before, after, text);
    }

    private static Phrase has(String start, String before, String after, String text) {
        return new Phrase(true, start, before, after, text);
    }

    private static final Phrase[] PHRASES = {
        // Python
        starts("name '", "'", "' is not defined", "name is not defined"),
        starts("free variable '", "'", "'", "local variable without a value"),
        starts("local variable '", "'", "' referenced", "local variable without a value"),
        starts("cannot access local variable '", "'", "'", "local variable without a value"),
        starts("cannot access free variable '", "'", "'", "local variable without a value"),
        starts("cannot import name '", "'", "'", "cannot import name"),
        starts("cannot import name ", " name ", " ", "cannot import name"),
        starts("No module named ", " named ", "", "no module"),
        starts("module '", "attribute '", "'", "module has no attribute"),
        starts("type object '", "attribute '", "'", "type has no attribute"),
        // Ruby
        starts("uninitialized constant ", "constant ", "", "uninitialized constant"),
        starts("key not found: ", ": ", "", "key not found"),
        starts("missing keyword: ", ": ", "", "missing keyword"),
        starts("unknown keyword: ", ": ", "", "unknown keyword"),
        starts("param is missing or the value is empty", ": ", "\n", "missing parameter"),
        starts("unknown attribute '", "'", "'", "unknown attribute"),
        // PHP
        starts("Undefined variable", "$", "", "undefined variable"),
        starts("Undefined variable: ", ": ", "", "undefined variable"),
        starts("Undefined array key \"", "\"", "\"", "undefined array key"),
        starts("Undefined index: ", ": ", "", "undefined array key"),
        starts("Undefined property: ", "$", "", "undefined property"),
        starts("Attempt to read property \"", "\"", "\"", "property of null"),
        starts("Trying to get property '", "'", "'", "property of null"),
        starts("Call to undefined method ", "method ", "", "call of an undefined method"),
        starts("Call to undefined function ", "function ", "", "call of an undefined function"),
        starts("Class \"", "\"", "\" not found", "class not found"),
        starts("Class '", "'", "' not found", "class not found"),
        // JVM
        starts("lateinit property ", "property ", " has not been", "lateinit without a value"),
        starts("Parameter specified as non-null is null", "parameter ", "", "null parameter"),
        starts("No enum constant ", "constant ", "", "no enum constant"),
        starts("Unrecognized field \"", "\"", "\"", "unrecognized field"),
        starts("No qualifying bean of type '", "'", "'", "no bean of a type"),
        starts("Required request parameter '", "'", "'", "missing request parameter"),
        starts("Required parameter '", "'", "'", "missing request parameter"),
        // .NET
        starts("Value cannot be null.", "Parameter '", "'", "argument is null"),
        starts("Value cannot be null.", "Parameter name: ", "", "argument is null"),
        starts("Unable to resolve service for type '", "'", "'", "no service of a type"),
        starts("Unable to cast object of type '", "to type '", "'", "cannot cast"),
        starts("Method not found: '", "'", "'", "method not found"),
        starts("Could not load file or assembly '", "'", ",", "cannot load assembly"),
        // Apple
        starts("-[", "[", "]: unrecognized selector", "unrecognized selector"),
        starts("+[", "[", "]: unrecognized selector", "unrecognized selector"),
        // Rust, Dart, Elixir
        starts("missing field `", "`", "`", "missing field"),
        starts("unknown field `", "`", "`", "unknown field"),
        starts("unknown variant `", "`", "`", "unknown variant"),
        starts("LateInitializationError: Field '", "'", "'", "late field without a value"),
        starts("Field '", "'", "' has not been initialized", "late field without a value"),
        starts("key :", ":", " not found in", "key not found"),
        starts("function ", "function ", " is undefined", "undefined function"),
        starts("no function clause matching in ", " in ", "", "no function clause"),
        // databases
        has("column \"", "\"", "\" does not exist", "no such column"),
        has("relation \"", "\"", "\" does not exist", "no such table"),
        has("null value in column \"", "\"", "\"", "column is null"),
        has("unique constraint \"", "\"", "\"", "duplicate key"),
        has("foreign key constraint \"", "\"", "\"", "foreign key violated"),
        has("Unknown column '", "'", "'", "no such column"),
        has("Invalid column name '", "'", "'", "no such column"),
        has("Invalid object name '", "'", "'", "no such table"),
        has("no such column: ", ": ", "", "no such column"),
        has("no such table: ", ": ", "", "no such table"),
        has("UNIQUE constraint failed: ", ": ", "", "duplicate key"),
        has("NOT NULL constraint failed: ", ": ", "", "column is null"),
    };

    private NamedThings() {}

    /// The common wording with the name; null when the message names nothing that is known.
    static @Nullable EngineError of(String message) {
        if (message.length() > MESSAGE_MAX) {
            return null;
        }
        for (Phrase phrase : PHRASES) {
            int at = phrase.anywhere()
                    ? message.indexOf(phrase.start())
                    : message.startsWith(phrase.start()) ? 0 : -1;
            String name = at < 0 ? null : name(message, at, phrase);
            if (name != null) {
                return new EngineError(null, phrase.text() + ": " + name, name);
            }
        }
        return null;
    }

    /// The name where it looks like one: no spaces, no number of its own.
    private static @Nullable String name(String message, int at, Phrase phrase) {
        int before = message.indexOf(phrase.before(), at);
        if (before < 0) {
            return null;
        }
        int from = before + phrase.before().length();
        int to = phrase.after().isEmpty()
                ? endOfName(message, from)
                : message.indexOf(phrase.after(), from);
        if (to <= from || to - from > NAME_MAX) {
            return null;
        }
        for (int i = from; i < to; i++) {
            char c = message.charAt(i);
            if (!Character.isLetter(c) && "_.:$\\/#?!@[](),<>- ".indexOf(c) < 0
                    && (i == from || !Shapes.isDigit(c))) {
                return null;
            }
        }
        String name = message.substring(from, to).replace("'", "");
        return MessageTemplate.of(name, Algorithm.SECOND).spans().isEmpty() ? name : null;
    }

    private static int endOfName(String message, int from) {
        int end = from;
        while (end < message.length() && !Character.isWhitespace(message.charAt(end))
                && "\"'`,;".indexOf(message.charAt(end)) < 0) {
            end++;
        }
        boolean marked = end > from && ".:".indexOf(message.charAt(end - 1)) >= 0;
        return marked ? end - 1 : end;
    }
}
