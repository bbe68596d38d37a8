package io.corral.tools.release;

import io.corral.tools.client.SentryClient.Listing;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `list-releases`: what went out, and how it fares.
public final class ListReleases {

    private static final int VERSION_MAX = 80;
    private static final List<String> COLUMNS = List.of("version", "project", "released",
            "new issues", "adoption", "sessions", "crash-free sessions", "crash-free users",
            "commits", "deployed");

    private ListReleases() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("list-releases", Category.RELEASES,
                "Lists releases with their health, newest first.",
                "Version, project, date, new issues, adoption and sessions of the last 24 hours,"
                        + " crash-free sessions and users, number of commits, last deploy.",
                List.of(
                        Parameter.text("query", "TEXT", "Only versions that contain it."),
                        Parameter.text("environment", "NAME", "Only this environment."),
                        Parameter.integer("limit", "N", "At most so many, up to 100.")
                                .orElse("10"),
                        Parameter.text("cursor", "CURSOR",
                                "The next page, as an answer named it.")),
                List.of("", "--project web --limit 5"),
                "project:read, org:read", new Work.Reads(ListReleases::answer));
    }

    private static Answer answer(ToolCall call) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("health", List.of("1"));
        parameters.put("per_page", List.of(Integer.toString(
                Math.clamp(call.arguments().numberOr("limit", 10), 1, 100))));
        for (String name : List.of("query", "environment", "cursor")) {
            parameters.put(name, call.arguments().texts(name));
        }
        parameters.put("project", call.projectNumber());
        Listing page = call.client().list(call.inOrganization("releases/"), parameters);
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode release : page.rows()) {
            for (JsonNode project : release.path("projects")) {
                if (call.project() == null
                        || project.path("slug").asString("").equals(call.project())) {
                    rows.add(row(release, project));
                }
            }
        }
        Answer answer = Answer.of(new Table("releases", COLUMNS, rows));
        if (rows.isEmpty()) {
            return answer.hint("No release: set release in the SDK, or run create-release VERSION"
                    + " where it is built.");
        }
        return page.next() == null ? answer : answer.hint("more: --cursor " + page.next());
    }

    private static List<Cell> row(JsonNode release, JsonNode project) {
        JsonNode health = project.path("healthData");
        JsonNode deploy = release.path("lastDeploy");
        String version = release.path("version").asString("");
        JsonNode released = release.path("dateReleased");
        return List.of(
                Cell.untrusted(version, VERSION_MAX), Cell.of(project.path("slug")),
                Cell.time(released.isNull() ? release.path("dateCreated") : released),
                Cell.of(project.path("newGroups").isNumber()
                        ? project.path("newGroups")
                        : release.path("newGroups")),
                percent(health.path("adoption")), Cell.of(health.path("totalSessions24h")),
                percent(health.path("crashFreeSessions")), percent(health.path("crashFreeUsers")),
                Cell.of(release.path("commitCount")),
                Cell.of((deploy.path("environment").asString("") + " "
                        + Cell.time(deploy.path("dateFinished")).text()).strip()));
    }

    private static Cell percent(JsonNode number) {
        return number.isNumber()
                ? Cell.percent(number.doubleValue(), 2)
                : Cell.NONE;
    }
}
