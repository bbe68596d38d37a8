package io.corral.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes on a connection, as old and careless clients send them.
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionFlowTest {

    private static final int PATIENCE_MS = 30_000;
    private static final String ENVELOPE = "{}\n{\"type\":\"event\"}\n{\"message\":\"x\"}";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// Sends the parts one after the other, then reads until the server closes.
    private String answer(String... parts) throws IOException {
        int port = URI.create(server.url()).getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String post(String version, String headers) {
        return "POST /api/" + server.shopId() + "/envelope/?sentry_key="
                + server.dsn().publicKey() + " HTTP/" + version + "\r\n" + headers + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET /health/live HTTP/1.0\r\n\r\n",
        "GET /health/live HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"})
    void lastRequest_isAnsweredAndTheConnectionClosed(String request) throws IOException {
        assertThat(answer(request)).startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Connection: close\r\n").endsWith("{\"status\":\"UP\"}");
    }

    @Test
    void envelopeOfHttp10_isTaken() throws IOException {
        String head = post("1.0", "Content-Length: " + ENVELOPE.length() + "\r\n");

        assertThat(answer(head, ENVELOPE.substring(0, 5), ENVELOPE.substring(5)))
                .startsWith("HTTP/1.1 200 OK\r\n").contains("{\"id\":\"");
    }

    @Test
    void longHeadersOfHttp10_areRefused() throws IOException {
        assertThat(answer("GET /health/live HTTP/1.0\r\nA: " + "a".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void brokenChunks_areTheClientsMistake() throws IOException {
        String head = post("1.1", "Host: x\r\nTransfer-Encoding: chunked\r\n");

        assertThat(answer(head, "nonsense\r\n" + ENVELOPE)).startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1");
    }
}
