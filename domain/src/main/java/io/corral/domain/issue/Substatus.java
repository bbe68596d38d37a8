package io.corral.domain.issue;

import java.util.Locale;

/// The finer state within [IssueStatus]; a resolved issue has none.
public enum Substatus {
    /// Unresolved, younger than seven days and not reviewed.
    NEW,
    /// Unresolved for longer, or reviewed.
    ONGOING,
    /// Unresolved, and more frequent than its past.
    ESCALATING,
    /// Unresolved, and was resolved before.
    REGRESSED,
    /// Ignored until it becomes more frequent than forecast.
    ARCHIVED_UNTIL_ESCALATING,
    /// Ignored until a time, a count or a number of users.
    ARCHIVED_UNTIL_CONDITION_MET,
    /// Ignored for good.
    ARCHIVED_FOREVER;

    /// The lower-case word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
