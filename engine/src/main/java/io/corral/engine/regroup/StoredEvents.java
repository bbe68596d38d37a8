package io.corral.engine.regroup;

import io.corral.domain.event.Level;
import io.corral.domain.event.Metadata;
import io.corral.domain.group.GroupingKeys;
import io.corral.domain.group.Tier;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.issue.IssueCategory;
import io.corral.domain.search.SearchOperator;
import io.corral.engine.ingest.GroupedEvents;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.regroup.Regrouping.Wanted;
import io.corral.store.PayloadStore;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.event.MovedRows.Newest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stored events as issues see them: read from the payload, or from the row where that is gone.
public final class StoredEvents implements Regrouping.Events {

    private static final List<EventExpression> COLUMNS = List.of(
            new Field(EventField.LEVEL), new Field(EventField.PLATFORM),
            new Field(EventField.TITLE), new Field(EventField.CULPRIT),
            new Field(EventField.LOCATION), new Field(EventField.LOGGER),
            new Field(EventField.RELEASE), new Field(EventField.ENVIRONMENT),
            new Field(EventField.RECEIVED));

    private final PayloadStore payloads;
    private final EventStore rows;
    private final Assembly assembly;

    public StoredEvents(PayloadStore payloads, EventStore rows, Assembly assembly) {
        this.payloads = payloads;
        this.rows = rows;
        this.assembly = assembly;
    }

    @Override
    public Optional<GroupedEvent> find(ProjectId project, Wanted wanted, int algorithm) {
        GroupingKeys keys =
                new GroupingKeys(wanted.key(), 0, Tier.FALLBACK, algorithm, 0, List.of());
        Optional<GroupedEvent> read = payloads.find(project, wanted.event().event())
                .flatMap(assembly::read)
                .map(event -> GroupedEvents.of(event, project, keys));
        return read.isEmpty() && wanted.isNeeded()
                ? row(project, wanted.event(), wanted.key(), algorithm)
                : read;
    }

    private Optional<GroupedEvent> row(ProjectId project, Newest of, long key, int algorithm) {
        EventId id = of.event();
        var query = new EventQuery(
                new EventScope(EnumSet.allOf(EventRowKind.class), Set.of(project),
                        of.timestamp(), of.timestamp().plusNanos(1_000)),
                new Compare(new Field(EventField.ID), SearchOperator.EQUAL, id.toString()),
                COLUMNS, null, List.of(), 1, 0, 0);
        return rows.query(query).rows().stream().findFirst().map(row -> new GroupedEvent(
                project, id, key, algorithm, IssueCategory.ERROR, of.timestamp(), of.timestamp(),
                Level.ERROR, text(row.get(1), "other"),
                new Metadata(text(row.get(2), "<unknown>"), null, null, null, null,
                        optional(row.get(3)), optional(row.get(4))),
                optional(row.get(5)), optional(row.get(6)), optional(row.get(7)), null, null));
    }

    private static String text(@Nullable Object value, String other) {
        return value instanceof String text ? text : other;
    }

    private static @Nullable String optional(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
