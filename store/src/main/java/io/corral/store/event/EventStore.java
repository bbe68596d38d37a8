package io.corral.store.event;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.Backupable;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Searchable rows of events, transactions and spans. One writer at a time calls the methods that
/// change something; any number of readers. A query never fails the writer.
public interface EventStore extends Backupable, AutoCloseable {

    /// The last position applied; sequence 0 at first.
    Watermark applied(int partition);

    /// Stores the rows and the watermark in one durable step; does nothing when the watermark was
    /// reached before.
    void append(Watermark upTo, List<EventRow> rows);

    /// The version of the copied key table; 0 at first.
    long keysVersion();

    /// Replaces the copied key table. An older version than the present one changes nothing.
    void replaceKeys(long version, List<KeyIssue> entries);

    /// Adds entries to the copied key table or points them elsewhere, and names the version it then
    /// copies. An older version than the present one changes nothing.
    void updateKeys(long version, List<KeyIssue> changed);

    /// Answers a query.
    ///
    /// @throws StoreException `TOO_EXPENSIVE` when it needed more time or memory than it may have,
    ///     `BUSY` when others keep it waiting too long or the key table is older than it needs
    EventTable query(EventQuery query);

    /// Answers a question about tags, most frequent key first; fails as `query` does.
    List<TagSummary> tags(TagQuery query);

    /// Gives events of a project other grouping keys.
    void rekey(ProjectId project, Map<EventId, Long> keys);

    /// Forgets rows received before this time.
    void dropBefore(Instant received);

    /// Forgets rows with these keys (issue deletion).
    void deleteKeys(Set<ProjectKey> keys);

    /// Forgets all rows of a project.
    void deleteProject(ProjectId project);

    /// Brings the files into their compact form where that is due; called when there is little to
    /// do, at most every few seconds.
    void maintain();

    @Override
    void close();
}
