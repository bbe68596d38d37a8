package io.corral.tools.project;

import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// `list-alerts`: who is told what, and when.
public final class ListAlerts {

    private static final String EVERY_EVENT = "every event";
    private static final Map<String, String> CONDITIONS = Map.of(
            "first_seen_event", "new issue", "new_high_priority_issue", "new high-priority issue",
            "existing_high_priority_issue", "high-priority issue", "regression_event", "regression",
            "reappeared_event", "comes back", "issue_resolved_trigger", "resolved",
            "event_frequency_count", "events", "event_unique_user_frequency_count", "users",
            "every_event", EVERY_EVENT);

    private ListAlerts() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("list-alerts", Category.PROJECTS,
                "Lists alerts on issues and on numbers.",
                "Name, number, kind, project, whether it is on, environment, when it fires,"
                        + " filters, what is done, and how often at most.",
                List.of(), List.of("", "--project web"), "org:read, alerts:read",
                new Work.Reads(ListAlerts::answer));
    }

    private static Answer answer(ToolCall call) {
        Map<String, List<String>> wanted = Map.of("project", call.projectNumber());
        Map<String, String> projects = new LinkedHashMap<>();
        call.get(call.inOrganization("projects/"), Map.of()).forEach(project -> projects.put(
                project.path("id").asString(""), project.path("slug").asString("")));
        JsonNode detectors = call.get(call.inOrganization("detectors/"), wanted);
        List<List<Cell>> rows = new ArrayList<>();
        Set<String> loud = new LinkedHashSet<>();
        for (JsonNode workflow : call.get(call.inOrganization("workflows/"), wanted)) {
            String when = conditions(workflow.path("triggers"));
            String only = filters(workflow.path("actionFilters"));
            if (when.isEmpty() || when.contains(EVERY_EVENT)) {
                when = EVERY_EVENT;
                if (only.isEmpty()) {
                    loud.add(workflow.path("name").asString(""));
                }
            }
            rows.add(List.of(
                    Cell.of(workflow.path("name")), Cell.of(workflow.path("id")),
                    Cell.of("issue"), projects(workflow, detectors, projects),
                    state(workflow), Cell.of(workflow.path("environment")), Cell.of(when),
                    Cell.of(only), Cell.of(actions(workflow.path("actionFilters"))),
                    Cell.of(workflow.path("config").path("frequency").asString("") + " min")));
        }
        for (JsonNode detector : detectors) {
            if (detector.path("type").asString("").equals("metric_issue")) {
                rows.add(metric(detector, projects));
            }
        }
        Answer answer = Answer.of(new Table("alerts", List.of("name", "id", "kind", "project",
                "state", "environment", "when", "only if", "then", "at most every"), rows));
        return loud.isEmpty()
                ? answer
                : answer.hint("Fires on every event: " + String.join(", ", loud) + ". Make it \"new"
                        + " issue\", or more than N events in M minutes.");
    }

    private static Cell state(JsonNode node) {
        return Cell.of(node.path("enabled").asBoolean(true) ? "on" : "off");
    }

    private static Cell projects(
            JsonNode workflow, JsonNode detectors, Map<String, String> projects) {
        Set<String> slugs = new LinkedHashSet<>();
        workflow.path("detectorIds").forEach(id -> detectors.forEach(detector -> {
            if (detector.path("id").asString("").equals(id.asString(""))) {
                String project = detector.path("projectId").asString("");
                slugs.add(projects.getOrDefault(project, project));
            }
        }));
        return Cell.of(String.join(" ", slugs));
    }

    private static List<Cell> metric(JsonNode detector, Map<String, String> projects) {
        JsonNode query = detector.path("dataSources").path(0).path("queryObj").path("snubaQuery");
        var when = new StringJoiner(", ");
        detector.path("conditionGroup").path("conditions").forEach(condition -> {
            if (condition.path("conditionResult").asInt(0) > 0) {
                when.add(query.path("aggregate").asString("") + " "
                        + condition.path("type").asString("") + " "
                        + condition.path("comparison").asString("dynamic"));
            }
        });
        String project = detector.path("projectId").asString("");
        return List.of(
                Cell.of(detector.path("name")), Cell.of(detector.path("id")), Cell.of("metric"),
                Cell.of(projects.getOrDefault(project, project)), state(detector),
                Cell.of(query.path("environment")),
                Cell.of(when + " in " + query.path("timeWindow").asInt(0) / 60 + " min"),
                Cell.of(query.path("query")), Cell.NONE, Cell.NONE);
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

    /// Such as `value 10, interval 1h`, or the value alone.
    private static String comparison(JsonNode comparison) {
        if (!comparison.isObject()) {
            return comparison.asString(comparison.toString());
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
