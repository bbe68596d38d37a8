package io.corral.tools.project;

import io.corral.tools.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// Alerts as servers describe them that know no workflows: older ones, hosted by oneself.
final class CombinedRules {

    private CombinedRules() {}

    /// All of them, at most a page.
    ///
    /// @param project number; empty for all
    static List<Alert> read(ToolCall call, List<String> project) {
        List<Alert> alerts = new ArrayList<>();
        for (JsonNode rule : call.get(call.inOrganization("combined-rules/"),
                Map.of("project", project))) {
            alerts.add(rule.path("type").asString("").equals("alert_rule")
                    ? onNumbers(rule)
                    : onIssues(rule));
        }
        return alerts;
    }

    private static Alert onIssues(JsonNode rule) {
        String conditions = names(rule.path("conditions"));
        boolean isEvery = conditions.isEmpty() || rule.path("conditions").valueStream().anyMatch(
                each -> each.path("id").asString("").endsWith("EveryEventCondition"));
        return new Alert(rule.path("name").asString(""), rule.path("id"),
                projects(rule), isOn(rule), rule.path("environment").asString(""),
                isEvery ? Alert.EVERY_EVENT : conditions, names(rule.path("filters")),
                names(rule.path("actions")), rule.path("frequency").asInt(0));
    }

    private static Alert onNumbers(JsonNode rule) {
        var when = new StringJoiner(", ");
        String sign = rule.path("thresholdType").asInt(0) == 0 ? " above " : " below ";
        rule.path("triggers").forEach(trigger -> when.add(rule.path("aggregate").asString("")
                + sign + trigger.path("alertThreshold").asString("")));
        return new Alert(rule.path("name").asString(""), rule.path("id"),
                projects(rule), isOn(rule), rule.path("environment").asString(""),
                when + " in " + rule.path("timeWindow").asString("") + " min",
                rule.path("query").asString(""), "", 0);
    }

    private static boolean isOn(JsonNode rule) {
        String status = rule.path("status").asString("");
        return !status.equals("disabled") && !status.equals("4");
    }

    private static String projects(JsonNode rule) {
        var slugs = new StringJoiner(" ");
        rule.path("projects").forEach(each -> slugs.add(each.asString("")));
        return slugs.toString();
    }

    /// The sentences the server has for its parts.
    private static String names(JsonNode parts) {
        var names = new StringJoiner(", ");
        parts.forEach(part -> names.add(part.path("name").asString("")));
        return names.toString();
    }
}
