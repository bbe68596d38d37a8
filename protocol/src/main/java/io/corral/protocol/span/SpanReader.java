package io.corral.protocol.span;

import io.corral.domain.event.Event;
import io.corral.domain.event.Span;
import io.corral.domain.event.TraceContext;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads spans of every form. Never throws for what the bytes hold.
public final class SpanReader {

    /// Spans of one container (Sentry develop docs "Spans", envelope item limits).
    public static final int CONTAINER_SPANS_MAX = 1000;

    private SpanReader() {}

    /// What a span item held.
    public sealed interface SpansRead {
        /// Spans in the order of the wire.
        ///
        /// @param rejected elements that are no spans
        /// @param inferIp whether the server is asked for the client's address
        /// @param inferUserAgent whether the server is asked for the client's user agent
        record Read(List<Span> spans, int rejected, boolean inferIp, boolean inferUserAgent)
                implements
                    SpansRead {
            public Read {
                spans = List.copyOf(spans);
            }
        }

        /// Nothing of it can be used.
        record Rejected(InvalidReason reason) implements SpansRead {}
    }

    /// Reads a container: `{"items": [...]}`.
    ///
    /// @param itemCount what the item header announces; null when it does not, which the
    ///     container's own length then stands for
    /// @param clock corrects the client's times
    public static SpansRead container(
            ObjectNode json, @Nullable Integer itemCount, UnaryOperator<Instant> clock) {
        if (!(json.get("items") instanceof ArrayNode items)) {
            return new SpansRead.Rejected(InvalidReason.MISSING_FIELD);
        }
        if (itemCount != null && itemCount != items.size()) {
            return new SpansRead.Rejected(InvalidReason.ITEM_COUNT);
        }
        if (items.size() > CONTAINER_SPANS_MAX) {
            return new SpansRead.Rejected(InvalidReason.TOO_LARGE);
        }
        var spans = new ArrayList<Span>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Span span = items.get(i) instanceof ObjectNode item
                    ? SpanV2.read(item, clock)
                    : null;
            if (span != null) {
                spans.add(span);
            }
        }
        JsonNode settings = json.path("ingest_settings");
        return new SpansRead.Read(spans, items.size() - spans.size(),
                "auto".equals(JsonNodes.text(settings, "infer_ip")),
                "auto".equals(JsonNodes.text(settings, "infer_user_agent")));
    }

    /// Reads an item that is one span of the old form.
    public static SpansRead single(ObjectNode json, UnaryOperator<Instant> clock) {
        Span span = SpanV1.read(json, null, null, clock);
        return span == null
                ? new SpansRead.Rejected(InvalidReason.MISSING_FIELD)
                : new SpansRead.Read(List.of(span), 0, false, false);
    }

    /// Reads the children of a transaction; elements that are no spans are left out.
    ///
    /// @param trace of the transaction: what a child does not say itself
    public static List<Span> children(
            ArrayNode items, int spansMax, TraceContext trace, UnaryOperator<Instant> clock) {
        var spans = new ArrayList<Span>(Math.min(items.size(), spansMax));
        for (int i = 0; i < Math.min(items.size(), spansMax); i++) {
            Span span = items.get(i) instanceof ObjectNode item
                    ? SpanV1.read(item, trace.traceId(), trace.spanId(), clock)
                    : null;
            if (span != null) {
                spans.add(span);
            }
        }
        return spans;
    }

    /// The root span of a transaction, a segment; null when the event is not one, or its trace
    /// names no span.
    public static @Nullable Span segment(Event transaction) {
        TraceContext trace = transaction.trace();
        Instant start = transaction.start();
        if (trace == null || start == null || trace.spanId() == null) {
            return null;
        }
        var attributes = new LinkedHashMap<String, Object>();
        attributes.putAll(transaction.measurements());
        return new Span(trace.traceId(), trace.spanId(), trace.parentSpanId(), trace.spanId(),
                true, transaction.transaction(), trace.op(), null, trace.status(), start,
                transaction.timestamp(), null, attributes);
    }
}
