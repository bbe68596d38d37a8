package io.corral.domain.issue;

import java.util.Locale;

/// Whether somebody has to look at an issue.
public enum IssueStatus {
    UNRESOLVED,
    RESOLVED,
    IGNORED;

    /// The lower-case word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
