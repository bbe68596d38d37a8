package io.corral.sample.render;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Fills JSON trees. Three things are special in a tree: slots in texts; a text of the form
/// `#${…}`, which becomes a number; and an object `{"by": "a.b", "x": …, "y": …}`, which stands for
/// the member named by the slot `${a.b}`, and for nothing when there is no such member.
final class Template {

    private static final String BY = "by";

    private Template() {}

    /// The filled tree; null when the node stands for nothing.
    static @Nullable JsonNode render(JsonNode node, Scene scene) {
        if (node.isString()) {
            return text(node.stringValue(), scene);
        }
        if (node instanceof ArrayNode array) {
            return array(array, scene);
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (!object.has(BY)) {
            return object(object, scene);
        }
        JsonNode picked = object.get(scene.slot(object.path(BY).stringValue()));
        return picked == null ? null : render(picked, scene);
    }

    /// Both trees in one: objects are merged key by key, of anything else the second one wins.
    static JsonNode merge(JsonNode below, JsonNode over) {
        if (!(below instanceof ObjectNode) || !(over instanceof ObjectNode) || over.has(BY)) {
            return over;
        }
        var merged = (ObjectNode) below.deepCopy();
        over.forEachEntry((key, value) -> {
            JsonNode old = merged.get(key);
            merged.set(key, old == null ? value : merge(old, value));
        });
        return merged;
    }

    private static JsonNode text(String text, Scene scene) {
        if (text.startsWith("#${") && text.endsWith("}")) {
            return LongNode.valueOf(Long.parseLong(scene.expandExact(text.substring(1))));
        }
        return StringNode.valueOf(scene.expand(text));
    }

    private static JsonNode array(ArrayNode array, Scene scene) {
        ArrayNode filled = array.arrayNode();
        for (JsonNode item : array) {
            JsonNode rendered = render(item, scene);
            if (rendered != null) {
                filled.add(rendered);
            }
        }
        return filled;
    }

    private static JsonNode object(ObjectNode object, Scene scene) {
        ObjectNode filled = object.objectNode();
        object.forEachEntry((key, value) -> {
            JsonNode rendered = render(value, scene);
            if (rendered != null) {
                filled.set(key, rendered);
            }
        });
        return filled;
    }
}
