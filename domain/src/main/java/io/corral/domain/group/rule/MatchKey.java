package io.corral.domain.group.rule;

import java.util.List;
import java.util.Optional;

/// What a matcher looks at, with its names in rules (Sentry docs: "Fingerprint Rules" and "Stack
/// Trace Rules").
public enum MatchKey {
    ERROR_TYPE(Scope.EXCEPTION, Case.KEPT, "error.type", "type"),
    ERROR_VALUE(Scope.EXCEPTION, Case.FOLDED, "error.value", "value"),
    MECHANISM(Scope.EXCEPTION, Case.FOLDED, "error.mechanism", "mechanism"),
    /// The log message or the value of any exception.
    MESSAGE(Scope.EVENT, Case.FOLDED, "message"),
    FUNCTION(Scope.FRAME, Case.KEPT, "stack.function", "function"),
    MODULE(Scope.FRAME, Case.KEPT, "stack.module", "module"),
    /// The absolute path or the file name.
    PATH(Scope.FRAME, Case.PATH, "stack.abs_path", "path"),
    PACKAGE(Scope.FRAME, Case.PATH, "stack.package", "package"),
    /// Whether the frame is the application's own: `yes`, `no`.
    APP(Scope.FRAME, Case.KEPT, "app", "stack.in_app", "in_app"),
    /// What an earlier stack-trace rule called the frame.
    CATEGORY(Scope.FRAME, Case.KEPT, "category"),
    /// `javascript`, `native`, `other` or `all`; several with commas between them.
    FAMILY(Scope.EVENT, Case.KEPT, "family"),
    LEVEL(Scope.EVENT, Case.FOLDED, "level"),
    LOGGER(Scope.EVENT, Case.KEPT, "logger"),
    RELEASE(Scope.EVENT, Case.KEPT, "release"),
    /// Address of the page or request; in ownership rules.
    URL(Scope.EVENT, Case.FOLDED, "url"),
    SDK(Scope.EVENT, Case.KEPT, "sdk"),
    /// A tag; its name follows the key.
    TAG(Scope.EVENT, Case.KEPT, "tags."),
    THREAD_ID(Scope.THREAD, Case.KEPT, "thread.id"),
    THREAD_NAME(Scope.THREAD, Case.KEPT, "thread.name"),
    THREAD_STATE(Scope.THREAD, Case.KEPT, "thread.state"),
    THREAD_CRASHED(Scope.THREAD, Case.KEPT, "thread.crashed"),
    THREAD_CURRENT(Scope.THREAD, Case.KEPT, "thread.current");

    private final Scope scope;
    private final Case letters;
    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
    private final List<String> names;

    MatchKey(Scope scope, Case letters, String... names) {
        this.scope = scope;
        this.letters = letters;
        this.names = List.of(names);
    }

    /// What one matcher is asked about at a time. All matchers of a rule about frames must hold for
    /// one and the same frame, likewise for exceptions and threads.
    public enum Scope {
        EVENT,
        EXCEPTION,
        FRAME,
        THREAD
    }

    /// How texts are compared.
    public enum Case {
        /// Letter by letter.
        KEPT,
        /// Capital and small letters are equal.
        FOLDED,
        /// Capital and small letters are equal, backslashes are slashes, a leading slash is
        /// optional, and `*` stops at a slash while `**` does not.
        PATH
    }

    /// What it looks at.
    public Scope scope() {
        return scope;
    }

    /// How it compares.
    public Case letters() {
        return letters;
    }

    /// Its names in rules, the usual one first.
    public List<String> names() {
        return names;
    }

    /// The key of this name; a tag's name includes its prefix.
    public static Optional<MatchKey> named(String name) {
        for (MatchKey key : values()) {
            boolean tag = key == TAG && name.startsWith("tags.") && name.length() > 5;
            if (tag || (key != TAG && key.names.contains(name))) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
