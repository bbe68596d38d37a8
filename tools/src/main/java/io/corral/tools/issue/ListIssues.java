package io.corral.tools.issue;

import io.corral.tools.client.SentryClient.Listing;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
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

/// `list-issues`: which issues there are.
public final class ListIssues {

    private static final int TITLE_MAX = 70;
    private static final int CULPRIT_MAX = 40;
    private static final int LIMIT_MAX = 100;
    private static final List<String> COLUMNS = List.of("issue", "state", "priority", "level",
            "events", "users", "first", "last", "assigned", "title", "culprit");

    private ListIssues() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("list-issues", Category.ISSUES,
                "Lists issues: unresolved ones, latest first, unless told otherwise.",
                "Short id, state, priority, level (! unhandled), events, users, first and last"
                        + " seen, who has it, title and culprit of each issue.",
                List.of(
                        Parameter.text("query", "QUERY",
                                "Search, such as 'is:regressed level:fatal' or 'timeout'.")
                                .orElse("is:unresolved"),
                        Parameter.choice("sort", "ORDER",
                                List.of("date", "new", "freq", "user", "trends"),
                                "By last seen (date), first seen (new), events (freq), users"
                                        + " (user) or rise (trends).")
                                .orElse("date"),
                        Parameter.text("period", "PERIOD",
                                "Only issues with events in it, such as 24h or 14d."),
                        Parameter.text("environment", "NAME", "Only events of it."),
                        Parameter.integer("limit", "N", "At most so many, up to 100.")
                                .orElse("25"),
                        Parameter.text("cursor", "CURSOR",
                                "The next page, as an answer named it.")),
                List.of("", "--query 'is:unresolved is:escalating' --sort user",
                        "--period 24h --sort freq --limit 10"),
                "event:read", new Work.Reads(ListIssues::answer));
    }

    private static Answer answer(ToolCall call) {
        Arguments arguments = call.arguments();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("query", List.of(call.query(String.join("", arguments.texts("query")))));
        parameters.put("project", ToolCall.ALL_PROJECTS);
        parameters.put("sort", arguments.texts("sort"));
        parameters.put("limit", List.of(Integer.toString(
                Math.clamp(arguments.numberOr("limit", LIMIT_MAX), 1, LIMIT_MAX))));
        parameters.put("statsPeriod", arguments.texts("period"));
        parameters.put("environment", arguments.texts("environment"));
        parameters.put("cursor", arguments.texts("cursor"));
        Listing page = call.client().list(call.inOrganization("issues/"), parameters);
        List<List<Cell>> rows = new ArrayList<>();
        page.rows().forEach(issue -> rows.add(row(issue)));
        Answer answer = Answer.of(new Table("issues", COLUMNS, rows));
        if (rows.isEmpty()) {
            return answer.hint("Nothing matches: try without --query, with a longer --period, and"
                    + " check SENTRY_PROJECT.");
        }
        return page.next() == null ? answer : answer.hint("more: --cursor " + page.next());
    }

    private static List<Cell> row(JsonNode issue) {
        String level = issue.path("level").asString("");
        return List.of(
                Cell.of(issue.path("shortId")), IssueWords.state(issue),
                Cell.of(issue.path("priority")),
                Cell.of(issue.path("isUnhandled").asBoolean(false) ? level + "!" : level),
                Cell.count(issue.path("count")), Cell.count(issue.path("userCount")),
                Cell.time(issue.path("firstSeen")), Cell.time(issue.path("lastSeen")),
                IssueWords.assignee(issue.path("assignedTo")),
                Cell.untrusted(issue.path("title").asString(""), TITLE_MAX),
                Cell.untrusted(issue.path("culprit").asString(""), CULPRIT_MAX));
    }
}
