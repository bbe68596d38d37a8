package io.corral.protocol.span;

import io.corral.domain.event.Span;
import io.corral.protocol.TraceIds;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A span of the first version: an element of a transaction's `spans`, or an item of its own.
final class SpanV1 {

    private SpanV1() {}

    /// The span; null without ids or times.
    ///
    /// @param parentTraceId of the transaction around it; null for an item of its own
    /// @param rootSpanId of the transaction around it; null for an item of its own
    static @Nullable Span read(
            ObjectNode json, @Nullable String parentTraceId, @Nullable String rootSpanId,
            UnaryOperator<Instant> clock) {
        String ownTraceId = TraceIds.trace(JsonNodes.text(json, "trace_id"));
        String traceId = ownTraceId != null ? ownTraceId : parentTraceId;
        String spanId = TraceIds.span(JsonNodes.text(json, "span_id"));
        Instant start = JsonNodes.instant(json.get("start_timestamp"));
        Instant end = JsonNodes.instant(json.get("timestamp"));
        if (traceId == null || spanId == null || start == null || end == null) {
            return null;
        }
        boolean segment = Boolean.TRUE.equals(JsonNodes.bool(json.get("is_segment")));
        String sentSegmentId = TraceIds.span(JsonNodes.text(json, "segment_id"));
        String description = SpanText.text(json.get("description"));
        return new Span(traceId, spanId, TraceIds.span(JsonNodes.text(json, "parent_span_id")),
                sentSegmentId != null ? sentSegmentId : segment ? spanId : rootSpanId, segment,
                description, SpanText.text(json.get("op")), description,
                SpanText.text(json.get("status")), clock.apply(start), clock.apply(end),
                JsonNodes.number(json.get("exclusive_time")), attributes(json));
    }

    /// Data, then tags and origin under their names of the second version.
    private static Map<String, Object> attributes(ObjectNode json) {
        var attributes = new LinkedHashMap<String, Object>();
        for (Map.Entry<String, JsonNode> property : json.path("data").properties()) {
            SpanText.put(attributes, property.getKey(), property.getValue());
        }
        for (Map.Entry<String, JsonNode> property : json.path("tags").properties()) {
            if (!attributes.containsKey(property.getKey())) {
                SpanText.put(attributes, property.getKey(), property.getValue());
            }
        }
        SpanText.put(attributes, "sentry.origin", json.path("origin"));
        return attributes;
    }
}
