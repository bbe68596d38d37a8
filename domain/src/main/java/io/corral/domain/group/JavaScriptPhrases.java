package io.corral.domain.group;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fixed phrases of the JavaScript engines and browsers, with the one wording that stands for all.
final class JavaScriptPhrases {

    /// @param start what the message starts with
    /// @param error the common wording
    private record Phrase(String start, EngineError error) {}

    private static final EngineError JSON_END =
            EngineError.of("SyntaxError", "unexpected end of JSON");
    private static final EngineError JSON = EngineError.of("SyntaxError", "invalid JSON");
    private static final EngineError FETCH = EngineError.of("TypeError", "network request failed");
    private static final EngineError IMPORT =
            EngineError.of("TypeError", "dynamic import of a module failed");
    private static final EngineError CHUNK =
            EngineError.of("ChunkLoadError", "loading of a chunk failed");
    private static final EngineError RESIZE =
            EngineError.of("Error", "ResizeObserver loop with undelivered notifications");
    static final EngineError STACK_OVERFLOW =
            EngineError.of("RangeError", "call stack size exceeded");
    private static final EngineError SCRIPT = EngineError.of("Error", "Script error");
    private static final EngineError CONSTANT =
            EngineError.of("TypeError", "assignment to a constant");
    private static final EngineError ABORTED = EngineError.of("AbortError", "request aborted");
    private static final EngineError QUOTA =
            EngineError.of("QuotaExceededError", "storage quota exceeded");
    private static final EngineError INSECURE =
            EngineError.of("SecurityError", "access denied for this document");
    private static final EngineError NOT_CHILD =
            EngineError.of("NotFoundError", "the node is not a child of this node");
    private static final EngineError TIME = EngineError.of("RangeError", "invalid time value");
    private static final EngineError LENGTH = EngineError.of("RangeError", "invalid array length");
    private static final EngineError CYCLE =
            EngineError.of("TypeError", "circular structure cannot become JSON");
    private static final EngineError OBJECT =
            EngineError.of("TypeError", "null or undefined cannot become an object");
    private static final EngineError PLAY =
            EngineError.of("NotAllowedError", "playing is not allowed by the user agent");
    private static final EngineError REGEXP =
            EngineError.of("SyntaxError", "invalid regular expression");
    private static final EngineError TOKEN = EngineError.of("SyntaxError", "unexpected token");

    private static final List<Phrase> STARTS =
            List.of(
                    new Phrase("Unexpected end of JSON input", JSON_END),
                    new Phrase("JSON.parse: unexpected end of data", JSON_END),
                    new Phrase("JSON.parse: unterminated string", JSON_END),
                    new Phrase("JSON Parse error: Unexpected EOF", JSON_END),
                    new Phrase("JSON Parse error: Unterminated string", JSON_END),
                    new Phrase("Unterminated string in JSON", JSON_END),
                    new Phrase("JSON.parse: ", JSON),
                    new Phrase("JSON Parse error: ", JSON),
                    new Phrase("Failed to fetch dynamically imported module", IMPORT),
                    new Phrase("error loading dynamically imported module", IMPORT),
                    new Phrase("Importing a module script failed", IMPORT),
                    new Phrase("Failed to fetch", FETCH),
                    new Phrase("NetworkError when attempting to fetch resource", FETCH),
                    new Phrase("Load failed", FETCH),
                    new Phrase("Network request failed", FETCH),
                    new Phrase("The network connection was lost", FETCH),
                    new Phrase("The Internet connection appears to be offline", FETCH),
                    new Phrase("A server with the specified hostname could not be found", FETCH),
                    new Phrase("Loading chunk ", CHUNK),
                    new Phrase("Loading CSS chunk ", CHUNK),
                    new Phrase("ChunkLoadError", CHUNK),
                    new Phrase("ResizeObserver loop", RESIZE),
                    new Phrase("Maximum call stack size exceeded", STACK_OVERFLOW),
                    new Phrase("too much recursion", STACK_OVERFLOW),
                    new Phrase("Out of stack space", STACK_OVERFLOW),
                    new Phrase("Script error", SCRIPT),
                    new Phrase("Assignment to constant variable", CONSTANT),
                    new Phrase("invalid assignment to const", CONSTANT),
                    new Phrase("Attempted to assign to readonly property", CONSTANT),
                    new Phrase("The user aborted a request", ABORTED),
                    new Phrase("signal is aborted", ABORTED),
                    new Phrase("The operation was aborted", ABORTED),
                    new Phrase("Fetch is aborted", ABORTED),
                    new Phrase("This operation was aborted", ABORTED),
                    new Phrase("AbortError", ABORTED),
                    new Phrase("The quota has been exceeded", QUOTA),
                    new Phrase("QuotaExceededError", QUOTA),
                    new Phrase("Persistent storage maximum size reached", QUOTA),
                    new Phrase("The operation is insecure", INSECURE),
                    new Phrase("The object can not be found here", NOT_CHILD),
                    new Phrase("Invalid time value", TIME),
                    new Phrase("invalid date", TIME),
                    new Phrase("Invalid Date", TIME),
                    new Phrase("Invalid array length", LENGTH),
                    new Phrase("invalid array length", LENGTH),
                    new Phrase("Array size is not a small enough positive integer", LENGTH),
                    new Phrase("Converting circular structure to JSON", CYCLE),
                    new Phrase("cyclic object value", CYCLE),
                    new Phrase("JSON.stringify cannot serialize cyclic structures", CYCLE),
                    new Phrase("Cannot convert undefined or null to object", OBJECT),
                    new Phrase("can't convert undefined to object", OBJECT),
                    new Phrase("can't convert null to object", OBJECT),
                    new Phrase("Object.keys requires that input parameter", OBJECT),
                    new Phrase("play() failed because the user", PLAY),
                    new Phrase("The play method is not allowed", PLAY),
                    new Phrase("The request is not allowed by the user agent", PLAY),
                    new Phrase("Invalid regular expression", REGEXP),
                    new Phrase("invalid regexp group", REGEXP),
                    new Phrase("expected expression, got ", TOKEN));

    private JavaScriptPhrases() {}

    static @Nullable EngineError of(String text) {
        for (Phrase phrase : STARTS) {
            if (text.startsWith(phrase.start)) {
                return phrase.error;
            }
        }
        if (text.startsWith("Unexpected token ")) {
            return text.contains("JSON") ? JSON : TOKEN;
        }
        if (text.endsWith(" is not valid JSON") || text.contains(" in JSON at position ")
                || text.contains(" after JSON at position ")) {
            return JSON;
        }
        if (text.contains("exceeded the quota")) {
            return QUOTA;
        }
        if (text.contains("not a child of this node")) {
            return NOT_CHILD;
        }
        return text.contains("Access is denied for this document") ? INSECURE : null;
    }
}
