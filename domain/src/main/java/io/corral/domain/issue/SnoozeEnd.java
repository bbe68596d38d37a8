package io.corral.domain.issue;

/// Which condition ended a snooze.
public enum SnoozeEnd {
    /// Its time is over.
    TIME_PASSED,
    /// So many events came.
    EVENTS_REACHED,
    /// So many users met it.
    USERS_REACHED,
    /// One hour brought more events than the past suggests.
    ESCALATED
}
