package io.corral.tools.memory;

import io.corral.protocol.json.Json;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Category;
import io.corral.tools.tool.Cell;
import io.corral.tools.tool.Parameter;
import io.corral.tools.tool.Part.Facts;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import io.corral.tools.tool.Work.Plan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `remember`: keeps what was learned, writes it anew, or forgets it.
public final class Remember {

    private static final int TITLE_MAX = 70;
    private static final String ISSUE = "issue";
    private static final String REPLACES = "replaces";
    private static final String FORGET = "forget";

    private Remember() {}

    /// Its definition.
    public static Tool tool() {
        return new Tool("remember", Category.MEMORY,
                "Keeps what you learned for the next person or agent, or forgets it.",
                "The learning as it is kept.",
                List.of(
                        Parameter.text("text", "TEXT", "What was learned, up to 2,000 characters:"
                                + " what it is, how one knows it, what to do.").asWord(),
                        Parameter.choice("kind", "KIND", Memory.KINDS, "How something shows and"
                                + " what it is then (pattern), what is known about one issue"
                                + " (issue), or what was decided and why (decision).")
                                .orElse("pattern"),
                        Parameter.text(ISSUE, "ISSUE", "The issue it is about."),
                        Parameter.text("topic", "WORDS", "Words that stand in what it is about,"
                                + " such as the type of an exception, a function or a host."),
                        Parameter.text(REPLACES, "N",
                                "Number of the learning that is written anew."),
                        Parameter.text(FORGET, "N", "Number of the learning that is forgotten.")),
                List.of("'429 of maps.example stops by itself' --topic maps.example",
                        "'fixed by raising the pool to 40' --kind issue --issue WEB-1A",
                        "--forget 12"),
                "event:read, event:write", new Work.Changes(Remember::plan));
    }

    private static Plan plan(ToolCall call) {
        Arguments arguments = call.arguments();
        String forgotten = arguments.text(FORGET);
        String text = arguments.text("text");
        if ((text == null) == (forgotten == null)) {
            throw new ClientException(Reason.USAGE,
                    "say what to remember, or which learning to forget");
        }
        return text == null ? forget(call, String.valueOf(forgotten)) : keep(call, text);
    }

    private static Plan keep(ToolCall call, String text) {
        Arguments arguments = call.arguments();
        ObjectNode body = Json.MAPPER.createObjectNode().put("text", text)
                .put("kind", arguments.required("kind")).put("topic", arguments.text("topic"))
                .put("project", call.project());
        Facts facts = Facts.named("learning");
        if (arguments.has(ISSUE)) {
            JsonNode issue = call.get(call.inIssue(arguments.required(ISSUE), ""), Map.of());
            body.put(ISSUE, issue.path("shortId").asString(""));
            facts = facts.with(ISSUE, Cell.of(issue.path("shortId")))
                    .with("title", Cell.untrusted(issue.path("title").asString(""), TITLE_MAX));
        }
        String replaced = arguments.text(REPLACES);
        facts = facts.with("going to", Cell.of(intention(replaced)))
                .with("kind", Cell.of(arguments.required("kind")))
                .with("topic", Cell.of(arguments.text("topic")))
                .with("text", Cell.of(text));
        return new Plan(Answer.of(facts, Learnings.table("known already", like(call, body))),
                () -> Answer.of(Learnings.table("kept", Stream.of(replaced == null
                        ? call.client().call("POST", Learnings.path(call, ""), Map.of(), body)
                        : call.client().call("PUT", Learnings.path(call, replaced), Map.of(),
                                body)))));
    }

    private static String intention(@Nullable String replaced) {
        return replaced == null ? "remember" : "write learning " + replaced + " anew";
    }

    /// Learnings about the same, so that nobody writes a thing twice.
    private static Stream<JsonNode> like(ToolCall call, ObjectNode body) {
        List<String> about = Stream.of(ISSUE, "topic").map(body::path)
                .map(node -> node.asString("")).filter(word -> !word.isEmpty()).toList();
        JsonNode found = Learnings.page(call,
                Map.of("about", about, "per_page", List.of("5"))).rows();
        return about.isEmpty() ? Stream.of() : found.valueStream();
    }

    private static Plan forget(ToolCall call, String learning) {
        Learnings.page(call, Map.of("per_page", List.of("1")));
        return new Plan(
                Answer.of(Facts.named("learning").with("going to",
                        Cell.of("forget learning " + learning))),
                () -> {
                    call.client().call("DELETE", Learnings.path(call, learning), Map.of(), null);
                    return Answer.of(Facts.named("learning").with("forgotten", Cell.of(learning)));
                });
    }
}
