package io.corral.store.health;

import io.corral.domain.id.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What is read of sessions. They are written by [io.corral.store.issue.IssueStore#commit], in the
/// transaction of their digest. Thread-safe.
///
/// A session counts in the hour it started in, under its worst status: what is told about it later
/// moves it, and what is told twice counts once, but for its begin.
public interface HealthStore {

    /// Sums of what a query asks for, in no particular order; groups without sessions are absent.
    List<HealthSum> sums(HealthQuery query);

    /// Which of these releases have sessions in which of these projects.
    Set<HealthSum.Group> known(Set<ProjectId> projects, Set<String> releases);

    /// Forgets hours before a time.
    void dropBefore(Instant hour);

    /// Forgets single sessions of hours before a time: their sums stay, and what is told about them
    /// later counts anew.
    void settleBefore(Instant hour);
}
