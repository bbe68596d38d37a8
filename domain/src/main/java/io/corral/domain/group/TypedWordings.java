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
        if (type.endsWith("NoSuchElementException") && isMissingKey(message)) {
            return new EngineError(null, "key not found", null);
        }
        return null;
    }

    /// The maps of Scala and Kotlin; what was looked up came from somebody's data.
    private static boolean isMissingKey(String message) {
        return message.startsWith("key not found: ")
                || (message.startsWith("Key ") && message.endsWith(" is missing in the map."));
    }
}
