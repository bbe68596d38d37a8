package io.corral.protocol.event;

import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads attributes with notes about what had to be repaired. One per event being read.
///
/// @param notes where repairs are told
record Attributes(Notes notes) {

    /// The attribute as text, at most so long; blank counts as absent. An object or array is kept
    /// as its JSON text and noted.
    ///
    /// @param prefix path of the parent with a dot, empty at the top
    @Nullable
    String text(JsonNode parent, String prefix, String name, int lengthMax) {
        JsonNode node = parent.get(name);
        return node == null ? null : textOf(node, prefix + name, lengthMax);
    }

    /// The value as text; see [#text].
    @Nullable
    String textOf(JsonNode node, String path, int lengthMax) {
        if (node.isNull()) {
            return null;
        }
        String text = JsonNodes.text(node);
        if (text == null) {
            notes.invalid(path, node, "expected a string");
            text = node.toString();
        }
        if (text.isBlank()) {
            return null;
        }
        if (text.length() > lengthMax) {
            notes.tooLong(path, "at most " + lengthMax + " characters");
        }
        return BoundedText.cut(text, lengthMax);
    }

    /// The value of a scalar as text, without notes: for attributes of which there are hundreds in
    /// an event. Objects and arrays become JSON text, blank counts as absent.
    static @Nullable String quick(JsonNode node, int lengthMax) {
        String text = JsonNodes.text(node);
        if (text == null) {
            text = node.isNull() || node.isMissingNode() ? "" : node.toString();
        }
        return text.isBlank() ? null : BoundedText.cut(text, lengthMax);
    }

    /// The elements of a list that SDKs spell as `[...]`, `{"values": [...]}` or a bare object;
    /// empty when absent. JSON nulls are left out.
    List<ObjectNode> objects(@Nullable JsonNode node, String path) {
        JsonNode list = node;
        if (node instanceof ObjectNode object) {
            JsonNode values = object.get("values");
            if (values == null) {
                return List.of(object);
            }
            list = values;
        }
        return switch (list) {
            case null -> List.of();
            case ArrayNode array -> objectsOf(array, path);
            case ObjectNode single -> List.of(single);
            default -> {
                if (!list.isNull()) {
                    notes.invalid(path, list, "expected a list");
                }
                yield List.of();
            }
        };
    }

    /// The object; null, with a note for other types, when there is none.
    @Nullable
    ObjectNode object(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        notes.invalid(name, node, "expected an object");
        return null;
    }

    private List<ObjectNode> objectsOf(ArrayNode array, String path) {
        var objects = new ArrayList<ObjectNode>(array.size());
        for (int i = 0; i < array.size(); i++) {
            JsonNode element = array.get(i);
            if (element instanceof ObjectNode object) {
                objects.add(object);
            } else if (!element.isNull()) {
                notes.invalid(path + "." + i, element, "expected an object");
            }
        }
        return objects;
    }
}
