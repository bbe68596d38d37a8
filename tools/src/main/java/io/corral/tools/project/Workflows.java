package io.corral.tools.project;

import io.corral.tools.tool.ToolCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// Alerts as newer servers describe them: workflows on issues, and detectors of numbers.
final class Workflows {

    private static final Map<String, String> CONDITIONS = Map.of(
            "first_seen_event", "new issue", "new_high_priority_issue", "new high-priority issue",
            "existing_high_priority_issue", "high-priority issue", "regression_event", "regression",
            "reappeared_event", "comes back", "issue_resolved_trigger", "resolved",
            "event_frequency_count", "events", "event_unique_user_frequency_count", "users",
            "every_event", Alert.EVERY_EVENT);

    private static final Map<String, String> LEVELS = Map.of("50", "fatal", "40", "error",
            "30", "warning", "20", "info", "10", "debug", "0", "sample");

    private final JsonNode detectors;
    private final Map<String, String> projects;

    private Workflows(JsonNode detectors, Map<String, String> projects) {
        this.detectors = detectors;
        this.projects = projects;
    }

    /// All of them, at most a page of each.
    ///
    /// @param project number; empty for all
    static List<Alert> read(ToolCall call, List<String> project) {
        Map<String, List<String>> wanted = Map.of("project", project);
        JsonNode detectors = call.get(call.inOrganization("detectors/"), wanted);
        JsonNode workflows = call.get(call.inOrganization("workflows/"), wanted);
        Map<String, String> projects = new LinkedHashMap<>();
        call.get(call.inOrganization("projects/"), Map.of()).forEach(each -> projects.put(
                each.path("id").asString(""), each.path("slug").asString("")));
        var reader = new Workflows(detectors, projects);
        List<Alert> alerts = new ArrayList<>();
        workflows.forEach(workflow -> alerts.add(reader.onIssues(workflow)));
        for (JsonNode detector : detectors) {
            if (detector.path("type").asString("").equals("metric_issue")) {
                alerts.add(reader.onNumbers(detector));
            }
        }
        return alerts;
    }

    private Alert onIssues(JsonNode workflow) {
        String when = conditions(workflow.path("triggers"));
        JsonNode filters = workflow.path("actionFilters");
        return new Alert(workflow.path("name").asString(""), workflow.path("id"),
                projects(workflow.path("detectorIds")),
                workflow.path("enabled").asBoolean(true),
                workflow.path("environment").asString(""),
                when.isEmpty() || when.contains(Alert.EVERY_EVENT) ? Alert.EVERY_EVENT : when,
                filters(filters), actions(filters),
                workflow.path("config").path("frequency").asInt(0));
    }

    private String projects(JsonNode detectorIds) {
        Set<String> slugs = new LinkedHashSet<>();
        detectorIds.forEach(id -> detectors.forEach(detector -> {
            if (detector.path("id").asString("").equals(id.asString(""))) {
                slugs.add(project(detector));
            }
        }));
        return String.join(" ", slugs);
    }

    private String project(JsonNode detector) {
        String id = detector.path("projectId").asString("");
        return projects.getOrDefault(id, id);
    }

    private Alert onNumbers(JsonNode detector) {
        JsonNode query = detector.path("dataSources").path(0).path("queryObj").path("snubaQuery");
        var when = new StringJoiner(", ");
        detector.path("conditionGroup").path("conditions").forEach(condition -> {
            if (condition.path("conditionResult").asInt(0) > 0) {
                when.add(query.path("aggregate").asString("") + " "
                        + condition.path("type").asString("") + " "
                        + condition.path("comparison").asString("dynamic"));
            }
        });
        return new Alert(detector.path("name").asString(""), detector.path("id"),
                project(detector), detector.path("enabled").asBoolean(true),
                query.path("environment").asString(""),
                when + " in " + query.path("timeWindow").asInt(0) / 60 + " min",
                query.path("query").asString(""), "", 0);
    }

    private static String filters(JsonNode groups) {
        var words = new StringJoiner("; ");
        groups.forEach(group -> {
            String each = conditions(group);
            if (!each.isEmpty()) {
                words.add(each);
            }
        });
        return words.toString();
    }

    private static String conditions(JsonNode group) {
        boolean all = group.path("logicType").asString("").equals("all");
        var words = new StringJoiner(all ? " and " : " or ");
        for (JsonNode condition : group.path("conditions")) {
            String type = condition.path("type").asString("");
            JsonNode comparison = condition.path("comparison");
            words.add(CONDITIONS.getOrDefault(type, type.replace('_', ' '))
                    + (comparison.isBoolean() || comparison.isMissingNode()
                            ? ""
                            : " " + comparison(comparison)));
        }
        return words.toString();
    }

    /// Such as `gte error`, `value 10, interval 1h`, or the value alone.
    private static String comparison(JsonNode comparison) {
        if (!comparison.isObject()) {
            return comparison.asString(comparison.toString());
        }
        if (comparison.path("match").isString()) {
            return (comparison.path("key").asString(comparison.path("attribute").asString("")) + " "
                    + comparison.path("match").asString("") + " "
                    + LEVELS.getOrDefault(comparison.path("level").asString(""),
                            comparison.path("value").asString("")))
                    .strip();
        }
        var words = new StringJoiner(", ");
        comparison.properties().forEach(each -> words.add(
                each.getKey() + " " + each.getValue().asString(each.getValue().toString())));
        return words.toString();
    }

    private static String actions(JsonNode groups) {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode group : groups) {
            for (JsonNode action : group.path("actions")) {
                JsonNode config = action.path("config");
                String target = config.path("targetDisplay").asString(
                        config.path("targetIdentifier").asString(
                                config.path("targetType").asString("")));
                words.add((action.path("type").asString("") + " " + target).strip());
            }
        }
        return String.join(", ", words);
    }
}
