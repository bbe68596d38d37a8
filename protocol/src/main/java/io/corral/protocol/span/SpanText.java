package io.corral.protocol.span;

import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Names and attribute values of spans, bounded.
final class SpanText {

    /// Attributes of one span.
    static final int ATTRIBUTES_MAX = 256;
    /// Characters of a name, description or attribute; long statements are cut.
    static final int LENGTH_MAX = 8 * 1024;

    private static final int NAME_LENGTH_MAX = 200;
    private static final int LIST_MAX = 64;

    private SpanText() {}

    /// The value as text; null when absent or blank.
    static @Nullable String text(@Nullable JsonNode node) {
        String text = node == null ? null : JsonNodes.text(node);
        return text == null || text.isBlank() ? null : BoundedText.cut(text, LENGTH_MAX);
    }

    /// Puts a value as String, Long, Double, Boolean or List of them; nothing for absent ones.
    static void put(Map<String, Object> attributes, String name, JsonNode node) {
        Object value = value(node);
        if (value != null && name.length() <= NAME_LENGTH_MAX
                && attributes.size() < ATTRIBUTES_MAX) {
            attributes.put(name, value);
        }
    }

    private static @Nullable Object value(JsonNode node) {
        if (node instanceof ArrayNode array) {
            var list = new ArrayList<Object>();
            for (int i = 0; i < Math.min(array.size(), LIST_MAX); i++) {
                Object element = scalar(array.path(i));
                if (element != null) {
                    list.add(element);
                }
            }
            return list;
        }
        return scalar(node);
    }

    private static @Nullable Object scalar(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        Double number = node.isNumber() ? JsonNodes.number(node) : null;
        if (number != null) {
            return number;
        }
        String text = JsonNodes.text(node);
        return BoundedText.cut(text != null ? text : node.toString(), LENGTH_MAX);
    }
}
