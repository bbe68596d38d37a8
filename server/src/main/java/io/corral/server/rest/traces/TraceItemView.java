package io.corral.server.rest.traces;

import io.corral.server.rest.WireTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One span with its attributes (API reference 2.3, 57).
record TraceItemView(
        String itemId, String timestamp, List<AttributeView> attributes,
        Map<String, Object> meta) {

    /// An attribute.
    ///
    /// @param type str, int, float or bool
    record AttributeView(String name, String type, Object value) {}

    /// @param start when the span began
    /// @param attributes its values by name
    static TraceItemView of(String id, Instant start, Map<String, Object> attributes) {
        return new TraceItemView(id, WireTime.of(start),
                onTheWire(attributes).entrySet().stream()
                        .map(each -> new AttributeView(
                                each.getKey(), type(each.getValue()), each.getValue()))
                        .toList(),
                Map.of());
    }

    /// The same values with times as texts, in the same order.
    static Map<String, Object> onTheWire(Map<String, Object> values) {
        Map<String, Object> written = new LinkedHashMap<>();
        values.forEach((name, value) -> written.put(name,
                value instanceof Instant time ? WireTime.of(time) : value));
        return written;
    }

    private static String type(Object value) {
        return switch (value) {
            case Boolean _ -> "bool";
            case Long _ -> "int";
            case Double _ -> "float";
            default -> "str";
        };
    }
}
