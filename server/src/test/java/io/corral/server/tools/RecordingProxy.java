package io.corral.server.tools;

import com.sun.net.httpserver.HttpExchange;
import io.corral.protocol.json.Json;
import io.corral.testkit.http.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// Stands between a client and a server and keeps what the server answered.
final class RecordingProxy implements AutoCloseable {

    private final LocalServer listener;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String target;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

    /// A request and its answer.
    ///
    /// @param path without parameters
    record Exchange(String method, String path, String sent, byte[] body) {
        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }
    }

    RecordingProxy(String target) {
        this.target = target;
        listener = new LocalServer(this::forward);
    }

    private void forward(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(target + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(sent));
        for (String header : List.of("Authorization", "Content-Type")) {
            request.header(header, exchange.getRequestHeaders().getFirst(header));
        }
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.ofByteArray());
            exchanges.add(new Exchange(exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(), new String(sent,
                            StandardCharsets.UTF_8),
                    response.body()));
            response.headers().allValues("Link")
                    .forEach(link -> exchange.getResponseHeaders().add("Link", link));
            exchange.sendResponseHeaders(response.statusCode(),
                    response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    URI url() {
        return listener.url();
    }

    /// What was answered since the last time, in order.
    List<Exchange> taken() {
        List<Exchange> taken = List.copyOf(exchanges);
        exchanges.clear();
        return taken;
    }

    @Override
    public void close() {
        listener.close();
        client.close();
    }
}
