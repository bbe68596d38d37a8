package io.corral.testkit.memory;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.store.outbox.Outbox;
import io.corral.store.outbox.OutboxEntry;
import io.corral.store.outbox.OutboxEntry.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An outbox in memory. Its own lock guards it.
final class MemoryOutbox implements Outbox {

    private final TreeMap<Long, OutboxEntry> entries = new TreeMap<>();
    private long last;

    synchronized void add(
            Kind kind, MemoryIssue issue, EventId event, @Nullable String release, Instant at) {
        last++;
        entries.put(last, new OutboxEntry(last, kind + ":" + last, kind, issue.project, issue.id,
                event, release, at, 0, at));
    }

    synchronized void forget(IssueId issue) {
        entries.values().removeIf(entry -> entry.issue().equals(issue));
    }

    /// Entries that are about an issue.
    synchronized Set<Long> of(IssueId issue) {
        return entries.values().stream().filter(entry -> entry.issue().equals(issue))
                .map(OutboxEntry::id).collect(Collectors.toSet());
    }

    synchronized void move(IssueId from, IssueId to) {
        move(from, to, of(from));
    }

    synchronized void move(IssueId from, IssueId to, Set<Long> ids) {
        entries.replaceAll((id, entry) -> ids.contains(id) && entry.issue().equals(from)
                ? new OutboxEntry(entry.id(), entry.deduplicationKey(), entry.kind(),
                        entry.project(), to, entry.event(), entry.release(), entry.createdAt(),
                        entry.attempts(), entry.dueAt())
                : entry);
    }

    @Override
    public synchronized List<OutboxEntry> due(Instant now, int limit) {
        return entries.values().stream()
                .filter(entry -> !entry.dueAt().isAfter(now))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized void done(long id) {
        entries.remove(id);
    }

    @Override
    public synchronized void retry(long id, Instant dueAt) {
        entries.computeIfPresent(id, (_, entry) -> new OutboxEntry(
                entry.id(), entry.deduplicationKey(), entry.kind(), entry.project(), entry.issue(),
                entry.event(), entry.release(), entry.createdAt(), entry.attempts() + 1, dueAt));
    }

    @Override
    public synchronized long depth() {
        return entries.size();
    }
}
