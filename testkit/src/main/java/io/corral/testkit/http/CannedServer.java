package io.corral.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Answers each request as a test says, and keeps what it was asked. Thread-safe.
public final class CannedServer implements AutoCloseable {

    private final LocalServer server;
    private final Function<Asked, Reply> replies;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /// A request.
    ///
    /// @param address path and query, encoded
    public record Asked(String method, String address, String body) {

        /// On one line: the method, the address, and the body or nothing.
        @Override
        public String toString() {
            return method + " " + address + " " + body;
        }
    }

    /// What is answered.
    public record Reply(int status, Map<String, String> headers, String body) {
        /// JSON, as it was asked for.
        public static Reply ok(String body) {
            return of(200, body);
        }

        /// JSON with another status.
        public static Reply of(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body);
        }
    }

    /// @param replies answers each request
    public CannedServer(Function<Asked, Reply> replies) {
        this.replies = replies;
        this.server = new LocalServer(this::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new Asked(exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(), new String(
                            exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            Reply reply = replies.apply(request);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /// Its address.
    public URI url() {
        return server.url();
    }

    /// What it was asked, in order, each on one line.
    public List<String> asked() {
        return asked.stream().map(Asked::toString).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
