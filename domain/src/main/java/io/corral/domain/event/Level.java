package io.corral.domain.event;

import java.util.Locale;
import java.util.Optional;

/// Severity an SDK gave an event, from harmless to fatal.
public enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR,
    FATAL;

    /// Reads a level in any case; `log` is info, `warn` is warning and `critical` is fatal, as
    /// SDKs of
    /// several languages spell them. Empty for other words.
    public static Optional<Level> parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "debug" -> Optional.of(DEBUG);
            case "info", "log" -> Optional.of(INFO);
            case "warning", "warn" -> Optional.of(WARNING);
            case "error" -> Optional.of(ERROR);
            case "fatal", "critical" -> Optional.of(FATAL);
            default -> Optional.empty();
        };
    }

    /// The lower-case word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
