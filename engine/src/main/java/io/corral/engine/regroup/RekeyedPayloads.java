package io.corral.engine.regroup;

import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchOperator;
import io.corral.store.PayloadStore;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.regroup.RegroupJob;
import io.corral.store.regroup.RegroupStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Payloads whose keys, and the rules these were made under, are those that their rows have: a
/// payload keeps the key it came with, rows can be given others. Only [#find] answers the present
/// key, and only in projects where a job moved events it costs a query, of the rows received at
/// that moment.
public final class RekeyedPayloads implements PayloadStore {

    private static final int JOBS_MAX = 50;
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private final PayloadStore payloads;
    private final EventStore rows;
    private final RegroupStore journal;

    public RekeyedPayloads(PayloadStore payloads, EventStore rows, RegroupStore journal) {
        this.payloads = payloads;
        this.rows = rows;
        this.journal = journal;
    }

    @Override
    public Optional<StoredPayload> find(ProjectId project, EventId id) {
        return payloads.find(project, id).map(this::withPresentKey);
    }

    private StoredPayload withPresentKey(StoredPayload stored) {
        List<RegroupJob> jobs =
                stored.key() == 0 ? List.of() : journal.list(stored.project(), JOBS_MAX);
        if (jobs.isEmpty()) {
            return stored;
        }
        return key(stored).filter(key -> key != stored.key())
                .map(key -> new StoredPayload(stored.project(), stored.id(),
                        stored.circumstances(), stored.body(), key, version(stored, jobs)))
                .orElse(stored);
    }

    /// What the present key was made under: where rules changed together with the history, those;
    /// else what the event came under, because a split does not group anew.
    private static GroupingVersion version(StoredPayload stored, List<RegroupJob> newestFirst) {
        for (RegroupJob job : newestFirst) {
            Optional<RuleChange> change = job.state() == RegroupJob.State.DONE
                    && job.order().undoes() == null
                            ? RuleChange.read(job.order().body())
                            : Optional.empty();
            if (change.isPresent() && stored.version().ruleSet() <= change.get().base()) {
                return new GroupingVersion(job.order().algorithm(), change.get().ruleSet());
            }
        }
        return stored.version();
    }

    private Optional<Long> key(StoredPayload stored) {
        var query = new EventQuery(
                new EventScope(EnumSet.allOf(EventRowKind.class), Set.of(stored.project()),
                        BEGINNING, END),
                EventPredicate.all(
                        new Compare(new Field(EventField.RECEIVED), SearchOperator.EQUAL,
                                stored.circumstances().receivedAt()),
                        new Compare(new Field(EventField.ID), SearchOperator.EQUAL,
                                stored.id().toString())),
                List.of(new Field(EventField.KEY)), null, List.of(), 1, 0, 0);
        return rows.query(query).rows().stream()
                .map(List::getFirst)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .findFirst();
    }

    @Override
    public Watermark applied(int partition) {
        return payloads.applied(partition);
    }

    @Override
    public List<Verdict> append(
            Watermark upTo, List<Payload> added, List<Attachment> attachments) {
        return payloads.append(upTo, added, attachments);
    }

    @Override
    public List<Attachment> attachments(ProjectId project, EventId id) {
        return payloads.attachments(project, id);
    }

    @Override
    public List<String> dropBefore(LocalDate day) {
        return payloads.dropBefore(day);
    }

    @Override
    public void delete(ProjectId project, List<EventId> ids) {
        payloads.delete(project, ids);
    }

    @Override
    public void withdraw(Watermark position, Instant receivedAt) {
        payloads.withdraw(position, receivedAt);
    }

    @Override
    public boolean namesBlob(String key) {
        return payloads.namesBlob(key);
    }

    @Override
    public void scan(Instant from, Instant to, Consumer<StoredPayload> consumer) {
        payloads.scan(from, to, consumer);
    }

    @Override
    public GroupedScan grouped(ProjectId project, Instant from) {
        return payloads.grouped(project, from);
    }

    @Override
    public void close() {
        payloads.close();
    }
}
