package io.corral.server.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corral.server.http.Answer;
import io.corral.server.http.Dispatcher;
import io.corral.server.http.LocalCalls;
import io.corral.server.http.Request;
import io.corral.server.http.RouteTable;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.PlainFailures;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalTransportTest {

    private final RouteTable routes = new RouteTable();

    private SentryClient client() {
        return new SentryClient(
                new ClientSettings(URI.create("https://corral.example"), "", "acme", null),
                new LocalTransport(new LocalCalls(
                        new Dispatcher(routes, new PlainFailures()), 1000), "Bearer secret",
                        new Request.Origin("192.0.2.7", "https://corral.example")));
    }

    @Test
    void pages_areFollowed_withTheCallersToken() {
        routes.add("GET", "/api/0/things/", request -> Answer.json(200, "[\""
                + request.header("Authorization").orElse("") + request.query().first("q") + "\"]")
                .with("Link", "<x>; rel=\"next\"; results=\"true\"; cursor=\"0:1:0\""));
        SentryClient.Listing page = client().list("/api/0/things/", Map.of("q", List.of("a b")));
        assertThat(page.rows().path(0).asString()).isEqualTo("Bearer secreta b");
        assertThat(page.next()).isEqualTo("0:1:0");
    }

    @Test
    void limits_areSaid_withTheTimeToWait() {
        routes.add("GET", "/api/0/things/",
                _ -> ApiErrors.detail(429, "too often").with("Retry-After", "17"));
        assertThatThrownBy(() -> client().get("/api/0/things/", Map.of()))
                .isInstanceOfSatisfying(ClientException.class, failure -> assertThat(
                        failure.reason()).isEqualTo(Reason.RATE_LIMIT))
                .hasMessageContaining("wait 17 seconds").hasMessageNotContaining("secret");
    }

    @Test
    void answer_thatIsTooLong_isSaid() {
        routes.add("GET", "/api/0/things/", _ -> Answer.json(200, "[" + "1,".repeat(999) + "1]"));
        assertThatThrownBy(() -> client().get("/api/0/things/", Map.of()))
                .isInstanceOf(ClientException.class).hasMessageContaining("ask for less");
    }
}
