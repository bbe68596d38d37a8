package io.corral.server.rest.alerts;

import io.corral.protocol.json.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Names of keys: clients send rules in snake case and read them in camel case.
final class CamelCase {

    /// What stands in these keys is the client's own and stays as it is.
    private static final Set<String> FREE = Set.of("data", "config", "comparison");

    private CamelCase() {}

    /// A value with all its keys in camel case.
    static JsonNode of(JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = Json.MAPPER.createArrayNode();
            value.forEach(each -> list.add(of(each)));
            return list;
        }
        if (!value.isObject()) {
            return value;
        }
        ObjectNode object = Json.MAPPER.createObjectNode();
        value.properties().forEach(each -> {
            String name = name(each.getKey());
            object.set(name, FREE.contains(name) ? each.getValue() : of(each.getValue()));
        });
        return object;
    }

    private static String name(String snake) {
        var camel = new StringBuilder(snake.length());
        boolean upper = false;
        for (int i = 0; i < snake.length(); i++) {
            char c = snake.charAt(i);
            if (c == '_' && i > 0) {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
