package io.corral.server.rest.traces;

import io.corral.engine.search.Traces.Part;
import io.corral.server.rest.WireTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One span with its attributes (API reference 2.3, 57).
record TraceItemView(
        String itemId, String timestamp, List<AttributeView> attributes,
        Map<String, Object> meta) {

    /// An attribute.
    ///
    /// @param type str, int, float or bool
    record AttributeView(String name, String type, Object value) {}

    static TraceItemView of(Part part, String id, String traceId) {
        List<AttributeView> attributes = new ArrayList<>();
        text(attributes, "trace", traceId);
        text(attributes, "span.op", part.op());
        text(attributes, "span.description", part.text());
        text(attributes, "span.status", part.status());
        text(attributes, "parent_span", part.parentSpanId());
        text(attributes, "transaction.event_id",
                part.event() == null ? null : part.event().toString());
        attributes.add(new AttributeView("project_id", "int", part.project().value()));
        attributes.add(new AttributeView("span.duration", "float", part.durationMillis()));
        return new TraceItemView(id, WireTime.of(part.start()), attributes, Map.of());
    }

    private static void text(
            List<AttributeView> attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.add(new AttributeView(name, "str", value));
        }
    }
}
