package io.corral.tools.project;

import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// `project-settings`: how a project treats events, and where they are sent to.
public final class ProjectSettings {

    private ProjectSettings() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("project-settings", Category.PROJECTS,
                "Shows how a project is set up: keys, filters, scrubbing, ownership, grouping.",
                "Number, platform, teams, allowed origins, inbound filters, scrubbing, resolve age,"
                        + " grouping, ownership and assignment; of each key its name,"
                        + " rate limit, and DSN or public key, without the secret.",
                List.of(Parameter.text("project", "PROJECT",
                        "Slug of the project; SENTRY_PROJECT without it, otherwise the first one.")
                        .asWord()),
                List.of("web"), "project:read", new Work.Reads(ProjectSettings::answer));
    }

    private static Answer answer(ToolCall call) {
        String slug = call.oneProject();
        JsonNode project = call.get(call.inProject(slug, ""), Map.of());
        JsonNode keys = call.get(call.inProject(slug, "keys/"), Map.of());
        JsonNode filters = tolerant(call, call.inProject(slug, "filters/"));
        JsonNode ownership = tolerant(call, call.inProject(slug, "ownership/"));
        return Answer.of(facts(project, filters, ownership), new Table("keys",
                List.of("name", "state", "limit", "dsn or key"), keyRows(keys)));
    }

    /// What an older server, or a token with fewer scopes, does not show is left out.
    private static JsonNode tolerant(ToolCall call, String path) {
        try {
            return call.get(path, Map.of());
        } catch (ClientException e) {
            if (e.reason() == Reason.NOT_FOUND || e.reason() == Reason.SCOPE) {
                return Json.MAPPER.missingNode();
            }
            throw e;
        }
    }

    private static Facts facts(JsonNode project, JsonNode filters, JsonNode ownership) {
        String rules = ownership.path("raw").asString("");
        return Facts.named("project")
                .with("project", Cell.of(project.path("slug")))
                .with("id", Cell.of(project.path("id")))
                .with("name", project.path("name").equals(project.path("slug"))
                        ? Cell.NONE
                        : Cell.of(project.path("name")))
                .with("platform", Cell.of(project.path("platform")))
                .with("teams", ListProjects.teams(project))
                .with("allowed origins", words(project.path("allowedDomains")))
                .with("filters on", filters(filters))
                .with("filtered messages", lines(project, "filters:error_messages"))
                .with("filtered releases", lines(project, "filters:releases"))
                .with("scrubbing", Cell.of(scrubbing(project)))
                .with("sensitive fields", words(project.path("sensitiveFields")))
                .with("safe fields", words(project.path("safeFields")))
                .with("resolve age hours", project.path("resolveAge").asInt(0) == 0
                        ? Cell.NONE
                        : Cell.of(project.path("resolveAge")))
                .with("grouping", Cell.of(project.path("groupingConfig")))
                .with("fingerprint rules", lineCount(project.path("fingerprintingRules")))
                .with("stack-trace rules", lineCount(project.path("groupingEnhancements")))
                .with("ownership rules", rules.isBlank()
                        ? Cell.NONE
                        : Cell.of(rules.lines().filter(line -> !line.isBlank()).count()))
                .with("assignment", Cell.of(ownership.path("autoAssignment")));
    }

    private static String scrubbing(JsonNode project) {
        var words = new StringJoiner(", ");
        words.add(project.path("dataScrubber").asBoolean(false) ? "on" : "off");
        if (project.path("dataScrubberDefaults").asBoolean(false)) {
            words.add("default fields");
        }
        if (project.path("scrubIPAddresses").asBoolean(false)) {
            words.add("IP addresses");
        }
        return words.toString();
    }

    private static Cell words(JsonNode list) {
        var words = new StringJoiner(", ");
        list.forEach(each -> words.add(each.asString("")));
        return Cell.of(words.toString());
    }

    private static Cell lines(JsonNode project, String option) {
        return Cell.of(project.path("options").path(option).asString("").strip()
                .replace("\n", ", "));
    }

    private static Cell lineCount(JsonNode text) {
        long lines = text.asString("").lines().filter(line -> !line.isBlank()).count();
        return lines == 0 ? Cell.NONE : Cell.of(lines);
    }

    private static Cell filters(JsonNode filters) {
        var on = new StringJoiner(", ");
        for (JsonNode filter : filters) {
            JsonNode active = filter.path("active");
            if (active.isBoolean() ? active.booleanValue() : !active.isEmpty()) {
                on.add(filter.path("id").asString(""));
            }
        }
        return filters.isArray() && on.length() == 0 ? Cell.of("none") : Cell.of(on.toString());
    }

    /// The whole DSN of the first key; of others, which differ in it alone, the public key.
    private static List<List<Cell>> keyRows(JsonNode keys) {
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode key : keys) {
            JsonNode limit = key.path("rateLimit");
            rows.add(List.of(Cell.of(key.path("name")),
                    Cell.of(key.path("isActive").asBoolean(true) ? "" : "disabled"),
                    limit.isObject()
                            ? Cell.of(limit.path("count").asString("") + " in "
                                    + limit.path("window").asString("") + "s")
                            : Cell.NONE,
                    Cell.of(rows.isEmpty() ? key.path("dsn").path("public") : key.path("public"))));
        }
        return rows;
    }
}
