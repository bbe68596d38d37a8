package io.corral.protocol.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Replaces characters no store takes in every string and name of a tree.
final class StringRepair {

    private StringRepair() {}

    /// Changes the tree in place; it must not be a string itself to be repaired.
    static void repair(JsonNode root) {
        var open = new ArrayDeque<JsonNode>();
        open.add(root);
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case ObjectNode object -> repairObject(object, open);
                case ArrayNode array -> repairArray(array, open);
                default -> {
                }
            }
        }
    }

    private static void repairObject(ObjectNode object, ArrayDeque<JsonNode> open) {
        var badNames = new ArrayList<String>(0);
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            JsonNode value = property.getValue();
            if (value.isString()) {
                property.setValue(object.stringNode(EscapeScan.clean(value.stringValue())));
            } else {
                open.add(value);
            }
            if (!EscapeScan.isClean(property.getKey())) {
                badNames.add(property.getKey());
            }
        }
        for (String name : badNames) {
            object.set(EscapeScan.clean(name), object.remove(name));
        }
    }

    private static void repairArray(ArrayNode array, ArrayDeque<JsonNode> open) {
        for (int i = 0; i < array.size(); i++) {
            JsonNode value = array.get(i);
            if (value.isString()) {
                array.set(i, array.stringNode(EscapeScan.clean(value.stringValue())));
            } else {
                open.add(value);
            }
        }
    }
}
