package io.corral.domain.group;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Errors of React: numbers in production, sentences in development, and the address of the
/// explanation in between changed with its versions.
final class ReactErrors {

    private static final String MINIFIED = "Minified React error #";

    private static final Map<String, String> NUMBERS =
            Map.ofEntries(
                    Map.entry("Maximum update depth exceeded", "185"),
                    Map.entry("Rendered fewer hooks than expected", "300"),
                    Map.entry("Too many re-renders", "301"),
                    Map.entry("Rendered more hooks than during the previous render", "310"),
                    Map.entry("Invalid hook call", "321"),
                    Map.entry("Objects are not valid as a React child", "31"),
                    Map.entry("Element type is invalid", "130"),
                    Map.entry("Target container is not a DOM element", "200"),
                    Map.entry("Hydration failed because", "418"),
                    Map.entry("There was an error while hydrating", "423"),
                    Map.entry("Text content does not match server-rendered HTML", "425"),
                    Map.entry("This Suspense boundary received an update before", "421"),
                    Map.entry("The server could not finish this Suspense boundary", "419"),
                    Map.entry("Unable to find node on an unmounted component", "188"));

    private ReactErrors() {}

    /// The number in one wording; null when the message is none of React's.
    static @Nullable EngineError of(String message) {
        if (message.startsWith(MINIFIED)) {
            int end = Names.skipDigits(message, MINIFIED.length());
            return about(message.substring(MINIFIED.length(), end));
        }
        for (Map.Entry<String, String> known : NUMBERS.entrySet()) {
            if (message.startsWith(known.getKey())) {
                return about(known.getValue());
            }
        }
        return null;
    }

    private static EngineError about(String number) {
        return new EngineError(null, "React error " + number, number);
    }
}
