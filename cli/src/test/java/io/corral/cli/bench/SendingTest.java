package io.corral.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.corral.cli.command.CommandFailure;
import io.corral.sample.wire.IngestRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingTest {

    private final ConcurrentSkipListSet<String> received = new ConcurrentSkipListSet<>();
    private final HttpServer server = HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

    SendingTest() throws IOException {}

    /// Refuses every tenth event.
    @BeforeEach
    void serve() {
        server.createContext("/api/", exchange -> {
            String body = new String(
                    exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestHeaders().getFirst("X-Key") + body);
            byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.endsWith("0") ? 429 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void unpaced_sendsEachRequestOnceAndCountsRefusals() {
        Sending.Sent sent = Sending.unpaced(address, requests(200), 8);
        assertThat(received).hasSize(200).contains("abcevent 17", "abcevent 100");
        assertThat(sent.accepted()).isEqualTo(180);
        assertThat(sent.refused()).isEqualTo(20);
        assertThat(sent.acknowledged().count()).isEqualTo(200);
    }

    @Test
    void paced_takesAtLeastAsLongAsTheRateSays() {
        Sending.Sent sent = Sending.paced(address, requests(21), 4, 100);
        assertThat(received).hasSize(21);
        assertThat(sent.took().toMillis()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void unpaced_toNobody_saysWhichServer() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port);
        List<byte[]> one = requests(1);
        assertThatThrownBy(() -> Sending.unpaced(nobody, one, 1))
                .isInstanceOf(CommandFailure.class).hasMessageContaining("could not be sent to");
    }

    private List<byte[]> requests(int count) {
        return IntStream.range(0, count).mapToObj(i -> RequestConnection.render(
                new IngestRequest("/api/1/envelope/", Map.of("X-Key", "abc"), i % 2 == 0,
                        ("event " + i).getBytes(StandardCharsets.UTF_8)),
                address)).toList();
    }
}
