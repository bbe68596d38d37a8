package io.corral.store.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.IssueEdit;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueState;
import io.corral.store.Watermark;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What changes issues. Counters, hourly buckets, first and last seen and user sketches are kept
/// per grouping key and summed per issue, so that merging and splitting by key stay exact.
/// Thread-safe; writes run one after the other.
public interface IssueStore {

    /// The last position applied; sequence 0 at first.
    Watermark applied(int partition);

    /// The issues of these keys; keys without one are absent.
    Map<IssueKey, IssueState> states(Collection<IssueKey> keys);

    /// Applies a digest batch in one durable transaction together with its watermark and with what
    /// follows from it in the [io.corral.store.outbox.Outbox]. Regressions and ends of a snooze
    /// apply only while the issue is still resolved or ignored; a key whose issue was deleted
    /// meanwhile opens a new one.
    ///
    /// @return false when the watermark was reached before: then nothing changed
    boolean commit(DigestCommit commit);

    /// Applies edits in one durable transaction; an edit of an issue that is gone, or that stands
    /// elsewhere than the edit expects, is left out.
    ///
    /// @return the history entries made, in order
    List<Activity> edit(List<IssueEdit> edits);

    /// Replaces the text of a note.
    ///
    /// @return false when the issue has no such note of this author; then nothing changed
    boolean rewriteNote(IssueId issue, long note, UserId author, String text);

    /// Takes a note out of the history and out of the issue's count of notes.
    ///
    /// @return false when the issue has no such note of this author; then nothing changed
    boolean deleteNote(IssueId issue, long note, UserId author);

    /// Deletes issues with all their numbers and history.
    ///
    /// @return the keys they had, so that other stores forget their events too
    List<IssueKey> delete(Collection<IssueId> issues);

    /// Deletes issues of a project last seen before a time, oldest first.
    ///
    /// @param issuesMax at most so many in this call
    /// @return the keys they had; empty when nothing is left to delete
    List<IssueKey> deleteIdle(ProjectId project, Instant lastSeenBefore, int issuesMax);

    /// Deletes everything of a project: issues, keys, environments, reports, and its part in
    /// releases and outcomes.
    void deleteProject(ProjectId project);

    /// Forgets hourly buckets before a time; totals stay.
    void dropHoursBefore(Instant hour);

    /// The newest version of the table from keys to issues; 0 while it is empty.
    long keysVersion();

    /// Links changed after a version, by rising version; a key appears once, with its newest link.
    List<KeyLink> keysAfter(long version, int linksMax);
}
