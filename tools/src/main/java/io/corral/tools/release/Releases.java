package io.corral.tools.release;

import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.ToolCall;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Looks releases up.
final class Releases {

    private Releases() {}

    /// The release of a version; empty when there is none.
    static Optional<JsonNode> find(ToolCall call, String version) {
        try {
            return Optional.of(call.get(path(call, version), Map.of()));
        } catch (ClientException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Path of a release.
    static String path(ToolCall call, String version) {
        return call.inOrganization("releases/" + SentryClient.segment(version) + "/");
    }
}
