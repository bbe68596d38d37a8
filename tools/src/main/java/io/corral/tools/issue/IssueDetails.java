package io.corral.tools.issue;

import io.corral.tools.client.SentryClient;
import io.corral.tools.memory.Learnings;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Part.Lines;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/// `issue-details`: one issue with what its latest event says.
public final class IssueDetails {

    private static final int TEXT_MAX = 300;
    private static final int TITLE_MAX = 70;
    private static final int VALUE_MAX = 60;
    private static final int VALUES_SHOWN = 3;
    private static final int TAGS_SHOWN = 5;
    private static final Set<String> TAGS_SHOWN_ELSEWHERE =
            Set.of("level", "handled", "mechanism", "environment", "transaction", "logger");

    private IssueDetails() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("issue-details", Category.ISSUES,
                "Shows one issue: its numbers, its tags, and one event with stack and breadcrumbs.",
                "State, priority, level, events, users, first and last seen and release, assignee;"
                        + " of the event its exceptions, frames of the application, breadcrumbs,"
                        + " request, user and trace; most frequent tags; suspect commits;"
                        + " what is remembered about it.",
                List.of(
                        Parameter.text("issue", "ISSUE", "Short id such as WEB-1A, or number.")
                                .asRequiredWord(),
                        Parameter.text("event", "EVENT",
                                "latest, oldest, recommended, or an event id.")
                                .orElse("latest"),
                        Parameter.flag("all-frames", "Shows frames of libraries, too."),
                        Parameter.integer("breadcrumbs", "N", "So many of the last breadcrumbs.")
                                .orElse("4")),
                List.of("WEB-1A", "WEB-1A --event oldest --all-frames"),
                "event:read", new Work.Reads(IssueDetails::answer));
    }

    private static Answer answer(ToolCall call) {
        String name = call.arguments().required("issue");
        JsonNode issue = call.get(call.inIssue(name, ""), Map.of());
        String id = issue.path("id").asString("");
        JsonNode event = call.get(call.inIssue(id, "events/"
                + SentryClient.segment(call.arguments().required("event"))
                + "/"), Map.of());
        JsonNode tags = call.get(call.inIssue(id, "tags/"), Map.of());
        List<Part> parts = new ArrayList<>(List.of(numbers(issue)));
        parts.addAll(new EventParts(event, issue, call.arguments().has("all-frames"),
                call.arguments().numberOr("breadcrumbs", 0)).parts());
        parts.add(new Lines("tags", tagLines(tags)));
        List<Cell> suspects = suspects(call, issue, event);
        parts.add(new Lines("suspect commits", suspects));
        parts.add(Learnings.about(call, issue));
        return hints(new Answer(parts, List.of()), issue, event, suspects.isEmpty());
    }

    private static Facts numbers(JsonNode issue) {
        return Facts.named("issue")
                .with("issue", Cell.of(issue.path("shortId")))
                .with("title", Cell.untrusted(issue.path("title").asString(""), TITLE_MAX))
                .with("culprit", Cell.untrusted(issue.path("culprit").asString(""), TEXT_MAX))
                .with("state", IssueWords.state(issue))
                .with("resolution", IssueWords.details(issue.path("statusDetails")))
                .with("priority", Cell.of(issue.path("priority")))
                .with("level", Cell.of(issue.path("level").asString("")
                        + (issue.path("isUnhandled").asBoolean(false) ? ", unhandled" : "")))
                .with("events", Cell.count(issue.path("count")))
                .with("users", Cell.count(issue.path("userCount")))
                .with("first", Cell.time(issue.path("firstSeen")))
                .with("last", Cell.time(issue.path("lastSeen")))
                .with("releases", releases(issue))
                .with("assigned", IssueWords.assignee(issue.path("assignedTo")))
                .with("project", Cell.of(issue.path("project").path("slug")))
                .with("feedback", some(issue.path("userReportCount")))
                .with("comments", some(issue.path("numComments")))
                .with("page", Cell.of(issue.path("permalink")));
    }

    private static Cell some(JsonNode number) {
        return number.asInt(0) == 0 ? Cell.NONE : Cell.of(number);
    }

    /// The first one, and the last one where it is another.
    private static Cell releases(JsonNode issue) {
        String first = issue.path("firstRelease").path("version").asString("");
        String last = issue.path("lastRelease").path("version").asString("");
        return Cell.untrusted(first.equals(last) ? last : first + " to " + last, 2 * VALUE_MAX);
    }

    private static List<Cell> tagLines(JsonNode tags) {
        List<Cell> lines = new ArrayList<>();
        for (JsonNode tag : tags) {
            String key = tag.path("key").asString("");
            if (lines.size() == TAGS_SHOWN || TAGS_SHOWN_ELSEWHERE.contains(key)
                    || key.endsWith(".name")) {
                continue;
            }
            var line = new StringJoiner(", ", key + ": ", "");
            int shown = 0;
            for (JsonNode value : tag.path("topValues")) {
                if (shown++ < VALUES_SHOWN) {
                    line.add(value.path("value").asString("(none)") + " "
                            + value.path("count").asString(""));
                }
            }
            lines.add(Cell.untrusted(line.toString(), 2 * TEXT_MAX));
        }
        return lines;
    }

    private static List<Cell> suspects(ToolCall call, JsonNode issue, JsonNode event) {
        return Suspects.of(call, issue.path("project").path("slug").asString(""),
                event.path("eventID").asString("")).orElse(List.of()).stream()
                .map(commit -> Cell.untrusted(commit.hash() + " " + commit.author() + " "
                        + commit.subject(), TEXT_MAX))
                .toList();
    }

    private static Answer hints(Answer answer, JsonNode issue, JsonNode event, boolean noSuspect) {
        Answer hinted = answer;
        if (issue.path("substatus").asString("").equals("regressed")) {
            hinted = hinted.hint("It came back after it was resolved: resolve it with"
                    + " --next-release, and add a regression test.");
        }
        JsonNode release = event.path("release");
        boolean hasCommits = release.path("lastCommit").isObject()
                || release.path("commitCount").asInt(0) > 0;
        if (noSuspect && hasCommits) {
            hinted = hinted.hint("No suspect commit: no commit of the release touched these"
                    + " files.");
        } else if (noSuspect && release.isObject()) {
            hinted = hinted.hint("No suspect commit: the release has no commits; run set-commits"
                    + " VERSION --auto where it is built.");
        } else if (noSuspect) {
            hinted = hinted.hint("No suspect commit: events name no release; set release in the"
                    + " SDK, then create-release and set-commits --auto where it is built.");
        }
        if (!EventParts.hasBreadcrumbs(event)) {
            hinted = hinted.hint("No breadcrumbs: check the SDK's breadcrumb integrations and"
                    + " maxBreadcrumbs.");
        }
        return hinted;
    }
}
