package io.corral.server.tools;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.corral.protocol.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/// Stands between a client and a server and keeps what the server answered.
final class RecordingProxy implements AutoCloseable {

    private final HttpServer listener;
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
        try {
            listener = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listener.createContext("/", this::forward);
        listener.start();
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
        return URI.create("http://127.0.0.1:" + listener.getAddress().getPort());
    }

    /// What was answered since the last time, in order.
    List<Exchange> taken() {
        List<Exchange> taken = List.copyOf(exchanges);
        exchanges.clear();
        return taken;
    }

    @Override
    public void close() {
        listener.stop(0);
        client.close();
    }
}
