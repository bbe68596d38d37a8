package io.corral.tools.tool;

import io.corral.protocol.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Definitions as JSON, for agents.
public final class ToolSchema {

    private static final String TYPE = "type";
    private static final String STRING = "string";

    private ToolSchema() {}

    /// A tool with the schema of its arguments.
    ///
    /// @param withLocal whether parameters that read files of this machine belong to it
    public static ObjectNode of(Tool tool, boolean withLocal) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", tool.name()).put("category", tool.category().word())
                .put("summary", tool.summary()).put("answers", tool.answers())
                .put("changes", tool.changes()).put("scopes", tool.scopes());
        json.set("parameters", arguments(tool, withLocal));
        return json;
    }

    /// The schema of its arguments (JSON Schema, draft 2020-12).
    ///
    /// @param withLocal whether parameters that read files of this machine belong to it
    public static ObjectNode arguments(Tool tool, boolean withLocal) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put(TYPE, "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.MAPPER.createArrayNode();
        for (Parameter parameter : tool.parameters()) {
            if (withLocal || !parameter.local()) {
                properties.set(parameter.name(), property(parameter));
                if (parameter.required()) {
                    required.add(parameter.name());
                }
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(Parameter parameter) {
        ObjectNode property = Json.MAPPER.createObjectNode();
        switch (parameter.type()) {
            case TEXT -> property.put(TYPE, STRING);
            case INTEGER -> property.put(TYPE, "integer").put("minimum", 0);
            case FLAG -> property.put(TYPE, "boolean");
            case TEXTS -> property.put(TYPE, "array").putObject("items").put(TYPE, STRING);
            case CHOICE -> {
                property.put(TYPE, STRING);
                parameter.choices().forEach(property.putArray("enum")::add);
            }
        }
        property.put("description", parameter.description());
        String fallback = parameter.fallback();
        if (fallback != null && !fallback.isEmpty()) {
            if (parameter.type() == ParameterType.INTEGER) {
                property.put("default", Integer.parseInt(fallback));
            } else {
                property.put("default", fallback);
            }
        }
        return property;
    }
}
