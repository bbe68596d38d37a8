package io.corral.tools.mcp;

import io.corral.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The answer to a message.
///
/// @param status that it has over HTTP; other ways of carrying have no use for it
/// @param message of JSON-RPC 2.0
public record McpAnswer(int status, ObjectNode message) {

    private static final String ID = "id";

    static McpAnswer result(JsonNode id, ObjectNode result) {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        answer.set(ID, id);
        answer.set("result", result);
        return new McpAnswer(200, answer);
    }

    /// An answer without a result.
    ///
    /// @param message whose id it gets, where it has one
    /// @param sentence what was expected
    public static McpAnswer failure(
            JsonNode message, int status, McpProblem problem, String sentence) {
        ObjectNode answer = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        JsonNode id = message.path(ID);
        answer.set(ID, isId(id) ? id : Json.MAPPER.nullNode());
        answer.putObject("error").put("code", problem.code()).put("message", sentence);
        return new McpAnswer(status, answer);
    }

    /// The answer to a message of a revision that is not spoken here; names those that are.
    ///
    /// @param wanted as it was sent
    public static McpAnswer unknownRevision(JsonNode message, String wanted) {
        McpAnswer answer = failure(message, 400, McpProblem.REVISION,
                "Unsupported protocol version");
        ObjectNode data = ((ObjectNode) answer.message().path("error")).putObject("data");
        Revisions.SPOKEN.forEach(data.putArray("supported")::add);
        data.put("requested", wanted);
        return answer;
    }

    /// The answer to a message that broke something in this program.
    public static McpAnswer broken(JsonNode message) {
        return failure(message, 200, McpProblem.BROKEN,
                "This program has a fault; its log says more.");
    }

    static boolean isId(JsonNode id) {
        return id.isString() || id.isIntegralNumber();
    }
}
