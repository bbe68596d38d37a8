package io.corral.domain.group;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Wordings that mean something only beside one type.
final class TypedWordings {

    /// What the parsers of Dart's own libraries say; the text they did not like follows.
    private static final Set<String> FORMATS =
            Set.of(
                    "Invalid date format", "Invalid radix-10 number", "Invalid radix-16 number",
                    "Invalid number", "Invalid double", "Unexpected character",
                    "Unexpected end of input", "Unterminated string",
                    "Positive input exceeds the limit of integer",
                    "Invalid character", "Invalid UTF-8 byte", "Missing extension byte",
                    "Unexpected extension byte", "Invalid length, must be multiple of four",
                    "Invalid port", "Invalid empty scheme", "Scheme not starting with alphabetic",
                    "Illegal scheme character", "Trailing data", "Missing expected digit");

    private TypedWordings() {}

    /// The common wording; null when the message is not one that is known beside the type.
    static @Nullable EngineError of(String type, String message) {
        if (type.equals("FormatException")) {
            String head = Names.before(Names.before(message, "\n"), " (at ").strip();
            return FORMATS.contains(head) ? new EngineError(null, head, head) : null;
        }
        if (message.startsWith("The expression evaluated to a falsy value:")) {
            String told = message.substring(42).strip();
            int open = told.startsWith("(0, ") ? told.indexOf(")(") + 1 : told.indexOf('(');
            String expression = told.substring(Math.max(0, open));
            return new EngineError(null, "assertion of " + expression, expression);
        }
        if (type.equals("ZodError")) {
            String path = JavaScriptErrors.between(message, "\"path\":", "]");
            String name = path == null ? "" : lettersOf(path);
            return name.isEmpty() ? null : new EngineError(null, "not of a schema: " + name, name);
        }
        if (type.endsWith("KeyError") && type.length() > 8 && Shapes.isQuote(message.charAt(0))
                && Shapes.closingQuote(message, 0) == message.length() - 1) {
            String name = message.substring(1, message.length() - 1);
            return new EngineError(null, "no key: " + name, name);
        }
        if (type.equals("KeyError") && isNameOfCode(message)) {
            String name = message.substring(1, message.length() - 1);
            return new EngineError(null, "no key: " + name, name);
        }
        if (type.endsWith("UnknownHostException")) {
            return new EngineError(null, "host lookup failed", "host lookup failed");
        }
        if (type.endsWith("NoSuchElementException") && isMissingKey(message)) {
            return new EngineError(null, "key not found", null);
        }
        if (message.startsWith("unknown variant `")) {
            return variant(message);
        }
        int chain = message.endsWith(")") && !message.startsWith("Unrecognized field")
                ? message.lastIndexOf("(through reference chain: ")
                : -1;
        if (chain >= 0) {
            return chain(message.substring(chain + 26, message.length() - 1));
        }
        EngineError fault = GoFaults.of(type, message);
        return fault == null ? ServerFaults.of(Types.lastPart(type), message) : fault;
    }

    private static String lettersOf(String path) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < path.length() && letters.length() < 120; i++) {
            char c = path.charAt(i);
            if (Character.isLetter(c) || c == '_' || c == ',') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /// `'unit_price'`: words with lines between them are names out of the code; a single word may
    /// be data.
    private static boolean isNameOfCode(String message) {
        int last = message.length() - 1;
        boolean line = false;
        for (int i = 1; i < last; i++) {
            char c = message.charAt(i);
            line |= c == '_' && i > 1 && i < last - 1;
            if (c != '_' && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return line && message.charAt(0) == '\'' && message.charAt(last) == '\'';
    }

    /// Jackson: the fields on the way to the value that it could not read.
    private static EngineError chain(String chain) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < chain.length() && fields.length() < 160; i++) {
            char c = chain.charAt(i);
            if (!Shapes.isDigit(c) && c != '"') {
                fields.append(c);
            }
        }
        return new EngineError(null, "undecodable: " + fields, fields.toString());
    }

    /// serde: which variants there are; the one that was sent is somebody's data.
    private static @Nullable EngineError variant(String message) {
        int at = message.indexOf("`, expected ");
        if (at < 0) {
            return null;
        }
        String expected = Names.before(message.substring(at + 3), " at line ");
        return new EngineError(null, "unknown variant, " + expected, expected);
    }

    /// The maps of Scala and Kotlin; what was looked up came from somebody's data.
    private static boolean isMissingKey(String message) {
        return message.startsWith("key not found: ")
                || (message.startsWith("Key ") && message.endsWith(" is missing in the map."));
    }
}
