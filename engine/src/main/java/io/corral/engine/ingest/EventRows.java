package io.corral.engine.ingest;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.event.Metadata;
import io.corral.domain.event.Span;
import io.corral.domain.event.TraceContext;
import io.corral.domain.group.GroupingKeys;
import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Errors;
import io.corral.store.event.EventRow.Labels;
import io.corral.store.event.EventRow.Operation;
import io.corral.store.event.EventRow.Origin;
import io.corral.store.event.EventRow.Stack;
import io.corral.store.event.EventRow.Summary;
import io.corral.store.event.EventRow.Trace;
import io.corral.store.event.EventRowKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is searchable of an event, a transaction or a span. Pure.
public final class EventRows {

    private EventRows() {}

    /// Where rows come from.
    ///
    /// @param position of the queue entry that brought them
    public record Source(ProjectId project, Watermark position) {}

    /// The row of an event of any kind but a transaction.
    public static EventRow of(Event event, Source source, GroupingKeys keys) {
        return row(event, source, keys.primary(), Operation.NONE);
    }

    /// The rows of a transaction: its own, then one for each of its spans.
    public static List<EventRow> transaction(Event event, Source source) {
        var rows = new ArrayList<EventRow>(1 + event.spans().size());
        rows.add(row(event, source, 0, operation(event)));
        String root = event.trace() == null ? null : event.trace().spanId();
        for (Span span : event.spans()) {
            rows.add(SpanRows.child(span, rows.getFirst(), root));
        }
        return List.copyOf(rows);
    }

    /// The row of a span that came by itself.
    public static EventRow span(Span span, Source source, Instant receivedAt) {
        return SpanRows.alone(span, source, receivedAt);
    }

    private static EventRow row(Event event, Source source, long key, Operation operation) {
        var row = new EventRow(
                new Origin(
                        kind(event.kind()), source.project(), event.id(), key,
                        event.timestamp(), event.receivedAt(), source.position()),
                labels(event),
                summary(event),
                event.exceptions().isEmpty() ? Errors.NONE : StackValues.errors(event),
                isTimed(event) ? Stack.NONE : StackValues.stack(event),
                ContextValues.person(event.user()),
                ContextValues.client(event),
                ContextValues.http(event),
                trace(event),
                operation,
                ContextValues.attributes(event));
        return RowTags.withoutPromoted(row);
    }

    private static boolean isTimed(Event event) {
        return event.kind() == EventKind.TRANSACTION;
    }

    private static EventRowKind kind(EventKind kind) {
        return switch (kind) {
            case ERROR -> EventRowKind.ERROR;
            case DEFAULT -> EventRowKind.DEFAULT;
            case CSP -> EventRowKind.CSP;
            case HPKP -> EventRowKind.HPKP;
            case EXPECT_CT -> EventRowKind.EXPECT_CT;
            case EXPECT_STAPLE -> EventRowKind.EXPECT_STAPLE;
            case FEEDBACK -> EventRowKind.FEEDBACK;
            case TRANSACTION -> EventRowKind.TRANSACTION;
        };
    }

    private static Labels labels(Event event) {
        return new Labels(
                event.level().wireName(), event.platform(), Texts.label(event.environment()),
                Texts.label(event.release()), Texts.label(event.dist()),
                Texts.label(event.logger()), Texts.label(event.serverName()),
                Texts.label(event.transaction()));
    }

    private static Summary summary(Event event) {
        Metadata metadata = event.metadata();
        String message = event.message() == null ? null : event.message().text();
        return new Summary(
                Texts.line(metadata.title()), Texts.text(message),
                Texts.label(metadata.culprit()), Texts.label(metadata.location()));
    }

    private static Trace trace(Event event) {
        TraceContext trace = event.trace();
        return new Trace(
                trace == null ? null : Texts.hex(trace.traceId(), 32),
                trace == null ? null : Texts.hex(trace.spanId(), 16),
                trace == null ? null : Texts.hex(trace.parentSpanId(), 16),
                trace == null || !isTimed(event) ? null : Texts.hex(trace.spanId(), 16),
                Texts.hex(ContextValues.text(event, "replay", "replay_id"), 32),
                Texts.hex(ContextValues.text(event, "profile", "profile_id"), 32));
    }

    private static Operation operation(Event event) {
        TraceContext trace = event.trace();
        String op = trace == null ? null : Texts.label(trace.op());
        Instant start = event.start();
        return new Operation(
                true, op, Texts.line(event.transaction()), Texts.line(event.transaction()),
                trace == null ? null : Texts.label(trace.status()), SpanRows.category(op, Map.of()),
                start, start == null ? null : millis(start, event.timestamp()), null);
    }

    private static @Nullable Double millis(Instant start, Instant end) {
        return Math.max(0, Duration.between(start, end).toNanos()) / 1e6;
    }
}
