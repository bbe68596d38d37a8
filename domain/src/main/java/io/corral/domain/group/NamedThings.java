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
        starts("Undefined offset: ", ": ", "", "undefined array key"),
        starts("Undefined array key ", "key ", "", "undefined array key"),
        starts("Undefined constant \"", "\"", "\"", "undefined constant"),
        starts("Use of undefined constant ", "constant ", " ", "undefined constant"),
        starts("Attempt to assign property \"", "\"", "\"", "assignment to a property of null"),
        starts("Attempt to assign property '", "'", "'", "assignment to a property of null"),
        starts("Argument ", "passed to ", "()", "argument of a wrong type"),
        has("(): Argument #", "", "()", "argument of a wrong type"),
        starts("Return value of ", "of ", "()", "result of a wrong type"),
        has("(): Return value must be of type", "", "()", "result of a wrong type"),
        starts("Too few arguments to function ", "function ", "()", "too few arguments"),
        has("() expects parameter ", "", "()", "argument of a wrong type"),
        has("(): Parameter must be ", "", "()", "argument of a wrong type"),
        // JavaScript outside of browsers
        starts("Cannot find module '", "'", "'", "no module"),
        starts("Cannot find package '", "'", "'", "no module"),
        starts("Package subpath '", "'", "'", "no module"),
        // Python and Ruby calls
        has(" missing ", "argument: '", "'", "missing argument"),
        has(" got an unexpected keyword argument '", "'", "'", "unexpected argument"),
        has(" got multiple values for argument '", "'", "'", "argument twice"),
        // JVM
        starts("lateinit property ", "property ", " has not been", "lateinit without a value"),
        starts("Parameter specified as non-null is null", "parameter ", "", "null parameter"),
        starts("No enum constant ", "constant ", "", "no enum constant"),
        starts("Unrecognized field \"", "(class ", ")", "unrecognized field of"),
        starts("No qualifying bean of type '", "'", "'", "no bean of a type"),
        starts("Required request parameter '", "'", "'", "missing request parameter"),
        starts("Required parameter '", "'", "'", "missing request parameter"),
        starts("Cannot cast object '", "to class '", "'", "cannot cast"),
        starts("No such property: ", ": ", " for class", "no such property"),
        starts("No signature of method: ", ": ", "()", "no such method"),
        starts("Cannot invoke method ", "method ", "()", "method of null"),
        starts("Cannot get property '", "'", "'", "property of null"),
        starts("Cannot set property '", "'", "'", "property of null"),
        starts("Could not find matching constructor for: ", ": ", "(", "no such constructor"),
        starts("key not found: ", ": ", "", "key not found"),
        starts("Unable to resolve symbol: ", ": ", " ", "no such symbol"),
        starts("No implementation of method: :", ": :", " ", "no implementation"),
        starts("No matching field found: ", ": ", " ", "no such field"),
        starts("No matching method ", "method ", " ", "no such method"),
        has(" cannot be cast to class ", "to class ", " ", "cannot cast"),
        has(" cannot be cast to ", "cast to ", "", "cannot cast"),
        has("does not have member field '", " field '", "'", "no such field"),
        has("because the return value of \"", "value of \"", "(", "null returned"),
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
        starts("type '", "of type '", "'", "cannot cast"),
        starts("no match of right hand side value: {:error, :", "error, ", "}", "no match"),
        starts("no with clause matching: {:error, :", "error, ", "}", "no with clause"),
        starts("no case clause matching: {:error, :", "error, ", "}", "no case clause"),
        starts("no match of right hand side value: :", "value: ", "", "no match"),
        starts("LateInitializationError: Field '", "'", "'", "late field without a value"),
        starts("Field '", "'", "' has not been initialized", "late field without a value"),
        starts("key :", ":", " not found in", "key not found"),
        starts("function ", "function ", " is undefined", "undefined function"),
        starts("no function clause matching in ", " in ", "", "no function clause"),
        starts("protocol ", "protocol ", " not implemented", "protocol not implemented"),
        has("not key value coding-compliant for the key ", "the key ", "", "no such key"),
        has("has no instance getter '", "'", "'", "no such member"),
        has("has no instance method '", "'", "'", "no such member"),
        starts("The getter '", "'", "'", "no such member"),
        starts("The method '", "'", "'", "no such member"),
        // frameworks
        has("matching query does not exist", "", " matching", "no such row"),
        starts("Reverse for '", "'", "'", "no such route"),
        starts("Could not build url for endpoint '", "'", "'", "no such route"),
        starts("Cannot resolve keyword '", "'", "'", "no such field"),
        starts("Couldn't find ", "find ", " ", "no such row"),
        starts("Missing partial ", "partial ", ",", "no such template"),
        starts("Missing template ", "template ", ",", "no such template"),
        starts("Failed to lookup view \"", "\"", "\"", "no such template"),
        has("for model \"", "\"", "\"", "invalid value of a model"),
        has("Unique constraint failed on the fields: (`", "(`", "`", "duplicate key"),
        has("(Caused by ", "Caused by ", "(", "connection failed"),
        has("No query results for model [", "[", "]", "no such row"),
        starts("Target class [", "[", "]", "no such class"),
        starts("Route [", "[", "]", "no such route"),
        starts("View [", "[", "]", "no such template"),
        starts("The variable ", "variable ", " ", "variable was not assigned"),
        starts("The object of type '", "'", "'", "object was destroyed"),
        starts("There is no '", "'", "'", "no such component"),
        starts("No template found for ", "for ", "", "no such template"),
        starts("could not find ", "find ", "", "not found"),
        // databases
        has("Duplicate entry '", "for key '", "'", "duplicate key"),
        has("dup key: {", "index: ", " ", "duplicate key"),
        has("Data too long for column '", "'", "'", "value too long"),
        has("Column '", "'", "' cannot be null", "column is null"),
        has("Field '", "'", "' doesn't have a default", "column without a value"),
        has("Table '", "'", "' doesn't exist", "no such table"),
        has("check constraint \"", "\"", "\"", "check violated"),
        has("permission denied for ", "for ", "", "permission denied"),
        has("syntax error at or near \"", "\"", "\"", "syntax error"),
        has("KEY constraint '", "'", "'", "duplicate key"),
        has("with unique index '", "'", "'", "duplicate key"),
        has("the value NULL into column '", "'", "'", "column is null"),
        has("FOREIGN KEY constraint \"", "\"", "\"", "foreign key violated"),
        has("foreign key constraint fails (", "CONSTRAINT `", "`", "foreign key violated"),
        has("ORA-00001: unique constraint (", "(", ")", "duplicate key"),
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
                String bare = phrase.text().equals("duplicate key")
                        ? name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                        : name;
                return new EngineError(null, phrase.text() + ": " + bare, bare);
            }
        }
        return null;
    }

    /// The name where it looks like one: no spaces, no number of its own.
    private static @Nullable String name(String message, int at, Phrase phrase) {
        boolean leads = phrase.before().isEmpty();
        int before = leads ? at : message.indexOf(phrase.before(), at);
        if (before < 0) {
            return null;
        }
        int from = leads
                ? message.lastIndexOf(' ', Math.max(0, at - 1)) + 1
                : before + phrase.before().length();
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
