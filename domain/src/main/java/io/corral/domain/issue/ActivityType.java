package io.corral.domain.issue;

import java.util.Locale;
import java.util.Optional;

/// What an entry of an issue's history says (Sentry's activity types).
public enum ActivityType {
    FIRST_SEEN,
    SET_RESOLVED,
    SET_RESOLVED_IN_RELEASE,
    SET_RESOLVED_IN_COMMIT,
    SET_UNRESOLVED,
    SET_IGNORED,
    SET_PUBLIC,
    SET_PRIVATE,
    SET_REGRESSION,
    SET_ESCALATING,
    SET_PRIORITY,
    /// Corral's own: somebody corrected what triage says, or took that back.
    SET_TRIAGE,
    AUTO_SET_ONGOING,
    MARK_REVIEWED,
    NOTE,
    ASSIGNED,
    UNASSIGNED,
    MERGE,
    UNMERGE_SOURCE,
    UNMERGE_DESTINATION;

    /// The lower-case word of the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of that word; empty when there is none.
    public static Optional<ActivityType> ofWireName(String word) {
        for (ActivityType type : values()) {
            if (type.wireName().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
