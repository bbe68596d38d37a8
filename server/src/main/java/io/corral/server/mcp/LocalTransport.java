package io.corral.server.mcp;

import io.corral.server.http.LocalCalls;
import io.corral.server.http.LocalCalls.LocalAnswer;
import io.corral.server.http.LocalCalls.LocalRequest;
import io.corral.server.http.Request.Origin;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Carries what tools ask to the endpoints of this server, on behalf of a caller and with its
/// credentials, which stay in this process.
final class LocalTransport implements Transport {

    private final LocalCalls calls;
    private final String authorization;
    private final Origin origin;

    /// @param authorization header of the caller
    /// @param origin of the caller, so that links in answers are as it reaches this server
    LocalTransport(LocalCalls calls, String authorization, Origin origin) {
        this.calls = calls;
        this.authorization = authorization;
        this.origin = origin;
    }

    @Override
    public Reply send(String method, String address, @Nullable JsonNode body) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        try {
            LocalAnswer answer = calls.call(new LocalRequest(method, path,
                    query < 0 ? "" : address.substring(query + 1),
                    Map.of("Authorization", authorization, "Content-Type", "application/json"),
                    body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8),
                    origin));
            return new Reply(answer.status(), answer.body(), answer.header("Link"),
                    answer.header("Retry-After").stream().findFirst().orElse(""));
        } catch (IOException e) {
            throw new ClientException(Reason.REFUSED,
                    path + " has too much to say; ask for less");
        }
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
