package io.corral.server.rest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Scope;
import io.corral.protocol.json.Json;
import io.corral.server.config.Configuration;
import io.corral.server.config.ConfigurationReader;
import io.corral.server.rest.ApiServer;
import io.corral.server.wiring.Application;
import io.corral.store.CrashPoint;
import io.corral.testkit.KilledProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Ends a server of its own while it splits an issue or takes that back, and looks at what the next
/// start makes of it: it goes on, a split is told of once, and can be undone.
class SplitCrashTest {

    private static final String ISSUES = "organizations/acme/issues/";

    @TempDir
    Path place;

    /// Ingests, splits an issue, and takes that back.
    static void main(String[] arguments) throws IOException {
        Path place = Path.of(arguments[0]);
        try (ApiServer server = ApiServer.start(place)) {
            String first = "";
            for (String tier : List.of("silver", "gold", "silver", "gold", "silver")) {
                first = server.event("{\"message\":\"it broke\",\"tags\":{\"tier\":\"" + tier
                        + "\"}}");
            }
            String issue = server.issueOf(first).get("id").asString();
            Files.writeString(place.resolve("issue"), issue);
            Files.writeString(place.resolve("token"),
                    server.tokens().owner().get(Scope.EVENT_ADMIN));
            String split = ISSUES + issue + "/split/";
            server.post(split, "{\"tag\":\"tier\",\"value\":\"gold\",\"reason\":\"metal\"}");
            await(server, split + "1/");
            server.post(ISSUES + issue + "/activities/" + server
                    .get(ISSUES + issue + "/activities/").json().at("/activity/0/id").asString()
                    + "/undo/", "{}");
            await(server, split + "2/");
        }
    }

    private static void await(ApiServer server, String split) {
        while (server.get(split).json().get("state").asString().equals("running")) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SPLIT_MARKED, 1", "REGROUP_ISSUES_COMMITTED, 1", "SPLIT_EVENTS_MOVED, 1",
        "SPLIT_PARTS_APART, 1", "SPLIT_TOLD, 1"})
    void crash_anywhere_splitGoesOn_andCanBeUndone(CrashPoint point, int count) throws Exception {
        KilledProcess.run(SplitCrashTest.class, place, point, count);
        String issue = Files.readString(place.resolve("issue"));
        Configuration configuration = new ConfigurationReader().read(
                List.of("--data", place.resolve("data").toString(), "--port", "0"), Map.of());

        try (Application application = Application.start(configuration, Clock.systemUTC());
                HttpClient client = HttpClient.newHttpClient()) {
            var calls = new Calls(client, application.port(),
                    Files.readString(place.resolve("token")));
            JsonNode job = calls.ended(ISSUES + issue + "/split/1/");
            assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("done");
            String other = job.get("issue").asString();

            assertThat(calls.count(issue)).isEqualTo("3");
            assertThat(calls.count(other)).isEqualTo("2");
            List<JsonNode> told = calls.get(ISSUES + issue + "/activities/").get("activity")
                    .valueStream()
                    .filter(each -> each.get("type").asString().startsWith("unmerge")).toList();
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().toString()).contains("metal");

            JsonNode undo = calls.post(ISSUES + issue + "/activities/"
                    + told.getFirst().get("id").asString() + "/undo/");
            JsonNode back = calls.ended(
                    ISSUES + issue + "/split/" + undo.get("id").asString() + "/");
            assertThat(back.get("state").asString()).as(back.toString()).isEqualTo("done");

            assertThat(calls.count(issue)).isEqualTo("5");
            assertThat(calls.get(ISSUES + other + "/").get("id").asString()).isEqualTo(issue);
        }
    }

    @ParameterizedTest
    @CsvSource({"SPLIT_UNMARKED, 1", "REGROUP_ISSUES_COMMITTED, 2", "SPLIT_RETURNED, 1"})
    void crash_whileItIsUndone_undoGoesOn(CrashPoint point, int count) throws Exception {
        KilledProcess.run(SplitCrashTest.class, place, point, count);
        String issue = Files.readString(place.resolve("issue"));
        Configuration configuration = new ConfigurationReader().read(
                List.of("--data", place.resolve("data").toString(), "--port", "0"), Map.of());

        try (Application application = Application.start(configuration, Clock.systemUTC());
                HttpClient client = HttpClient.newHttpClient()) {
            var calls = new Calls(client, application.port(),
                    Files.readString(place.resolve("token")));
            JsonNode job = calls.ended(ISSUES + issue + "/split/2/");
            assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("done");
            assertThat(job.get("kind").asString()).isEqualTo("undo");
            String other = calls.get(ISSUES + issue + "/split/1/").get("issue").asString();

            assertThat(calls.count(issue)).isEqualTo("5");
            assertThat(calls.get(ISSUES + other + "/").get("id").asString()).isEqualTo(issue);
            assertThat(calls.get(ISSUES + issue + "/hashes/")).hasSize(1);
            assertThat(calls.get(ISSUES + issue + "/activities/").get("activity").valueStream()
                    .filter(each -> each.at("/data/undone").asBoolean(false))).hasSize(1);
        }
    }

    /// Speaks to the server that is there after the crash.
    private record Calls(HttpClient client, int port, String token) {

        private JsonNode get(String path) throws Exception {
            return send(request(path).GET());
        }

        private JsonNode post(String path) throws Exception {
            return send(request(path).POST(HttpRequest.BodyPublishers.ofString("{}")));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/api/0/" + path))
                    .header("Authorization", "Bearer " + token);
        }

        private JsonNode send(HttpRequest.Builder request) throws Exception {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 202);
            return Json.MAPPER.readTree(answer.body());
        }

        private String count(String issue) throws Exception {
            return get(ISSUES + issue + "/").get("count").asString();
        }

        private JsonNode ended(String path) throws Exception {
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            JsonNode job = get(path);
            while (job.get("state").asString().equals("running") && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                job = get(path);
            }
            return job;
        }
    }
}
