package io.corral.testkit.grouping;

/// One call of a stack, before it is rendered for a place.
///
/// @param origin whose code it is
/// @param unit path, class or library; which, depends on the platform
/// @param function as the platform names it; `?` when it has no name
public record Call(Origin origin, String unit, String function) {

    /// Whose code a call is in.
    public enum Origin {
        APP,
        LIBRARY,
        RUNTIME
    }

    static Call app(String unit, String function) {
        return new Call(Origin.APP, unit, function);
    }

    static Call library(String unit, String function) {
        return new Call(Origin.LIBRARY, unit, function);
    }

    static Call runtime(String unit, String function) {
        return new Call(Origin.RUNTIME, unit, function);
    }

    /// Reads `unit function`, with `~` before calls of libraries and `=` before the runtime's.
    static Call parse(String line) {
        Origin origin = switch (line.charAt(0)) {
            case '~' -> Origin.LIBRARY;
            case '=' -> Origin.RUNTIME;
            default -> Origin.APP;
        };
        String text = origin == Origin.APP ? line : line.substring(1);
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalStateException("expected `unit function`, found: " + line);
        }
        return new Call(origin, text.substring(0, space), text.substring(space + 1).strip());
    }

    boolean ofApp() {
        return origin == Origin.APP;
    }

    Call unit(String other) {
        return new Call(origin, other, function);
    }

    Call function(String other) {
        return new Call(origin, unit, other);
    }
}
