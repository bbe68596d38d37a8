package io.corral.store.issue;

/// Order of a list of issues; ties are broken by id, newest first.
public enum IssueSort {
    /// Last seen, latest first.
    DATE,
    /// First seen, latest first.
    NEW,
    /// Events within the queried time, most first.
    FREQUENCY,
    /// Users since the beginning, most first.
    USER,
    /// High before medium before low, then last seen.
    PRIORITY,
    /// Those waiting for review first, then by how long they have been in their state.
    INBOX
}
