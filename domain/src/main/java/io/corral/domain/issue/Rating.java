package io.corral.domain.issue;

import java.time.Instant;

/// Who said last how urgent an issue is.
public sealed interface Rating {

    /// Nobody: its priority is that of its first event's level.
    record ByLevel() implements Rating {}

    /// A verdict of triage.
    record ByVerdict() implements Rating {}

    /// A person, which no verdict changes.
    record ByPerson(Instant at) implements Rating {}
}
