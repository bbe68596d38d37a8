package io.corral.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.ingest.Sdk.Reply;
import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What an SDK reads when a key's limit is reached (API reference 1.10).
class LimitFlowTest {

    private static final String SPAN = "{}\n{\"type\":\"span\"}\n{}\n";
    private static final String EVENT_AND_REPORT =
            Sdk.ENVELOPE + "{\"type\":\"client_report\"}\n{\"discarded_events\":[]}\n";

    @Test
    void exhaustedKey_isToldWhatWaitsAndHowLong(@TempDir Path directory) {
        try (var server = ApiServer.start(directory); var sdk = Sdk.of(server)) {
            JsonNode key = server.get("projects/acme/shop/keys/").json().path(0);
            server.put("projects/acme/shop/keys/" + key.path("id").asString() + "/",
                    "{\"rateLimit\":{\"window\":86400,\"count\":2}}");
            String path = sdk.path("envelope");
            assertThat(sdk.post(path, Sdk.ENVELOPE).status()).isEqualTo(200);
            assertThat(sdk.post(path, Sdk.ENVELOPE).status()).isEqualTo(200);

            Reply refused = sdk.post(path, Sdk.ENVELOPE, "Origin", "http://shop.example");
            Reply mixed = sdk.post(path, EVENT_AND_REPORT);

            assertThat(refused.status()).isEqualTo(429);
            String seconds = refused.header("Retry-After");
            assertThat(Integer.parseInt(seconds)).isBetween(1, 86_401);
            assertThat(refused.header("X-Sentry-Rate-Limits")).isEqualTo(seconds
                    + ":error;default;security;feedback;attachment:key:key_quota");
            assertThat(refused.header("Access-Control-Allow-Origin"))
                    .isEqualTo("http://shop.example");
            assertThat(mixed.status()).isEqualTo(429);
            assertThat(sdk.post(path, SPAN).status()).as("another category").isEqualTo(200);
            assertThat(sdk.post(sdk.path("security"), "{\"csp-report\":{}}", "Content-Type",
                    "application/csp-report").status()).isEqualTo(429);
        }
    }
}
