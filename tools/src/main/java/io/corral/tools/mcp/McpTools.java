package io.corral.tools.mcp;

import io.corral.protocol.json.Json;
import io.corral.tools.Toolbox;
import io.corral.tools.client.ClientException;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Arguments.ArgumentsRead;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.ToolSchema;
import io.corral.tools.tool.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The tools as agents list and call them. What changes something takes two calls, what has much to
/// say is told in parts; `confirm` and `part` are the two arguments that are added for it.
final class McpTools {

    private static final String CONFIRM = "confirm";
    private static final String PART = "part";
    private static final int PART_MAX = 1_000;

    private final Function<Arguments, ToolCall> calls;
    private final Confirmations confirmations;
    private final String owner;
    private final boolean withLocal;

    McpTools(Function<Arguments, ToolCall> calls, Confirmations confirmations, String owner,
            boolean withLocal) {
        this.calls = calls;
        this.confirmations = confirmations;
        this.owner = owner;
        this.withLocal = withLocal;
    }

    ObjectNode list() {
        ObjectNode list = Json.MAPPER.createObjectNode();
        ArrayNode tools = list.putArray("tools");
        for (Tool tool : Toolbox.ALL) {
            ObjectNode schema = ToolSchema.arguments(tool, withLocal);
            ObjectNode properties = (ObjectNode) schema.path("properties");
            if (tool.changes()) {
                properties.putObject(CONFIRM).put("type", "string").put("description",
                        "Token of the first call, after the person said yes.");
                // The second call needs nothing but the token.
                schema.remove("required");
            } else {
                properties.putObject(PART).put("type", "integer").put("minimum", 1).put(
                        "description", "Of a long answer, the part that an answer named.");
            }
            ObjectNode each = tools.addObject().put("name", tool.name())
                    .put("description", tool.summary() + " Answers: " + tool.answers());
            each.set("inputSchema", schema);
            each.putObject("annotations").put("readOnlyHint", !tool.changes());
        }
        return list;
    }

    ObjectNode call(Tool tool, JsonNode sent) {
        try {
            String token = sent.path(CONFIRM).asString("");
            if (tool.changes() && !token.isEmpty()) {
                return confirmations.take(owner, tool.name(), token)
                        .map(plan -> text(plan.change().get().text(), 1))
                        .orElseGet(() -> refusal("This token is used, too old or of another tool;"
                                + " call without confirm for a new one."));
            }
            return switch (Arguments.read(tool, given(tool, sent))) {
                case ArgumentsRead.Wrong(var sentence) -> refusal(sentence);
                case ArgumentsRead.Right(var arguments) ->
                    run(tool, calls.apply(arguments), part(sent));
            };
        } catch (ClientException e) {
            return refusal(e.sentence());
        }
    }

    private ObjectNode run(Tool tool, ToolCall call, int part) {
        return switch (tool.work()) {
            case Work.Reads(var question) -> text(question.apply(call).text(), part);
            case Work.Changes(var planning) -> {
                Work.Plan plan = planning.apply(call);
                yield text(plan.intention().text() + "Nothing has changed yet. After the person"
                        + " said yes: call again with confirm "
                        + confirmations.keep(owner, tool.name(), plan), 1);
            }
        };
    }

    private static int part(JsonNode sent) {
        return sent.path(PART).asInt(1);
    }

    /// Arguments as texts. Parameters that read files are not known where there are none to read.
    private Map<String, List<String>> given(Tool tool, JsonNode sent) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        sent.properties().forEach(each -> {
            JsonNode value = each.getValue();
            boolean isHidden = !withLocal && tool.parameters().stream().anyMatch(
                    parameter -> parameter.local() && parameter.name().equals(each.getKey()));
            boolean isAdded = each.getKey().equals(tool.changes() ? CONFIRM : PART);
            if (!value.isNull() && !isHidden && !isAdded) {
                given.put(each.getKey(), value.isArray()
                        ? value.valueStream().map(one -> one.asString(one.toString())).toList()
                        : List.of(value.asString(value.toString())));
            }
        });
        return given;
    }

    private static ObjectNode text(String text, int part) {
        return content(new TextParts(text).part(Math.min(part, PART_MAX)), false);
    }

    private static ObjectNode refusal(String sentence) {
        return content(new TextParts(sentence).part(1), true);
    }

    private static ObjectNode content(String text, boolean isError) {
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result.put("isError", isError);
    }
}
