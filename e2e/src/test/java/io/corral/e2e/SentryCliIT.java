package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `sentry-cli` of two generations reads what an application sent, keeps the releases of a
/// repository, and sends events itself.
class SentryCliIT {

    private static final String CLI_3 = "@sentry/cli";
    private static final String CLI_2 = "@sentry/cli-2";
    private static final String TITLE = "Title";

    @TempDir
    static Path place;

    private static ClientStage stage;
    private static GitFolder repository;
    private static String publisher;

    @BeforeAll
    static void start() {
        stage = ClientStage.open(place.resolve("sentry-cli"));
        publisher = stage.server().ask("token", "create", "--org", CorralServer.ORGANIZATION,
                "--name", "ci", "--scope", "project:releases").path("token").asString();
        repository = GitFolder.create(place.resolve("till"), "https://example.com/acme/till.git");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Map<String, String> client(String token) {
        return Map.of("HOME", place.toString(), "SENTRY_URL", stage.server().url(),
                "SENTRY_AUTH_TOKEN", token,
                "SENTRY_ORG", CorralServer.ORGANIZATION, "SENTRY_PROJECT", CorralServer.PROJECT,
                "SENTRY_DSN", stage.server().dsn(), "SENTRY_DISABLE_UPDATE_CHECK", "1");
    }

    /// Runs a command in the repository. Releases are published with a token for nothing else.
    private static String run(String cli, String... words) {
        boolean isPublishing = List.of("releases", "deploys").contains(words[0]);
        List<String> line = new ArrayList<>(List.of(
                "node", NodeProject.path(cli + "/bin/sentry-cli").toString()));
        line.addAll(List.of(words));
        return Command.run(repository.path(),
                client(isPublishing ? publisher : stage.server().token()),
                line.toArray(String[]::new));
    }

    private static List<Map<String, String>> table(String cli, String... words) {
        return TextTable.rows(run(cli, words));
    }

    private static Map<String, String> row(
            List<Map<String, String>> rows, String column, String value) {
        return rows.stream().filter(row -> value.equals(row.get(column))).findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + rows));
    }

    private static JsonNode release(String version) {
        return stage.server().rest().get("/api/0/organizations/" + CorralServer.ORGANIZATION
                + "/releases/" + version + "/").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI_3, CLI_2})
    void info_andLogin_knowTheTokensOwner(String cli) {
        assertThat(run(cli, "info")).contains("Sentry Server: " + stage.server().url(),
                "Default Organization: " + CorralServer.ORGANIZATION,
                "Default Project: " + CorralServer.PROJECT, "User: owner@localhost",
                "- org:admin", "- event:write", "- project:releases");
        assertThat(run(cli, "login", "--auth-token", stage.server().token()))
                .contains("Valid token for user owner@localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI_3, CLI_2})
    void organizationsAndProjects_areListed(String cli) {
        assertThat(row(table(cli, "organizations", "list"), "Slug", CorralServer.ORGANIZATION))
                .containsEntry("ID", "1").containsEntry("Name", CorralServer.ORGANIZATION)
                .containsEntry("Early Adopter", "false").containsEntry("Requires 2FA", "false");
        assertThat(row(table(cli, "projects", "list"), "Slug", CorralServer.PROJECT))
                .containsEntry("ID", stage.server().projectId())
                .containsEntry("Name", CorralServer.PROJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI_3, CLI_2})
    void issues_areListedAsSent_andChanged(String cli) {
        List<Map<String, String>> issues = table(cli, "issues", "list");

        Map<String, String> error = row(issues, TITLE, stage.errorTitle());
        assertThat(error).containsEntry("Short ID", stage.errorIssue())
                .containsEntry("Status", "unresolved").containsEntry("Level", "error");
        assertThat(ClientStage.isTime(error.get("Last seen"), stage.error())).isTrue();
        assertThat(row(issues, TITLE, stage.message().path("message").asString()))
                .containsEntry("Short ID", stage.messageIssue())
                .containsEntry("Level", stage.message().path("level").asString());

        String id = error.getOrDefault("Issue ID", "");
        assertThat(run(cli, "issues", "resolve", "-i", id)).contains("new status: resolved");
        assertThat(status(id)).isEqualTo("resolved");
        assertThat(row(table(cli, "issues", "list", "--status", "resolved"), "Issue ID", id))
                .containsEntry("Status", "resolved");
        assertThat(run(cli, "issues", "mute", "-i", id)).contains("new status: muted");
        assertThat(status(id)).isEqualTo("ignored");
        assertThat(run(cli, "issues", "unresolve", "-i", id)).contains("new status: unresolved");
        assertThat(status(id)).isEqualTo("unresolved");
    }

    private static String status(String issue) {
        return stage.server().rest().issue(issue).path("status").asString();
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI_3, CLI_2})
    void events_areListedAsSent(String cli) {
        Map<String, String> event = row(table(cli, "events", "list", "--show-user", "--show-tags"),
                "Event ID", dashed(stage.errorId()));

        JsonNode sent = stage.error();
        assertThat(event).containsEntry(TITLE, stage.errorTitle());
        assertThat(ClientStage.isTime(event.get("Date"), sent)).isTrue();
        assertThat(event.get("User")).contains("ID: " + sent.at("/user/id").asString(),
                "Username: " + sent.at("/user/username").asString(),
                "Email: " + sent.at("/user/email").asString());
        List<String> tags = new ArrayList<>();
        sent.path("tags").properties()
                .forEach(tag -> tags.add(tag.getKey() + ": " + tag.getValue().asString()));
        assertThat(tags).hasSize(2);
        assertThat(event.getOrDefault("Tags", "").lines()).containsAll(tags)
                .contains("release: " + sent.path("release").asString(),
                        "environment: " + sent.path("environment").asString(),
                        "server_name: " + sent.path("server_name").asString());
    }

    private static String dashed(String id) {
        return id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI_3, CLI_2})
    void release_fromNewToDeleted(String cli) {
        String version = cli.equals(CLI_2) ? "till@2.1.0" : "till@3.1.0";
        assertThat(run(cli, "releases", "new", version, "--url", "https://example.com/" + version))
                .contains("Created release " + version);
        assertThat(release(version).path("url").asString())
                .isEqualTo("https://example.com/" + version);
        String commit = repository.commit(
                "src/card.js", "pay('" + version + "');\n", "Charge cards for " + version);
        run(cli, "releases", "set-commits", version, "--local", "--ignore-missing");
        JsonNode made = release(version).path("lastCommit");
        assertThat(made.path("id").asString()).isEqualTo(commit);
        assertThat(made.path("message").asString().strip())
                .isEqualTo("Charge cards for " + version);
        assertThat(made.at("/author/name").asString()).isEqualTo(GitFolder.AUTHOR);
        assertThat(made.at("/author/email").asString()).isEqualTo(GitFolder.EMAIL);
        assertThat(row(table(cli, "releases", "info", version, "--show-projects",
                "--show-commits"), "Version", version))
                .containsEntry("Projects", CorralServer.PROJECT)
                .extractingByKey("Commits").asString().startsWith(commit);

        run(cli, "releases", "finalize", version, "--released", "1795600000");
        assertThat(release(version).path("dateReleased").asString())
                .startsWith("2026-11-25T09:46:40");
        assertThat(run(cli, "deploys", "new", "-r", version, "-e", "production", "-n", "noon"))
                .contains("noon");
        assertThat(row(table(cli, "deploys", "list", "-r", version), "Name", "noon"))
                .containsEntry("Environment", "production");
        assertThat(release(version).at("/lastDeploy/name").asString()).isEqualTo("noon");

        run(cli, "releases", "archive", version);
        assertThat(release(version).path("status").asString()).isEqualTo("archived");
        run(cli, "releases", "restore", version);
        assertThat(release(version).path("status").asString()).isEqualTo("open");
        assertThat(row(table(cli, "releases", "list"), "Version", version))
                .containsEntry("New Events", "0");
        run(cli, "releases", "delete", version);
        assertThat(run(cli, "releases", "list")).doesNotContain(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI_3, CLI_2})
    void sendEvent_isReadBackAsSaid(String cli) throws IOException {
        String out = run(cli, "send-event", "-m", "closing time at %s", "-a", "noon",
                "-l", "warning", "-r", "till@4.0.0", "-E", "staging", "-d", "web",
                "-t", "country:NL", "-e", "basket:3 items", "-u", "id:u-9", "-u",
                "email:bo@example.com", "-f", "closing-" + cli, "-p", "node");

        JsonNode event = stage.server().rest().awaitEvent(sentId(out));
        assertThat(Events.entry(event, "message").path("formatted").asString())
                .isEqualTo("closing time at noon");
        assertThat(event.path("platform").asString()).isEqualTo("node");
        assertThat(event.path("dist").asString()).isEqualTo("web");
        assertThat(event.at("/release/version").asString()).isEqualTo("till@4.0.0");
        assertThat(Events.tags(event)).containsEntry("level", "warning")
                .containsEntry("environment", "staging").containsEntry("country", "NL");
        assertThat(event.at("/context/basket").asString()).isEqualTo("3 items");
        assertThat(event.at("/user/id").asString()).isEqualTo("u-9");
        assertThat(event.at("/user/email").asString()).isEqualTo("bo@example.com");

        JsonNode written = anEvent();
        Path file = Files.writeString(place.resolve("event.json"), written.toString());
        run(cli, "send-event", "--raw", file.toString());
        JsonNode stored = stage.server().rest()
                .awaitEvent(written.path("event_id").asString());
        assertThat(SentEvent.differences(written, stored)).isEmpty();
    }

    private static String sentId(String out) {
        return out.lines().filter(line -> line.startsWith("Event id: ")).findFirst().orElseThrow()
                .substring("Event id: ".length()).replace("-", "");
    }

    /// What the application sent, as another event.
    private static ObjectNode anEvent() {
        return ((ObjectNode) stage.error().deepCopy())
                .put("event_id", UUID.randomUUID().toString().replace("-", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {CLI_3, CLI_2})
    void sendEnvelope_isReadBackAsSent(String cli) {
        JsonNode written = anEvent();
        String id = written.path("event_id").asString();
        var envelope = new ByteArrayOutputStream();
        write(envelope, Map.of("event_id", id));
        write(envelope, Map.of("type", "event"));
        write(envelope, written);
        write(envelope, new HashMap<>(Map.of("type", "attachment", "filename", "till.log",
                "length", "till is open".length())));
        envelope.writeBytes("till is open".getBytes(StandardCharsets.UTF_8));
        Path file = place.resolve("an.envelope");
        try {
            Files.write(file, envelope.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        run(cli, "send-envelope", "--raw", file.toString());

        JsonNode stored = stage.server().rest().awaitEvent(id);
        assertThat(SentEvent.differences(written, stored)).isEmpty();
        JsonNode attachment = stage.server().rest().attachments(id).getFirst();
        assertThat(attachment.path("name").asString()).isEqualTo("till.log");
        assertThat(stage.server().rest().download(id, attachment.path("id").asString()))
                .asString(StandardCharsets.UTF_8).isEqualTo("till is open");
    }

    private static void write(ByteArrayOutputStream envelope, Object line) {
        envelope.writeBytes(JsonMapper.shared().writeValueAsBytes(line));
        envelope.write('\n');
    }
}
