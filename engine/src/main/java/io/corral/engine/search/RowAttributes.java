package io.corral.engine.search;

import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchKey;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.AttributeSummary;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything the row of a span says: what stands in columns under the names searches have, then
/// what has names of its own, as the SDK sent it.
final class RowAttributes {

    private static final int NAMES_MAX = 500;

    /// Columns that say nothing of a span itself.
    private static final Set<EventField> LEFT_OUT = EnumSet.of(EventField.KEY, EventField.LEVEL,
            EventField.TITLE, EventField.CULPRIT, EventField.LOCATION, EventField.ID);

    private final EventStore events;

    RowAttributes(EventStore events) {
        this.events = events;
    }

    /// The values of a span by name, texts, numbers, flags and times; in order.
    Map<String, Object> of(Traces.Part span, String traceId) {
        Map<String, EventExpression> columns = new LinkedHashMap<>();
        for (EventField field : EventField.values()) {
            if (!field.type().isList() && !LEFT_OUT.contains(field)) {
                columns.put(field.wireName(), new Field(field));
            }
        }
        columns.put("transaction.event_id", new Field(EventField.ID));
        EventScope moment = new EventScope(EnumSet.of(span.kind()),
                Set.<ProjectId>of(span.project()), span.end(),
                span.end().plus(1, ChronoUnit.MICROS));
        for (AttributeSummary named : events.attributes(moment, NAMES_MAX)) {
            columns.putIfAbsent(name(named), expression(named));
        }
        var query = EventQuery.of(moment, isOf(span, traceId), List.copyOf(columns.values()), 1);
        List<List<@Nullable Object>> rows = events.query(query).rows();
        return rows.isEmpty() ? Map.of() : values(List.copyOf(columns.keySet()), rows.getFirst());
    }

    private static Map<String, Object> values(List<String> names, List<@Nullable Object> row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Object value = row.get(i);
            if (value != null && !value.equals("")) {
                values.put(names.get(i), value);
            }
        }
        return values;
    }

    private static EventPredicate isOf(Traces.Part span, String traceId) {
        return new EventPredicate.And(List.of(
                new Compare(new Field(EventField.TRACE), SearchOperator.EQUAL, traceId),
                new Compare(new Field(EventField.SPAN_ID), SearchOperator.EQUAL,
                        String.valueOf(span.spanId()))));
    }

    private static String name(AttributeSummary named) {
        return switch (named.kind()) {
            case TAG, TEXT, NUMBER -> named.key();
            case MEASUREMENT -> FieldNames.MEASUREMENTS + named.key();
        };
    }

    private static EventExpression expression(AttributeSummary named) {
        return switch (named.kind()) {
            case TAG -> new EventExpression.Tag(named.key());
            case TEXT -> new EventExpression.TextAttribute(named.key());
            case NUMBER -> new EventExpression.NumberAttribute(named.key());
            case MEASUREMENT -> new EventExpression.Measurement(named.key());
        };
    }

    /// What names mean for a span; those that mean a list or nothing are left out.
    static Map<String, EventExpression> named(List<String> names) {
        var fields = new FieldNames(Dataset.SPANS);
        Map<String, EventExpression> found = new LinkedHashMap<>();
        for (String name : names) {
            EventExpression meant = fields.column(new SearchKey.Named(name), name).expression();
            if (!meant.type().isList()) {
                found.put(name, meant);
            }
        }
        return found;
    }

    /// The values asked for, of a row whose first columns are others.
    static Map<String, Object> values(
            List<String> names, List<@Nullable Object> row, int others) {
        return values(names, new ArrayList<>(row.subList(others, row.size())));
    }
}
