package io.corral.domain.health;

import java.util.Locale;
import java.util.Optional;

/// How a session went, from good to bad: a session only ever moves on in this order (API reference
/// 1.7), so updates may arrive in any order.
public enum SessionStatus {
    /// Nothing went wrong.
    HEALTHY,
    /// An error was handled.
    ERRORED,
    /// An error was not handled, and the application went on; browsers say so since SDK 11.
    UNHANDLED,
    /// It ended in a way nobody wanted: hung, or killed.
    ABNORMAL,
    /// It ended in a crash.
    CRASHED;

    /// The lower-case word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The status of that word; empty when there is none.
    public static Optional<SessionStatus> ofWireName(String word) {
        for (SessionStatus status : values()) {
            if (status.wireName().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /// The worse of the two.
    public SessionStatus or(SessionStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
