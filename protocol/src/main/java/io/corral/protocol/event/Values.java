package io.corral.protocol.event;

import io.corral.protocol.json.BoundedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON that Corral does not interpret, as plain values: Map, List, String, Long, Double, Boolean
/// or null, bounded in depth, entries and string length. Numbers without a plain value (`NaN`, more
/// than 64 bits) become text.
final class Values {

    private Values() {}

    /// Any value.
    static @Nullable Object of(JsonNode node) {
        return of(node, 1);
    }

    /// The attributes of an object in order; empty for anything else.
    static Map<String, @Nullable Object> map(@Nullable JsonNode node) {
        return node instanceof ObjectNode object ? map(object, 1) : Map.of();
    }

    private static @Nullable Object of(JsonNode node, int depth) {
        return switch (node.getNodeType()) {
            case STRING -> BoundedText.cut(node.stringValue(), EventBounds.STRING_LENGTH_MAX);
            case NUMBER -> number(node);
            case BOOLEAN -> node.booleanValue();
            case OBJECT -> depth > EventBounds.DEPTH_MAX
                    ? text(node)
                    : map((ObjectNode) node, depth);
            case ARRAY -> depth > EventBounds.DEPTH_MAX
                    ? text(node)
                    : list((ArrayNode) node, depth);
            case NULL, MISSING -> null;
            case BINARY, POJO -> text(node);
        };
    }

    private static Object number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? (Object) node.longValue() : node.asString();
        }
        double value = node.doubleValue();
        return Double.isFinite(value) ? (Object) value : node.asString();
    }

    private static Map<String, @Nullable Object> map(ObjectNode object, int depth) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (map.size() == EventBounds.ENTRIES_MAX) {
                break;
            }
            map.put(BoundedText.cut(property.getKey(), EventBounds.NAME_LENGTH_MAX),
                    of(property.getValue(), depth + 1));
        }
        return Collections.unmodifiableMap(map);
    }

    private static List<@Nullable Object> list(ArrayNode array, int depth) {
        int size = Math.min(array.size(), EventBounds.ENTRIES_MAX);
        var list = new ArrayList<@Nullable Object>(size);
        for (int i = 0; i < size; i++) {
            list.add(of(array.get(i), depth + 1));
        }
        return Collections.unmodifiableList(list);
    }

    private static String text(JsonNode node) {
        return BoundedText.cut(node.toString(), EventBounds.STRING_LENGTH_MAX);
    }
}
