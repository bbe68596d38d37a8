package io.corral.tools.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corral.testkit.http.CannedServer;
import io.corral.testkit.http.CannedServer.Reply;
import io.corral.tools.client.ClientException.Reason;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpTransportTest {

    private static final int BYTES_MAX = 1_000;

    private static HttpTransport to(CannedServer server) {
        return new HttpTransport(
                new ClientSettings(server.url(), "secret", "acme", null), BYTES_MAX);
    }

    @Test
    void answer_ofManyBytes_isAsNone() {
        try (var server = new CannedServer(
                request -> Reply.ok("x".repeat(request.address().equals("/long")
                        ? BYTES_MAX + 1
                        : BYTES_MAX)));
                var transport = to(server)) {
            assertThat(transport.send("GET", "/short", null).body()).hasSize(BYTES_MAX);
            assertThatExceptionOfType(ClientException.class)
                    .isThrownBy(() -> transport.send("GET", "/long", null))
                    .withMessageNotContaining("secret")
                    .extracting(ClientException::reason).isEqualTo(Reason.NO_ANSWER);
        }
    }

    @Test
    void redirection_isNotFollowed_forTheTokenWouldGoThere() {
        try (var elsewhere = new CannedServer(_ -> Reply.ok("{}"));
                var server = new CannedServer(_ -> new Reply(307,
                        Map.of("Location", elsewhere.url() + "/"), "{}"));
                var transport = to(server)) {
            assertThat(transport.send("GET", "/", null).status()).isEqualTo(307);
            assertThat(elsewhere.asked()).isEmpty();
        }
    }
}
