package io.corral.server.rest.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.testkit.artifact.MinifiedShop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Minified events in, original positions out.
class SymbolicationFlowTest {

    private static final String URL = "https://shop.example.com/static/main.min.js";

    private ApiServer server;
    private UploadClient client;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        client = new UploadClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode event(String id) {
        return server.get("projects/acme/shop/events/" + id + "/").json();
    }

    private static JsonNode crash(JsonNode event) {
        for (JsonNode entry : event.get("entries")) {
            if (entry.get("type").stringValue().equals("exception")) {
                JsonNode frames = entry.get("data").get("values").get(0).get("stacktrace")
                        .get("frames");
                return frames.get(frames.size() - 1);
            }
        }
        throw new AssertionError(event);
    }

    private String send(String more) {
        return server.event(MinifiedShop.event(URL, MinifiedShop.debugMeta(URL) + more));
    }

    @Test
    void uploadedBefore_eventIsStoredGroupedAndSearchedAsWritten() {
        assertThat(client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of()).json()
                .get("state").stringValue()).isEqualTo("ok");

        String id = send("");

        JsonNode event = event(id);
        JsonNode crash = crash(event);
        assertThat(crash.get("filename").stringValue()).isEqualTo("src/cart.ts");
        assertThat(crash.get("function").stringValue()).isEqualTo("priceOf");
        assertThat(crash.get("rawFunction").stringValue()).isEqualTo("o");
        assertThat(crash.get("lineNo").intValue()).isEqualTo(7);
        assertThat(crash.get("colNo").intValue()).isEqualTo(17);
        assertThat(crash.get("inApp").booleanValue()).isTrue();
        assertThat(crash.get("context").get(5).toString())
                .isEqualTo("[7,\"  return known!.cents;\"]");
        assertThat(event.get("culprit").stringValue()).isEqualTo("priceOf(src/cart)");
        assertThat(event.get("errors").isEmpty()).isTrue();
        assertThat(event.get("lateUpload").isNull()).isTrue();
        assertThat(server.issueOf(id).get("metadata").get("filename").stringValue())
                .isEqualTo("src/cart.ts");
        assertThat(server.get("organizations/acme/events/?field=id&query=stack.filename:src/cart.ts"
                + "&statsPeriod=1h").json().get("data").size()).isEqualTo(1);
        JsonNode issue = server.issueOf(send(""));
        assertThat(issue.get("id")).isEqualTo(server.issueOf(id).get("id"));
    }

    private String broken(String id) {
        JsonNode answer = server.get(
                "projects/acme/shop/events/" + id + "/source-map-debug/").json();
        return answer.get("errors").isEmpty()
                ? "none"
                : answer.get("errors").get(0).get("type").stringValue() + ": "
                        + answer.get("errors").get(0).get("message").stringValue();
    }

    @Test
    void sourceMapDebug_namesTheFirstBrokenLink() {
        String withId = send("\"release\":\"shop@2\",");
        String withRelease =
                server.event(MinifiedShop.event(URL, "\"release\":\"shop@1.2.3\","));
        String bare = server.event(MinifiedShop.event(URL, ""));
        assertThat(broken(withId)).startsWith("no_uploads: Nothing was uploaded");

        client.bundle(MinifiedShop.bundleByUrl().sourceBundle(),
                Map.of("version", "shop@1.2.3", "dist", "web"));
        assertThat(broken(withId)).startsWith("no_debug_id_match: The event has the debug id "
                + MinifiedShop.DEBUG_ID + " for this script").endsWith(
                        "the nearest upload is release shop@1.2.3, dist web.");
        assertThat(broken(withRelease)).startsWith("dist_mismatch: ").contains("for dist web");
        assertThat(broken(bare)).startsWith("no_release_on_event: ");
        assertThat(broken(server.event(MinifiedShop.event(URL, "\"release\":\"other\","))))
                .startsWith("no_sourcemaps_on_release: ");
        assertThat(broken(server.event(MinifiedShop.event("https://x/js/main.min.js",
                "\"release\":\"shop@1.2.3\",\"dist\":\"web\","))))
                .startsWith("no_url_match: ").contains("there is ~/static/main.min.js");

        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of());
        assertThat(broken(withId)).isEqualTo("none");
        JsonNode frame = server.get("projects/acme/shop/events/" + withId
                + "/source-map-debug/?exception_idx=0&frame_idx=6").json();
        assertThat(frame.get("scripts").get(0).get("mapped").booleanValue()).isTrue();
        assertThat(server.get("projects/acme/shop/events/" + withId
                + "/source-map-debug/?exception_idx=4&frame_idx=6").status()).isEqualTo(400);
        assertThat(server.get("projects/acme/api/events/" + withId + "/source-map-debug/")
                .status()).isEqualTo(404);
    }

    @Test
    void uploadedAfter_eventIsRepairedWhenRead() {
        String id = send("");
        assertThat(crash(event(id)).get("function").stringValue()).isEqualTo("o");

        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of());

        JsonNode repaired = event(id);
        assertThat(crash(repaired).get("function").stringValue()).isEqualTo("priceOf");
        assertThat(crash(repaired).get("filename").stringValue()).isEqualTo("src/cart.ts");
        assertThat(repaired.get("lateUpload").stringValue())
                .isGreaterThan(repaired.get("dateReceived").stringValue()).endsWith("Z");
        String issue = server.issueOf(id).get("id").stringValue();
        assertThat(crash(server.get("organizations/acme/issues/" + issue
                + "/events/latest/").json()).get("lineNo").intValue()).isEqualTo(7);
    }
}
