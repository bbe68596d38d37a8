package io.corral.server.ingest;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// Sends to the project `shop` of a server whatever a test wants an SDK to send.
///
/// @param key public key of the project
record Sdk(ApiServer server, String key, HttpClient client) implements AutoCloseable {

    static final String EVENT = "{\"message\":\"stock is low\"}";
    static final String ENVELOPE = "{}\n{\"type\":\"event\"}\n" + EVENT + "\n";

    static Sdk of(ApiServer server) {
        return new Sdk(server, server.dsn().publicKey(),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /// What came back.
    record Reply(int status, byte[] body, HttpResponse<byte[]> response) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.MAPPER.readTree(text());
        }

        /// A header; empty when it is absent.
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /// The path of an endpoint of the project, with the key in the query.
    String path(String endpoint) {
        return "/api/" + server.shopId() + "/" + endpoint + "/?sentry_key=" + key;
    }

    /// Posts to a path; headers are pairs of name and value.
    Reply post(String path, byte[] body, String... headers) {
        return send("POST", path, body, headers);
    }

    Reply post(String path, String body, String... headers) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Reply send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body.length == 0
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
