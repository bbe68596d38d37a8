package io.corral.domain.issue;

import io.corral.domain.event.Level;
import java.util.Locale;

/// How urgent an issue is, as Sentry's API names it.
public enum Priority {
    LOW,
    MEDIUM,
    HIGH;

    /// The default without further evidence: fatal and error high, warning medium, else low.
    public static Priority ofLevel(Level level) {
        return switch (level) {
            case FATAL, ERROR -> HIGH;
            case WARNING -> MEDIUM;
            case INFO, DEBUG -> LOW;
        };
    }

    /// The lower-case word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
