package io.corral.server.rest.alerts;

import io.corral.protocol.json.Json;
import io.corral.server.rest.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A metric detector as it is kept.
///
/// @param conditionGroup conditions in camel case
/// @param config with `detectionType`
record DetectorBody(
        String name, @Nullable String description, boolean enabled, @Nullable String owner,
        Source source, JsonNode conditionGroup, JsonNode config) {

    static final String METRIC = "metric_issue";

    private static final List<String> COMPARISONS = List.of("gt", "gte", "lt", "lte");
    private static final List<String> DETECTIONS = List.of("static", "percent", "dynamic");
    private static final String CONDITIONS = "conditions";
    private static final String CONDITION_GROUP = "conditionGroup";
    private static final int CONDITIONS_MAX = 10;
    private static final int HIGH = 75;
    private static final int MEDIUM = 50;
    private static final long WINDOW_SECONDS = 3_600;
    private static final long WINDOW_SECONDS_MAX = 24 * 3_600;

    /// What is measured.
    ///
    /// @param query in the search language
    /// @param timeWindow seconds
    record Source(
            String aggregate, String dataset, String query, long timeWindow,
            @Nullable String environment, List<String> eventTypes) {

        private static Source read(Fields fields) {
            return new Source(
                    fields.textOr("aggregate", "count()"), fields.textOr("dataset", "events"),
                    fields.node("query").asString(""),
                    fields.numberOr("timeWindow",
                            fields.numberOr("time_window", WINDOW_SECONDS, 60,
                                    WINDOW_SECONDS_MAX),
                            60, WINDOW_SECONDS_MAX),
                    fields.optionalText("environment"),
                    fields.linesOr("eventTypes", fields.linesOr("event_types", List.of())));
        }

        Map<String, Object> view(String id) {
            Map<String, Object> query = new LinkedHashMap<>();
            query.put("id", id);
            query.put("aggregate", aggregate);
            query.put("dataset", dataset);
            query.put("query", this.query);
            query.put("timeWindow", timeWindow);
            query.put("environment", environment == null ? Json.MAPPER.nullNode() : environment);
            query.put("eventTypes", eventTypes);
            return Map.of("id", id, "sourceId", id, "type", "snuba_query_subscription",
                    "queryObj", Map.of("id", id, "status", 0, "snubaQuery", query));
        }
    }

    /// Reads a body.
    ///
    /// @param before what it does not say; null for a new detector
    static DetectorBody read(Fields fields, @Nullable DetectorBody before) {
        String type = fields.textOr("type", METRIC);
        if (!type.equals(METRIC)) {
            fields.wrong("type", "Only detectors of the type " + METRIC + " can be made.");
        }
        JsonNode group = fields.has(CONDITION_GROUP)
                ? fields.node(CONDITION_GROUP)
                : fields.node("condition_group");
        return new DetectorBody(
                before == null ? fields.required("name") : fields.textOr("name", before.name()),
                fields.has("description")
                        ? fields.optionalText("description")
                        : before == null ? null : before.description(),
                fields.flagOr("enabled", before == null || before.enabled()),
                fields.has("owner")
                        ? fields.optionalText("owner")
                        : before == null ? null : before.owner(),
                source(fields, before),
                group.isObject() || before == null
                        ? conditions(fields, CamelCase.of(group))
                        : before.conditionGroup(),
                config(fields, before));
    }

    private static Source source(Fields fields, @Nullable DetectorBody before) {
        for (String name : List.of("dataSources", "data_sources", "dataSource", "data_source")) {
            if (fields.has(name)) {
                Fields source = fields.first(name);
                Fields inner = source.inside("queryObj").inside("snubaQuery");
                return Source.read(inner.has("aggregate") ? inner : source);
            }
        }
        if (before == null) {
            fields.wrong("dataSources", "This field is required.");
        }
        return before == null
                ? new Source("count()", "events", "", WINDOW_SECONDS, null, List.of())
                : before.source();
    }

    private static JsonNode conditions(Fields fields, JsonNode sent) {
        ObjectNode group = Json.MAPPER.createObjectNode();
        group.put("logicType", sent.path("logicType").asString("any"));
        ArrayNode conditions = group.putArray(CONDITIONS);
        for (JsonNode each : sent.path(CONDITIONS)) {
            JsonNode condition = each.has("alertThreshold") ? ofTrigger(each) : each;
            boolean isRight = COMPARISONS.contains(condition.path("type").asString(""))
                    && (condition.path("comparison").isNumber()
                            || condition.path("comparison").isObject())
                    && condition.path("conditionResult").isIntegralNumber();
            if (!isRight || conditions.size() == CONDITIONS_MAX) {
                fields.wrong(CONDITION_GROUP, "Expected at most " + CONDITIONS_MAX
                        + " conditions, each with a type of " + String.join(", ", COMPARISONS)
                        + ", a comparison and a conditionResult of 75, 50 or 0.");
                return group;
            }
            ObjectNode kept = conditions.addObject();
            kept.put("id", Integer.toString(conditions.size()));
            for (String name : List.of("type", "comparison", "conditionResult")) {
                kept.set(name, condition.path(name));
            }
        }
        if (conditions.isEmpty()) {
            fields.wrong(CONDITION_GROUP, "At least one condition is required.");
        }
        return group;
    }

    /// A trigger of the old model, which the `sentry` command line sends in place of a condition.
    private static JsonNode ofTrigger(JsonNode trigger) {
        boolean below = trigger.path("thresholdType").asInt(0) == 1;
        ObjectNode condition = Json.MAPPER.createObjectNode().put("type", below ? "lt" : "gt");
        condition.set("comparison", trigger.path("alertThreshold"));
        return condition.put("conditionResult",
                trigger.path("label").asString("critical").equals("warning") ? MEDIUM : HIGH);
    }

    private static JsonNode config(Fields fields, @Nullable DetectorBody before) {
        if (!fields.has("config") && before != null) {
            return before.config();
        }
        JsonNode sent = CamelCase.of(fields.node("config"));
        ObjectNode config = Json.MAPPER.createObjectNode();
        String detection = sent.path("detectionType").asString("static");
        if (!DETECTIONS.contains(detection)) {
            fields.wrong("config", "detectionType is one of " + String.join(", ", DETECTIONS)
                    + ".");
        }
        config.put("detectionType", detection);
        if (sent.path("comparisonDelta").isIntegralNumber()) {
            config.set("comparisonDelta", sent.path("comparisonDelta"));
        }
        return config;
    }
}
