package io.corral.cli.triage.explain;

import com.sun.net.httpserver.HttpExchange;
import io.corral.protocol.json.Json;
import io.corral.testkit.http.LocalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Speaks the Messages API on this machine: answers each call as it was told, and remembers what it
/// was asked.
final class MessagesDouble implements AutoCloseable {

    private final LocalServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /// One call.
    record Asked(String path, String key, JsonNode body) {
        String system() {
            return body.path("system").asString("");
        }

        String message() {
            return body.path("messages").path(0).path("content").asString("");
        }
    }

    /// What it answers.
    ///
    /// @param status 0 for no answer at all
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer said(String text, String stopReason) {
            ObjectNode message = Json.MAPPER.createObjectNode();
            message.put("id", "msg_1").put("type", "message").put("role", "assistant")
                    .put("model", "claude-test").put("stop_reason", stopReason)
                    .putNull("stop_sequence");
            message.putArray("content").addObject().put("type", "text").put("text", text)
                    .putNull("citations");
            message.putObject("usage").put("input_tokens", 10).put("output_tokens", 5);
            return new Answer(200, Map.of(), message.toString());
        }

        static Answer failed(int status, String type, Map<String, String> headers) {
            return new Answer(status, headers, "{\"type\":\"error\",\"error\":{\"type\":\"" + type
                    + "\",\"message\":\"no\"}}");
        }

        static Answer silence() {
            return new Answer(0, Map.of(), "");
        }
    }

    /// @param answers by number of the call, from 0
    MessagesDouble(IntFunction<Answer> answers) {
        server = new LocalServer(exchange -> answer(exchange, answers));
    }

    private void answer(HttpExchange exchange, IntFunction<Answer> answers) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int number;
        synchronized (this) {
            number = asked.size();
            asked.add(new Asked(exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("x-api-key")),
                    Json.MAPPER.readTree(body)));
        }
        Answer answer = answers.apply(number);
        if (answer.status() == 0) {
            awaitEnd();
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return server.url().toString();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        end.countDown();
        server.close();
    }
}
