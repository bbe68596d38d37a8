package io.corral.protocol.event;

import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `tags` from an object, `[["key", "value"]]` or `[{"key": ..., "value": ...}]`. Values of
/// any type become text; the first of two tags with one name wins.
final class TagReader {

    private final Attributes attributes;
    private final Map<String, String> tags = new LinkedHashMap<>();

    TagReader(Attributes attributes) {
        this.attributes = attributes;
    }

    Map<String, String> read(@Nullable JsonNode node) {
        switch (node) {
            case ObjectNode object when object.size() == 1
                    && object.get("values") instanceof ArrayNode array ->
                readPairs(array);
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> property : object.properties()) {
                    add(property.getKey(), property.getValue());
                }
            }
            case ArrayNode array -> readPairs(array);
            case null -> {
            }
            default -> {
                if (!node.isNull()) {
                    attributes.notes().invalid("tags", node, "expected an object or pairs");
                }
            }
        }
        return tags;
    }

    private void readPairs(ArrayNode array) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode pair = array.path(i);
            JsonNode key = pair.isObject() ? pair.path("key") : pair.path(0);
            String name = JsonNodes.text(key);
            if (name != null) {
                add(name, pair.isObject() ? pair.path("value") : pair.path(1));
            } else if (!pair.isNull()) {
                attributes.notes().invalid("tags." + i, pair, "expected a pair");
            }
        }
    }

    private void add(String key, JsonNode value) {
        String name = key.strip().replace(' ', '-');
        String text = Attributes.quick(value, EventBounds.STRING_LENGTH_MAX);
        if (text == null || name.isEmpty() || tags.containsKey(name)) {
            return;
        }
        if (tags.size() == EventBounds.TAGS_MAX) {
            attributes.notes().tooLong("tags", "at most " + EventBounds.TAGS_MAX + " tags");
            return;
        }
        if (name.length() > EventBounds.TAG_NAME_LENGTH_MAX) {
            attributes.notes().tooLong(
                    "tags." + BoundedText.cut(name, EventBounds.TAG_NAME_LENGTH_MAX),
                    "at most " + EventBounds.TAG_NAME_LENGTH_MAX + " characters in a name");
            return;
        }
        if (text.length() > EventBounds.TAG_VALUE_LENGTH_MAX) {
            attributes.notes().tooLong("tags." + name,
                    "at most " + EventBounds.TAG_VALUE_LENGTH_MAX + " characters");
        }
        String line = text.indexOf('\n') < 0 ? text : text.replace('\n', ' ');
        tags.put(name, BoundedText.cut(line.strip(), EventBounds.TAG_VALUE_LENGTH_MAX));
    }
}
