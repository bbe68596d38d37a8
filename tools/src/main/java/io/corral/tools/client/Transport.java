package io.corral.tools.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Carries requests to a server, as whoever it was made for. Thread-safe.
public interface Transport extends AutoCloseable {

    /// What a server answered, whatever the status.
    ///
    /// @param body empty for none
    /// @param links values of `Link`, which name the pages around this one
    /// @param retryAfter value of `Retry-After`; empty without it
    /// @param limit how much more the server may be asked; null when it does not say
    record Reply(int status, byte[] body, List<String> links, String retryAfter,
            @Nullable RateLimit limit) {
        public Reply {
            links = List.copyOf(links);
        }

        /// An answer of a server that says nothing about its limits.
        public Reply(int status, byte[] body, List<String> links, String retryAfter) {
            this(status, body, links, retryAfter, null);
        }
    }

    /// Sends one request.
    ///
    /// @param method upper-case
    /// @param address path from `/api/0/` on with its query, encoded
    /// @param body JSON; null for none
    /// @throws ClientException when the server does not answer
    Reply send(String method, String address, @Nullable JsonNode body);

    @Override
    void close();
}
