package io.corral.server.rest.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Trials in the project `shop` of a server, over the API.
record Trials(ApiServer server) {

    static final String SHOP = "projects/acme/shop/";
    static final String LIST = SHOP + "grouping/backtest/";
    static final String CHANGES = SHOP + "grouping/changes/";
    private static final Set<String> UNDER_WAY = Set.of("waiting", "running", "applying");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// A trial that has ended.
    JsonNode tried(String body) {
        ApiServer.Reply begun = server.post(LIST, body);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        return ended(begun.json().get("id").asString());
    }

    private JsonNode ended(String id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode last = server.get(LIST + id + "/").json();
        while (UNDER_WAY.contains(last.get("state").asString())) {
            assertThat(System.nanoTime()).as(last.toString()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            last = server.get(LIST + id + "/").json();
        }
        return last;
    }

    /// A trial whose change was made.
    JsonNode applied(JsonNode tried) {
        String id = tried.get("id").asString();
        ApiServer.Reply begun = server.post(LIST + id + "/apply/", "{}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        return ended(id);
    }
}
