package io.corral.tools.project;

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
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// `list-projects`: which projects there are.
public final class ListProjects {

    private ListProjects() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("list-projects", Category.PROJECTS, "Lists projects.",
                "Slug, number, platform, teams, and the name where it differs from the slug.",
                List.of(Parameter.text("cursor", "CURSOR",
                        "The next page, as an answer named it.")),
                List.of(""), "project:read", new Work.Reads(ListProjects::answer));
    }

    private static Answer answer(ToolCall call) {
        Listing page = call.client().list(call.inOrganization("projects/"),
                Map.of("cursor", call.arguments().texts("cursor")));
        List<List<Cell>> rows = new ArrayList<>();
        for (JsonNode project : page.rows()) {
            String slug = project.path("slug").asString("");
            String name = project.path("name").asString("");
            rows.add(List.of(Cell.of(slug), Cell.of(project.path("id")),
                    Cell.of(project.path("platform")), teams(project),
                    name.equals(slug) ? Cell.NONE : Cell.of(name)));
        }
        Answer answer = Answer.of(new Table("projects",
                List.of("project", "id", "platform", "teams", "name"), rows));
        return page.next() == null ? answer : answer.hint("more: --cursor " + page.next());
    }

    /// Its teams, as `#slug #slug`.
    static Cell teams(JsonNode project) {
        var teams = new StringJoiner(" ");
        project.path("teams").forEach(team -> teams.add("#" + team.path("slug").asString("")));
        return Cell.of(teams.toString());
    }
}
