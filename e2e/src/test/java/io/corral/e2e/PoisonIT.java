package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// An entry that ends every process that digests it goes to the failed ones, it alone, and can be
/// replayed when the cause is gone.
class PoisonIT {

    private static final int KILLED = 137;
    private static final int ATTEMPTS_MAX = 3;
    private static final int EVENTS = 60;
    private static final int POISON = 37;

    private static final Map<String, String> USUAL = Map.of("CORRAL_QUOTAS_API", "1000000/1m");

    @TempDir
    static Path place;

    @Test
    void entryThatKillsTheProcess_isSetAsideAlone() {
        try (CorralServer server = CorralServer.prepare(place.resolve("poison"))) {
            var load = new Load(server, 1);
            server.start(with("CORRAL_DIGEST_BATCH_WAIT", "1h"));
            for (int i = 0; i < EVENTS; i++) {
                assertThat(load.send(1)).isEqualTo(1);
            }
            server.kill();
            for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
                assertDies(server, "entry-digesting:" + POISON);
            }
            assertDies(server, "entry-digesting:" + POISON + ",queue-failed:1");
            server.start(with("CORRAL_CRASH_AT", "entry-digesting:" + POISON));
            server.rest().awaitDrained();

            JsonNode failed = server.admin("failed", "list").path("failed");
            assertThat(failed).hasSize(1);
            assertThat(failed.path(0).path("project").asString()).isEqualTo(server.projectId());
            assertThat(server.rest().events()).hasSize(EVENTS - 1);
            assertThat(server.rest().event(load.event(POISON - 1).id())).isEmpty();
            assertThat(server.rest().outcomes("error", "accepted")).isEqualTo(EVENTS - 1);
            assertThat(server.rest().outcomes("error", "invalid")).isEqualTo(1);
            assertThat(server.rest().reasons("error", "invalid")).containsExactly("internal");

            assertThat(server.stop()).isZero();
            server.start(USUAL);
            server.admin("failed", "replay", failed.path(0).path("id").asString());
            server.rest().awaitEvent(load.event(POISON - 1).id());
            assertThat(new Audit(server, load, Set.of()).withFailed(1).run()).isEqualTo(EVENTS);
        }
    }

    private static void assertDies(CorralServer server, String crashPoints) {
        server.startDoomed(with("CORRAL_CRASH_AT", crashPoints));
        assertThat(server.awaitEnd()).as(crashPoints).isEqualTo(KILLED);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(USUAL);
        environment.put(name, value);
        return environment;
    }
}
