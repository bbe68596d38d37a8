package io.corral.store.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people correct of grouping. Each call is one durable transaction; what it did stands in the
/// history of the issue, and can be undone from there. Numbers are kept per key, so all of it is
/// exact, also for events that came in between. Thread-safe.
public interface CorrectionStore {

    /// Makes issues of one project one: the parent takes over the keys of the children with their
    /// numbers, history, notes, marks of people and what waits in the outbox; texts and level come
    /// from whichever was seen last. State, assignment and priority stay the parent's. Children are
    /// found under the parent from then on. Those that are gone, or of another project, are left
    /// out; nothing happens without the parent.
    ///
    /// @return the children that were merged
    List<IssueId> merge(IssueId parent, List<IssueId> children, Correction by);

    /// Gives keys of an issue an issue of their own, open and waiting for review; state, assignment
    /// and notes stay where they are. No program gives these keys to another issue again.
    ///
    /// @param shown of the keys' newest event, for the new issue
    /// @return empty when the issue is gone, has not all of the keys, or has no others
    Optional<Moved> split(IssueId issue, Set<IssueKey> keys, Face shown, Correction by);

    /// Takes a merge or a split back: every key that is still where it was put returns, with what
    /// it counted since; issues that vanished are back under their numbers as they were. An issue
    /// does not give its last keys away so: they stay.
    ///
    /// @param issue in whose history it stands
    /// @param activity the entry that tells of it
    /// @return empty when there is no such entry, it is undone, or nothing is left to be undone
    Optional<Moved> undo(IssueId issue, long activity, Correction by);

    /// Adds to what an entry of the history says; does nothing when the issue has none of this id.
    void annotate(IssueId issue, long activity, Map<String, Object> data);

    /// An entry of the history can be undone no more; does nothing when it could not.
    ///
    /// @param undone whether the entry is to say that it was undone
    void settle(IssueId issue, long activity, boolean undone);

    /// Shows an issue by its newest event; does nothing when it is gone.
    void show(IssueId issue, Face shown);

    /// The keys of an issue, most events first.
    List<LinkedKey> keys(IssueId issue);

    /// What an issue shows of its events.
    ///
    /// @param newest the latest event that is kept
    /// @param unhandled an event was not caught by the application
    record Face(GroupedEvent newest, boolean unhandled) {}

    /// What came of it.
    ///
    /// @param issues that are new, or back
    /// @param stale issues whose texts may be of an event they no longer have: they want [#show]
    record Moved(List<IssueId> issues, List<IssueId> stale) {
        public Moved {
            issues = List.copyOf(issues);
            stale = List.copyOf(stale);
        }
    }
}
