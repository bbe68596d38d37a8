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

/// A span of the second version: times are `start_timestamp` and `end_timestamp`, everything but
/// the frame of the span is in typed attributes.
final class SpanV2 {

    private SpanV2() {}

    /// The span; null without ids or times.
    static @Nullable Span read(ObjectNode json, UnaryOperator<Instant> clock) {
        String traceId = TraceIds.trace(JsonNodes.text(json, "trace_id"));
        String spanId = TraceIds.span(JsonNodes.text(json, "span_id"));
        Instant start = JsonNodes.instant(json.get("start_timestamp"));
        Instant end = JsonNodes.instant(json.get("end_timestamp"));
        if (traceId == null || spanId == null || start == null || end == null) {
            return null;
        }
        Map<String, Object> attributes = attributes(json.path("attributes"));
        boolean segment = Boolean.TRUE.equals(JsonNodes.bool(json.get("is_segment")));
        String segmentId = segment
                ? spanId
                : TraceIds.span(word(attributes, "sentry.segment.id"));
        return new Span(traceId, spanId, TraceIds.span(JsonNodes.text(json, "parent_span_id")),
                segmentId, segment, SpanText.text(json.get("name")),
                word(attributes, "sentry.op"), word(attributes, "sentry.description"),
                SpanText.text(json.get("status")), clock.apply(start), clock.apply(end),
                attributes.get("sentry.exclusive_time") instanceof Number time
                        ? (Double) time.doubleValue()
                        : null,
                attributes);
    }

    private static @Nullable String word(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof String text ? text : null;
    }

    /// Attributes are `{"value": v, "type": t}`; the value's own type is believed.
    private static Map<String, Object> attributes(JsonNode node) {
        var attributes = new LinkedHashMap<String, Object>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            JsonNode typed = property.getValue();
            SpanText.put(attributes, property.getKey(),
                    typed.isObject() ? typed.path("value") : typed);
        }
        return attributes;
    }
}
