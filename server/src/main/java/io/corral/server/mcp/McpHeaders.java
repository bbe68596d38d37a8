package io.corral.server.mcp;

import io.corral.server.http.Request;
import io.corral.tools.mcp.McpAnswer;
import io.corral.tools.mcp.McpProblem;
import io.corral.tools.mcp.Revisions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Headers that repeat what a message says, for whatever stands between client and server. Since
/// revision 2026-07-28 they must be there and say the same (transports, request metadata).
final class McpHeaders {

    private static final String REVISION = "MCP-Protocol-Version";
    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";
    private static final String ENCODED = "=?base64?";
    private static final String ENCODED_END = "?=";

    private McpHeaders() {}

    /// The refusal of a request whose headers and body differ.
    static Optional<McpAnswer> mismatch(Request request, JsonNode message) {
        String revision = request.header(REVISION).orElse("");
        JsonNode said = Revisions.of(message);
        if (said.isMissingNode() && !Revisions.isSelfContained(revision)) {
            return revision.isEmpty() || Revisions.SPOKEN.contains(revision)
                    ? Optional.empty()
                    : Optional.of(McpAnswer.unknownRevision(message, revision));
        }
        if (!message.has("id")) {
            return Optional.empty();
        }
        if (said.isMissingNode()) {
            return Optional.of(McpAnswer.failure(message, 400, McpProblem.PARAMETERS,
                    "params._meta does not say which revision the request is of."));
        }
        if (!revision.equals(said.asString(""))) {
            return differs(message, REVISION);
        }
        if (!Revisions.isSelfContained(revision)) {
            return Optional.empty();
        }
        String method = message.path("method").asString("");
        if (!request.header(METHOD).orElse("").equals(method)) {
            return differs(message, METHOD);
        }
        String name = message.path("params").path("name").asString("");
        boolean isNamed = method.equals("tools/call");
        return isNamed && !decoded(request.header(NAME).orElse("")).equals(Optional.of(name))
                ? differs(message, NAME)
                : Optional.empty();
    }

    private static Optional<McpAnswer> differs(JsonNode message, String header) {
        return Optional.of(McpAnswer.failure(message, 400, McpProblem.HEADERS,
                "The header " + header + " does not say what the message says."));
    }

    /// A value that may be encoded because a header cannot hold it; empty for a wrong encoding.
    private static Optional<String> decoded(String value) {
        if (!value.startsWith(ENCODED) || !value.endsWith(ENCODED_END)
                || value.length() < ENCODED.length() + ENCODED_END.length()) {
            return Optional.of(value);
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(value.substring(
                    ENCODED.length(), value.length() - ENCODED_END.length())),
                    StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
