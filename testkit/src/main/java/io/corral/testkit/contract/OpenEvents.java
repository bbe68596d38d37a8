package io.corral.testkit.contract;

import static io.corral.testkit.event.EventRowBuilder.NOON;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// An open event store that a contract fills and asks: the rows of one project around noon.
final class OpenEvents {

    static final ProjectId PROJECT = new ProjectId(1);
    static final EventScope SCOPE = new EventScope(
            EnumSet.allOf(EventRowKind.class), Set.of(PROJECT), NOON.minus(Duration.ofDays(1)),
            NOON.plus(Duration.ofDays(1)));

    private static final EventExpression ID = new Field(EventField.ID);

    private final EventStore store;
    private long sequence;

    OpenEvents(EventStore store) {
        this.store = store;
    }

    void append(EventRow... rows) {
        store.append(new Watermark(0, ++sequence), List.of(rows));
    }

    long count(EventPredicate where) {
        return (Long) Objects.requireNonNull(
                store.query(EventQuery.of(SCOPE, where, List.of(new Count()), 1))
                        .rows()
                        .getFirst()
                        .getFirst());
    }

    List<Long> ids(EventPredicate where) {
        return ids(SCOPE, where);
    }

    List<Long> ids(EventScope scope, EventPredicate where) {
        return store.query(EventQuery.of(scope, where, List.of(ID), 100)).rows().stream()
                .map(row -> EventId.parse(String.valueOf(row.getFirst())).orElseThrow().low())
                .toList();
    }
}
