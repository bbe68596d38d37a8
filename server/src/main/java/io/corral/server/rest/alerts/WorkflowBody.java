package io.corral.server.rest.alerts;

import io.corral.protocol.json.Json;
import io.corral.server.rest.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A workflow as it is kept; keys inside are in camel case.
///
/// @param config with `frequency`, minutes between two alerts of an issue
/// @param triggers conditions that make it look; null for none
/// @param actionFilters conditions with what is to be done when they hold
/// @param detectorIds numbers of the wire; never empty
record WorkflowBody(
        String name, boolean enabled, @Nullable String environment, @Nullable String owner,
        JsonNode config, @Nullable JsonNode triggers, JsonNode actionFilters,
        List<String> detectorIds) {

    private static final List<String> LOGIC =
            List.of("all", "any", "any-short", "none");
    private static final int PARTS_MAX = 100;
    private static final String CONDITIONS = "conditions";
    private static final String ACTIONS = "actions";
    private static final String LOGIC_TYPE = "logicType";

    WorkflowBody {
        detectorIds = List.copyOf(detectorIds);
    }

    /// Reads a body; lists that it leaves out are empty.
    ///
    /// @param otherwise detectors when it names none
    static WorkflowBody read(Fields fields, List<String> otherwise) {
        JsonNode triggers = either(fields, "triggers", "triggers");
        JsonNode filters = either(fields, "action_filters", "actionFilters");
        List<String> detectors = detectorIds(fields);
        ObjectNode config = Json.MAPPER.createObjectNode();
        Fields wanted = fields.inside("config");
        config.put("frequency", wanted.numberOr("frequency", 30, 0, 60 * 24 * 30));
        return new WorkflowBody(
                fields.required("name"), fields.flagOr("enabled", true),
                fields.optionalText("environment"), fields.optionalText("owner"), config,
                triggers.isObject() ? group(fields, "triggers", triggers, false) : null,
                groups(fields, filters), detectors.isEmpty() ? otherwise : detectors);
    }

    private static JsonNode either(Fields fields, String snake, String camel) {
        return CamelCase.of(fields.has(snake) ? fields.node(snake) : fields.node(camel));
    }

    private static List<String> detectorIds(Fields fields) {
        String name = fields.has("detector_ids") ? "detector_ids" : "detectorIds";
        List<String> ids = new ArrayList<>();
        for (JsonNode id : fields.elements(name)) {
            String text = id.asString("");
            if (text.matches("\\d{1,18}")) {
                ids.add(text);
            } else {
                fields.wrong(name, "Expected numbers of detectors.");
            }
        }
        return ids;
    }

    private static ArrayNode groups(Fields fields, JsonNode filters) {
        ArrayNode groups = Json.MAPPER.createArrayNode();
        for (JsonNode filter : filters) {
            groups.add(group(fields, "actionFilters", filter, true));
        }
        return groups;
    }

    private static ObjectNode group(
            Fields fields, String name, JsonNode sent, boolean withActions) {
        ObjectNode group = Json.MAPPER.createObjectNode();
        String logic = sent.path(LOGIC_TYPE).asString("any-short");
        if (!LOGIC.contains(logic)) {
            fields.wrong(name, "logicType is one of " + String.join(", ", LOGIC) + ".");
        }
        group.put(LOGIC_TYPE, logic);
        group.set(CONDITIONS, parts(fields, name, sent.path(CONDITIONS)));
        group.set(ACTIONS, withActions
                ? parts(fields, name, sent.path(ACTIONS))
                : Json.MAPPER.createArrayNode());
        return group;
    }

    private static ArrayNode parts(Fields fields, String name, JsonNode sent) {
        ArrayNode parts = Json.MAPPER.createArrayNode();
        for (JsonNode part : sent) {
            if (!part.path("type").isString() || parts.size() == PARTS_MAX) {
                fields.wrong(name, "Expected at most " + PARTS_MAX
                        + " conditions and actions, each an object with a type.");
                return parts;
            }
            ObjectNode kept = Json.MAPPER.createObjectNode();
            kept.put("id", Integer.toString(parts.size() + 1));
            part.properties().forEach(each -> {
                if (!each.getKey().equals("id")) {
                    kept.set(each.getKey(), each.getValue());
                }
            });
            parts.add(kept);
        }
        return parts;
    }
}
