package io.corral.tools.issue;

import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Part.Table;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A change of the state of issues: which ones they are is read before anybody is asked.
final class IssueChange {

    private static final int TITLE_MAX = 70;

    private IssueChange() {}

    static Parameter issues() {
        return Parameter.texts("issue", "ISSUE", "Short ids such as WEB-1A, or numbers.")
                .asRequiredWord();
    }

    static Parameter note() {
        return Parameter.text("note", "TEXT", "Comment for the history of the issue.");
    }

    /// The change of every issue named.
    ///
    /// @param intention such as `resolve now`
    /// @param body of the update
    static Plan plan(ToolCall call, String intention, ObjectNode body) {
        List<JsonNode> found = call.arguments().texts("issue").stream()
                .map(name -> call.get(call.inIssue(name, ""), Map.of())).toList();
        String note = call.arguments().text("note");
        Facts facts = Facts.named("change").with("going to", Cell.of(intention))
                .with("note", Cell.of(note));
        return new Plan(Answer.of(facts, table(found)), () -> change(call, found, body, note));
    }

    private static Answer change(
            ToolCall call, List<JsonNode> found, ObjectNode body, @Nullable String note) {
        List<JsonNode> changed = new ArrayList<>();
        for (JsonNode issue : found) {
            try {
                changed.add(change(call, issue.path("id").asString(""), body, note));
            } catch (ClientException e) {
                throw changed.isEmpty()
                        ? e
                        : new ClientException(e.reason(), changed.stream()
                                .map(each -> each.path("shortId").asString(""))
                                .collect(Collectors.joining(", ")) + " changed, but "
                                + issue.path("shortId").asString("") + " did not: " + e.sentence());
            }
        }
        return Answer.of(table(changed));
    }

    private static JsonNode change(
            ToolCall call, String id, ObjectNode body, @Nullable String note) {
        JsonNode changed = call.client().call("PUT", call.inIssue(id, ""), Map.of(), body);
        if (note != null) {
            call.client().call("POST", call.inIssue(id, "notes/"), Map.of(),
                    Json.MAPPER.createObjectNode().put("text", note));
        }
        return changed;
    }

    private static Part table(List<JsonNode> issues) {
        return new Table("issues",
                List.of("issue", "state", "details", "events", "users", "title"),
                issues.stream().map(issue -> List.of(Cell.of(issue.path("shortId")),
                        IssueWords.state(issue), IssueWords.details(issue.path("statusDetails")),
                        Cell.count(issue.path("count")),
                        Cell.count(issue.path("userCount")),
                        Cell.untrusted(issue.path("title").asString(""), TITLE_MAX))).toList());
    }
}
