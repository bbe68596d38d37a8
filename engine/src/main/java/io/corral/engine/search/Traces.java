package io.corral.engine.search;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.FirstOf;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a trace: its spans, transactions and errors. Thread-safe.
public final class Traces {

    /// A trace is looked for so long before and after the moment asked for: longer ones are rare,
    /// and the event store finds by time.
    private static final Duration REACH = Duration.ofHours(1);

    private static final EventExpression TIMESTAMP = new Field(EventField.TIMESTAMP);
    private static final List<EventExpression> COLUMNS = List.of(
            new Field(EventField.KIND), new Field(EventField.PROJECT), new Field(EventField.ID),
            TIMESTAMP, new Field(EventField.SPAN_ID), new Field(EventField.PARENT_SPAN),
            new Field(EventField.SPAN_OP),
            new FirstOf(List.of(
                    new Field(EventField.SPAN_DESCRIPTION), new Field(EventField.SPAN_NAME),
                    new Field(EventField.TRANSACTION))),
            new Field(EventField.SPAN_STATUS), new Field(EventField.SPAN_START),
            new Field(EventField.SPAN_DURATION), new EventExpression.Issue(),
            new Field(EventField.TITLE), new Field(EventField.SDK_NAME),
            new Field(EventField.PROFILE_ID));

    private final SearchStores stores;
    private final RowAttributes attributes;

    public Traces(SearchStores stores) {
        this.stores = stores;
        this.attributes = new RowAttributes(stores.events());
    }

    /// One span, transaction or error of a trace.
    ///
    /// @param event id of the error or transaction; of a span that of its transaction, null when it
    ///     came alone
    /// @param spanId 16 hex digits; of an error the span it happened in
    /// @param text what it did, or an error's title
    /// @param start of an error the moment it happened
    /// @param end the same moment for an error
    /// @param durationMillis 0 for errors
    /// @param issue of an error; null for others, and for errors of deleted issues
    /// @param origin where it comes from, and what else was asked for
    public record Part(
            EventRowKind kind, ProjectId project, @Nullable EventId event,
            @Nullable String spanId, @Nullable String parentSpanId, @Nullable String op,
            String text, @Nullable String status, Instant start, Instant end,
            double durationMillis, @Nullable IssueId issue, Origin origin) {

        /// Whether it has a duration.
        public boolean isTimed() {
            return kind == EventRowKind.SPAN || kind == EventRowKind.TRANSACTION;
        }
    }

    /// Where a part comes from.
    ///
    /// @param sdk name of the SDK that sent it
    /// @param asked attributes by the names they were asked for with; those it has not are absent
    public record Origin(
            @Nullable String sdk, @Nullable String profile, Map<String, Object> asked) {

        /// Nothing known.
        public static final Origin NONE = new Origin(null, null, Map.of());

        public Origin {
            asked = Map.copyOf(asked);
        }
    }

    /// Everything that is known of a span or transaction, by name: texts, numbers, flags, times.
    ///
    /// @param traceId of its trace, 32 hex digits
    public Map<String, Object> attributes(Part span, String traceId) {
        return attributes.of(span, traceId);
    }

    /// The parts of a trace around a moment, by the time they ended.
    ///
    /// @param traceId 32 hex digits
    /// @param limit parts at most
    /// @param asked names of further attributes
    public List<Part> find(Set<ProjectId> projects, String traceId, Instant around, int limit,
            List<String> asked) {
        var scope = new EventScope(EnumSet.allOf(EventRowKind.class), projects,
                around.minus(REACH), around.plus(REACH));
        Map<String, EventExpression> further = RowAttributes.named(asked);
        List<EventExpression> columns = new ArrayList<>(COLUMNS);
        columns.addAll(further.values());
        var query = new EventQuery(scope, isOf(traceId), columns, null,
                List.of(new Order(TIMESTAMP, false)), limit, 0, stores.freshKeys());
        List<String> names = List.copyOf(further.keySet());
        return stores.events().query(query).rows().stream().map(row -> part(row, names)).toList();
    }

    /// When a trace was last seen; empty when nothing of it is known in the window.
    public Optional<Instant> lastSeen(
            Set<ProjectId> projects, String traceId, TimeWindow window) {
        var scope = new EventScope(EnumSet.allOf(EventRowKind.class), projects, window.from(),
                window.to());
        var query = new EventQuery(scope, isOf(traceId), List.of(TIMESTAMP), null,
                List.of(new Order(TIMESTAMP, true)), 1, 0, stores.freshKeys());
        return stores.events().query(query).rows().stream()
                .map(row -> (Instant) Objects.requireNonNull(row.getFirst())).findFirst();
    }

    private static EventPredicate isOf(String traceId) {
        return new EventPredicate.Compare(
                new Field(EventField.TRACE), SearchOperator.EQUAL, traceId);
    }

    private static Part part(List<@Nullable Object> row, List<String> asked) {
        Instant end = (Instant) Objects.requireNonNull(row.get(3));
        EventRowKind kind = kind(text(row.get(0)));
        boolean isTimed = kind == EventRowKind.SPAN || kind == EventRowKind.TRANSACTION;
        String text = text(row.get(isTimed ? 7 : 12));
        return new Part(
                kind,
                new ProjectId((Long) Objects.requireNonNull(row.get(1))),
                row.get(2) instanceof String id ? EventId.parse(id).orElse(null) : null,
                text(row.get(4)), text(row.get(5)), text(row.get(6)),
                text == null ? "" : text, text(row.get(8)),
                row.get(9) instanceof Instant start ? start : end, end,
                row.get(10) instanceof Double millis ? millis : 0,
                row.get(11) instanceof Long issue ? new IssueId(issue) : null,
                new Origin(text(row.get(13)), text(row.get(14)),
                        RowAttributes.values(asked, row, COLUMNS.size())));
    }

    private static EventRowKind kind(@Nullable String word) {
        return Arrays.stream(EventRowKind.values())
                .filter(kind -> kind.wireName().equals(word))
                .findFirst().orElseThrow();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
