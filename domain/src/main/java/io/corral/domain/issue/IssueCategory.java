package io.corral.domain.issue;

import java.util.Locale;

/// What kind of problem an issue is about.
public enum IssueCategory {
    ERROR,
    FEEDBACK;

    /// The lower-case word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
