package io.corral.protocol.span;

import io.corral.domain.event.Span;
import io.corral.domain.event.TraceContext;
import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.Json.Container;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    /// @param scrubber is given each span before it is read, and may change it
    public static SpansRead container(
            Slice payload, @Nullable Integer itemCount, UnaryOperator<Instant> clock,
            Consumer<ObjectNode> scrubber) {
        Container<Span> container = Json.readContainer(payload.array(), payload.from(),
                payload.length(), "items", CONTAINER_SPANS_MAX,
                item -> scrubbed(item, scrubber) instanceof ObjectNode span
                        ? SpanV2.read(span, clock)
                        : null);
        if (container == null) {
            return new SpansRead.Rejected(InvalidReason.MALFORMED_JSON);
        }
        if (container.count() < 0) {
            return new SpansRead.Rejected(InvalidReason.MISSING_FIELD);
        }
        if (itemCount != null && itemCount != container.count()) {
            return new SpansRead.Rejected(InvalidReason.ITEM_COUNT);
        }
        if (container.count() > CONTAINER_SPANS_MAX) {
            return new SpansRead.Rejected(InvalidReason.TOO_LARGE);
        }
        JsonNode settings = container.rest().path("ingest_settings");
        int rejected = container.count() - container.elements().size();
        return new SpansRead.Read(container.elements(), rejected,
                "auto".equals(JsonNodes.text(settings, "infer_ip")),
                "auto".equals(JsonNodes.text(settings, "infer_user_agent")));
    }

    /// Reads an item that is one span of the old form.
    ///
    /// @param scrubber is given the span before it is read, and may change it
    public static SpansRead single(
            Slice payload, UnaryOperator<Instant> clock, Consumer<ObjectNode> scrubber) {
        ObjectNode json = Json.readObject(payload.array(), payload.from(), payload.length());
        if (json == null) {
            return new SpansRead.Rejected(InvalidReason.MALFORMED_JSON);
        }
        scrubber.accept(json);
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

    private static JsonNode scrubbed(JsonNode item, Consumer<ObjectNode> scrubber) {
        if (item instanceof ObjectNode span) {
            scrubber.accept(span);
        }
        return item;
    }
}
