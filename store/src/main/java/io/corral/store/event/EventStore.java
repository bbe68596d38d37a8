package io.corral.store.event;

import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.store.Backupable;
import io.corral.store.Maintainable;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import io.corral.store.issue.KeyLink;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Searchable rows of events, transactions and spans. One writer at a time calls the methods that
/// change something; any number of readers. A query never fails the writer.
public interface EventStore extends Backupable, Maintainable, AutoCloseable {

    /// The last position applied; sequence 0 at first.
    Watermark applied(int partition);

    /// Stores the rows and the watermark in one durable step; does nothing when the watermark was
    /// reached before.
    void append(Watermark upTo, List<EventRow> rows);

    /// The version of the copied key table; 0 at first.
    long keysVersion();

    /// Copies changes of the key table: adds links, points keys elsewhere, and removes those that
    /// name no issue. What is not newer than the present version changes nothing.
    ///
    /// @param links as `IssueStore.keysAfter(keysVersion())` yields them
    void updateKeys(List<KeyLink> links);

    /// Answers a query.
    ///
    /// @throws StoreException `TOO_EXPENSIVE` when it needed more time or memory than it may have,
    ///     `BUSY` when others keep it waiting too long or the key table is older than it needs
    EventTable query(EventQuery query);

    /// Answers a question about tags, most frequent key first; fails as `query` does.
    List<TagSummary> tags(TagQuery query);

    /// Answers a question about the tags of many issues: the most frequent value of every key of
    /// every issue, by issue and key, then the second ones, and so on; fails as `query` does.
    List<IssueTag> issueTags(IssueTagQuery query);

    /// The names rows in a scope carry values under, most frequent first; fails as `query` does.
    ///
    /// @param limit names at most
    List<AttributeSummary> attributes(EventScope scope, int limit);

    /// What stored rows add up to whose keys events go from or to; nothing changes. Rows that come
    /// between this and the next call are not in it: let none come.
    ///
    /// @throws StoreException `TOO_EXPENSIVE` when it needed more memory than it may have
    MovedRows tally(ProjectId project, RowMoves moves);

    /// Gives rows other keys, copies changes of the key table as `updateKeys` does, and remembers
    /// under the job's number which rows moved, all in one durable step: readers see all of it or
    /// nothing. Does nothing when the job was done before.
    void regroup(long job, ProjectId project, RowMoves moves, List<KeyLink> links);

    /// Forgets which rows a job moved; it can no longer be reversed.
    void forgetMoves(long job);

    /// Takes back the rows one entry of the queue brought, because it is given up after all; does
    /// nothing when there are none. The watermark stays.
    void withdraw(Watermark position);

    /// Forgets rows received before this time.
    void dropBefore(Instant received);

    /// Forgets rows with these keys (issue deletion).
    void deleteKeys(Set<IssueKey> keys);

    /// Forgets all rows of a project.
    void deleteProject(ProjectId project);

    @Override
    void close();
}
