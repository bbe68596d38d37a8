package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sentry-cli` of two generations and the Vite plugin upload the source maps of an application
/// that was minified (`src/test/node/till.ts`); its events are read back as it was written.
class SourceMapIT {

    @TempDir
    static Path place;

    private static CorralServer server;

    @BeforeAll
    static void start() {
        NodeProject.install();
        server = CorralServer.started(place.resolve("source-maps"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String build(String name) {
        String folder = "till-" + name;
        NodeProject.run(Map.of(), "node_modules/.bin/esbuild", "till.ts", "--bundle", "--minify",
                "--sourcemap", "--platform=node", "--external:@sentry/node",
                "--log-level=warning", "--outfile=" + folder + "/till.js",
                "--banner:js=/* build " + name + " */");
        return folder;
    }

    private static String sentryCli(String packageName, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                "node", "node_modules/" + packageName + "/bin/sentry-cli"));
        line.addAll(List.of(arguments));
        return NodeProject.run(client(), line.toArray(String[]::new));
    }

    /// With a folder of its own: the plugin's client remembers there which server an organisation
    /// is on.
    private static Map<String, String> client() {
        return Map.of("SENTRY_CONFIG_DIR", place.resolve("client").toString(),
                "SENTRY_URL", server.url(), "SENTRY_AUTH_TOKEN", server.token(),
                "SENTRY_ORG", CorralServer.ORGANIZATION, "SENTRY_PROJECT", CorralServer.PROJECT,
                "SENTRY_DISABLE_UPDATE_CHECK", "1");
    }

    /// Runs the application; the event it sent, as REST answers it.
    private static JsonNode event(String folder, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SENTRY_DSN", server.dsn());
        return sent(NodeProject.run(all, "node", folder + "/till.js"));
    }

    private static JsonNode sent(String out) {
        JsonNode result = JsonMapper.shared().readTree(out.lines().toList().getLast());
        assertThat(result.path("flushed").asBoolean()).isTrue();
        return server.rest().awaitEvent(result.path("id").asString());
    }

    private static void assertAsWritten(JsonNode event) {
        assertThat(Events.exceptions(event))
                .containsExactly("RangeError: order of 4550 cents is above the limit");
        JsonNode crash = Events.lastFrame(event);
        assertThat(crash.path("filename").asString()).endsWith("till-order.ts");
        assertThat(crash.path("function").asString()).isEqualTo("chargeCard");
        assertThat(crash.path("lineNo").asInt()).isEqualTo(23);
        assertThat(crash.path("colNo").asInt()).isEqualTo(11);
        assertThat(crash.path("inApp").asBoolean()).isTrue();
        assertThat(crash.path("context")).hasSize(10);
        assertThat(crash.at("/context/5").toString()).isEqualTo(
                "[23,\"    throw new RangeError(`order of ${total} cents is above the limit`);\"]");
        JsonNode frames = Events.entry(event, "exception").at("/values/0/stacktrace/frames");
        JsonNode caller = frames.get(frames.size() - 2);
        assertThat(caller.path("filename").asString()).endsWith("till.ts");
        assertThat(caller.path("function").asString()).isEqualTo("checkOut");
        assertThat(caller.path("lineNo").asInt()).isEqualTo(17);
        assertThat(event.path("culprit").asString()).startsWith("chargeCard(");
    }

    private static List<JsonNode> broken(JsonNode event) {
        return server.rest().get("/api/0/projects/" + CorralServer.ORGANIZATION + "/"
                + CorralServer.PROJECT + "/events/" + event.path("eventID").asString()
                + "/source-map-debug/").orElseThrow().path("errors").valueStream().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@sentry/cli", "@sentry/cli-2"})
    void injectedAndUploaded_eventIsReadAsWritten(String cli) {
        String folder = build(cli.endsWith("2") ? "two" : "three");
        sentryCli(cli, "sourcemaps", "inject", folder);

        JsonNode early = event(folder, Map.of());
        assertThat(Events.lastFrame(early).path("filename").asString()).endsWith("till.js");
        assertThat(broken(early)).hasSize(1);

        sentryCli(cli, "sourcemaps", "upload", "--wait", folder);
        assertAsWritten(event(folder, Map.of()));

        JsonNode repaired = server.rest().event(early.path("eventID").asString()).orElseThrow();
        assertAsWritten(repaired);
        assertThat(repaired.path("lateUpload").asString()).endsWith("Z");
        assertThat(broken(repaired)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@sentry/cli", "@sentry/cli-2"})
    void uploadedForARelease_eventIsReadAsWritten(String cli) {
        String release = cli.endsWith("2") ? "till@2.0.0" : "till@3.0.0";
        String folder = build(release.substring(5));
        sentryCli(cli, "releases", "new", release);
        sentryCli(cli, "sourcemaps", "upload", "--release", release, "--dist", "web",
                "--url-prefix", "~/static", "--wait", folder);

        assertAsWritten(event(folder, Map.of("TILL_RELEASE", release, "TILL_DIST", "web",
                "TILL_PREFIX", "app:///static/")));
    }

    @Test
    void vitePlugin_uploads_eventIsReadAsWritten() {
        NodeProject.run(client(), "node", "node_modules/vite/bin/vite.js", "build");

        String out = NodeProject.run(
                Map.of("SENTRY_DSN", server.dsn()), "node", "till-vite/till.mjs");
        assertAsWritten(sent(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@sentry/cli proguard upload", "@sentry/cli-2 upload-proguard"})
    void mapping_isUploadedUnderItsOwnId(String command) {
        String[] words = command.split(" ", -1);
        List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
        arguments.add("till-mapping.txt");
        sentryCli(words[0], arguments.toArray(String[]::new));
        String id = sentryCli("@sentry/cli", "proguard", "uuid", "till-mapping.txt").strip();

        List<JsonNode> files = server.rest().all("/api/0/projects/" + CorralServer.ORGANIZATION
                + "/" + CorralServer.PROJECT + "/files/dsyms/?query=" + id);
        assertThat(files).extracting(file -> file.path("symbolType").asString() + " "
                + file.path("debugId").asString()).containsExactly("proguard " + id);
    }
}
