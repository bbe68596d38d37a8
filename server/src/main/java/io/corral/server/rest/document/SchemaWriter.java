package io.corral.server.rest.document;

import io.corral.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes the short types of `docs/api` as JSON Schema (draft 2020-12); docs/api/README.md says how
/// they are written.
///
/// @param schemas short types by name, for those that take over another's properties
record SchemaWriter(Map<String, JsonNode> schemas) {

    private static final String TYPE = "type";
    private static final String ARRAY = "array";
    private static final String ADDITIONAL = "additionalProperties";
    private static final char NULLABLE = '?';
    private static final char UNION = '|';
    private static final char WORDS = '=';

    /// Words that stand for a type of text.
    private static final Map<String, String> PATTERNS = Map.of(
            "time", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z$",
            "id", "^\\d+$",
            "eventId", "^[0-9a-f]{32}$",
            "url", "^https?://");

    private static final List<String> SIMPLE =
            List.of("string", "integer", "number", "boolean", "object", "null");

    /// The schema of a short type.
    ///
    /// @throws IllegalArgumentException when it is none
    ObjectNode schema(JsonNode type) {
        if (type.isString()) {
            return ofText(type.stringValue());
        }
        if (type.isArray()) {
            return type.size() == 1 ? list(type.get(0)) : tuple(type);
        }
        if (type.isObject()) {
            return object(type);
        }
        throw new IllegalArgumentException("no type: " + type);
    }

    private ObjectNode ofText(String text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) == NULLABLE) {
            return nullable(ofText(text.substring(0, text.length() - 1)));
        }
        if (!text.isEmpty() && text.charAt(0) == WORDS) {
            return words(text.substring(1).split("\\|", -1));
        }
        if (text.indexOf(UNION) > 0) {
            List<ObjectNode> parts = new ArrayList<>();
            for (String part : text.split("\\|", -1)) {
                parts.add(ofText(part));
            }
            return anyOf(parts);
        }
        return named(text);
    }

    private ObjectNode named(String name) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        String pattern = PATTERNS.get(name);
        if (pattern != null) {
            return schema.put(TYPE, "string").put("pattern", pattern);
        }
        if (SIMPLE.contains(name)) {
            return schema.put(TYPE, name);
        }
        if (name.equals("any")) {
            return schema;
        }
        if (!schemas.containsKey(name)) {
            throw new IllegalArgumentException("no type of the name " + name);
        }
        return schema.put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode words(String... words) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put(TYPE, "string");
        ArrayNode all = schema.putArray("enum");
        for (String word : words) {
            all.add(word);
        }
        return schema;
    }

    private static ObjectNode nullable(ObjectNode schema) {
        return schema.isEmpty()
                ? schema
                : anyOf(List.of(schema, Json.MAPPER.createObjectNode().put(TYPE, "null")));
    }

    private static ObjectNode anyOf(List<ObjectNode> parts) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.putArray("anyOf").addAll(parts);
        return schema;
    }

    private ObjectNode list(JsonNode element) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put(TYPE, ARRAY);
        schema.set("items", schema(element));
        return schema;
    }

    private ObjectNode tuple(JsonNode elements) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put(TYPE, ARRAY);
        ArrayNode all = schema.putArray("prefixItems");
        elements.forEach(element -> all.add(schema(element)));
        return schema.put("minItems", elements.size()).put("maxItems", elements.size());
    }

    private ObjectNode object(JsonNode type) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put(TYPE, "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        schema.put(ADDITIONAL, false);
        fill(type, schema, properties, required::add);
        return schema;
    }

    private void fill(
            JsonNode type, ObjectNode schema, ObjectNode properties, Consumer<String> required) {
        type.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            switch (name) {
                case "*" -> schema.set(ADDITIONAL, schema(value));
                case "+" -> fill(base(value.stringValue()), schema, properties, required);
                default -> {
                    boolean optional = name.endsWith("?");
                    String key = optional ? name.substring(0, name.length() - 1) : name;
                    properties.set(key, schema(value));
                    if (!optional) {
                        required.accept(key);
                    }
                }
            }
        });
    }

    private JsonNode base(String name) {
        JsonNode base = schemas.get(name);
        if (base == null || !base.isObject()) {
            throw new IllegalArgumentException("no object of the name " + name);
        }
        return base;
    }
}
