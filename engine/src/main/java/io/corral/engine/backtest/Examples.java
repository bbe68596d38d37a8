package io.corral.engine.backtest;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds events that show where a trial would take others. Once a job moved events, rows say which
/// key an event has, and payloads which one it came with.
record Examples(ProjectId project, EventStore rows, Sighting seen) {

    /// Rows of a key that are looked at, the newest.
    private static final int ROWS_MAX = 500;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    /// An event that has the one key and would have the other.
    Optional<EventId> find(long from, long to) {
        return seen.isOfAll()
                ? seen.plan().first(to, newest(from))
                : seen.example(from, to);
    }

    private Set<EventId> newest(long key) {
        var kinds = EnumSet.allOf(EventRowKind.class);
        kinds.removeAll(Set.of(EventRowKind.TRANSACTION, EventRowKind.SPAN));
        var query = EventQuery.of(new EventScope(kinds, Set.of(project), Instant.EPOCH, END),
                new EventPredicate.KeyIn(Set.of(new IssueKey(project, key))),
                List.of(new Field(EventField.ID)), ROWS_MAX)
                .orderedBy(new Order(new Field(EventField.TIMESTAMP), true));
        Set<EventId> ids = new HashSet<>();
        rows.query(query).rows().forEach(row -> {
            if (row.getFirst() instanceof String id) {
                EventId.parse(id).ifPresent(ids::add);
            }
        });
        return ids;
    }
}
