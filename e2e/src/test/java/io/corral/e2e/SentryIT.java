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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line `sentry` reads what an application sent, changes its issues, keeps releases,
/// and sends an event itself. Each command writes JSON.
class SentryIT {

    private static final String PROJECT = CorralServer.ORGANIZATION + "/" + CorralServer.PROJECT;
    private static final String VERSION = "till@5.0.0";
    private static final String RELEASE = CorralServer.ORGANIZATION + "/" + VERSION;

    @TempDir
    static Path place;

    private static ClientStage stage;
    private static GitFolder repository;

    @BeforeAll
    static void start() {
        stage = ClientStage.open(place.resolve("sentry"));
        repository = GitFolder.create(place.resolve("till"), "https://example.com/acme/till.git");
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static JsonNode run(String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.add("--json");
        return JsonMapper.shared().readTree(sentry(Map.of(
                "SENTRY_CONFIG_DIR", place.resolve("client").toString(),
                "SENTRY_URL", stage.server().url(), "SENTRY_AUTH_TOKEN", stage.server().token(),
                "SENTRY_DSN", stage.server().dsn()), line));
    }

    /// Runs a command in the repository.
    private static String sentry(Map<String, String> settings, List<String> words) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of("SENTRY_NO_CACHE", "1", "SENTRY_CLI_NO_TELEMETRY", "1",
                "SENTRY_CLI_NO_UPDATE_CHECK", "1", "GIT_CONFIG_GLOBAL", "/dev/null",
                "NODE_COMPILE_CACHE", NodeProject.path(".compiled").toString()));
        List<String> line = new ArrayList<>(List.of(
                "node", NodeProject.path("sentry/dist/bin.cjs").toString()));
        line.addAll(words);
        return Command.run(repository.path(), environment, line.toArray(String[]::new));
    }

    private static JsonNode only(JsonNode list, String member, String value) {
        List<JsonNode> found = list.valueStream()
                .filter(each -> each.path(member).asString("").equals(value)).toList();
        assertThat(found).as(member + " " + value + " in " + list).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode issue(String shortId) {
        return stage.server().rest().issue(shortId);
    }

    @Test
    void whoAndWhere() {
        assertThat(run("auth", "whoami").path("email").asString()).isEqualTo("owner@localhost");
        JsonNode status = run("auth", "status");
        assertThat(status.at("/verification/success").asBoolean()).isTrue();
        assertThat(status.at("/verification/organizations/0/slug").asString())
                .isEqualTo(CorralServer.ORGANIZATION);
        assertThat(only(run("org", "list"), "slug", CorralServer.ORGANIZATION)
                .path("orgRole").asString()).isEqualTo("owner");
        assertThat(run("org", "view", CorralServer.ORGANIZATION).path("name").asString())
                .isEqualTo(CorralServer.ORGANIZATION);
    }

    @Test
    void login_trustsTheServer_andKeepsTheToken() {
        Map<String, String> settings =
                Map.of("SENTRY_CONFIG_DIR", place.resolve("login").toString());

        assertThat(sentry(settings, List.of("auth", "login", "--url", stage.server().url(),
                "--token", stage.server().token(), "--force"))).contains("owner@localhost");

        JsonNode status = JsonMapper.shared().readTree(
                sentry(settings, List.of("auth", "status", "--json")));
        assertThat(status.at("/user/email").asString()).isEqualTo("owner@localhost");
        assertThat(status.at("/verification/organizations/0/slug").asString())
                .isEqualTo(CorralServer.ORGANIZATION);
    }

    @Test
    void projects_areListed_made_andDeleted() {
        assertThat(only(run("project", "list", "acme/").path("data"), "slug",
                CorralServer.PROJECT).path("id").asString())
                .isEqualTo(stage.server().projectId());
        assertThat(run("project", "view", PROJECT).at("/0/dsn").asString())
                .isEqualTo(stage.server().dsn());

        stage.server().rest().post("/api/0/organizations/acme/teams/", "{\"slug\":\"till\"}");
        JsonNode made = run("project", "create", "acme/kiosk:node", "--team", "till");
        assertThat(made.findValue("slug").asString()).isEqualTo("kiosk");
        JsonNode kiosk = stage.server().rest().get("/api/0/projects/acme/kiosk/").orElseThrow();
        assertThat(kiosk.path("platform").asString()).isEqualTo("node");
        assertThat(kiosk.at("/teams/0/slug").asString()).isEqualTo("till");
        assertThat(only(run("team", "list", "acme/").path("data"), "slug", "till")
                .path("name").asString()).isEqualTo("till");
        assertThat(run("project", "delete", "acme/kiosk", "--yes").path("deleted").asBoolean())
                .isTrue();
        assertThat(stage.server().rest().get("/api/0/projects/acme/kiosk/")).isEmpty();
    }

    @Test
    void issues_areListedAndViewedAsSent() {
        JsonNode issues = run("issue", "list", PROJECT, "--query",
                "is:unresolved user.id:" + stage.error().at("/user/id").asString()).path("data");
        JsonNode error = only(issues, "shortId", stage.errorIssue());
        assertThat(issues).hasSize(1);
        assertThat(error.path("title").asString()).isEqualTo(stage.errorTitle());
        assertThat(error.at("/metadata/type").asString())
                .isEqualTo(stage.exception().path("type").asString());
        assertThat(error.at("/metadata/value").asString())
                .isEqualTo(stage.exception().path("value").asString());
        assertThat(ClientStage.isTime(error.path("lastSeen").asString(), stage.error())).isTrue();

        JsonNode view = run("issue", "view", stage.errorIssue());
        assertThat(SentEvent.differences(stage.error(), view.path("event"))).isEmpty();
        assertThat(view.at("/trace/traceId").asString())
                .isEqualTo(stage.error().at("/contexts/trace/trace_id").asString());
        JsonNode events = run("issue", "events", stage.errorIssue()).path("data");
        assertThat(only(events, "eventID", stage.errorId()).at("/user/email").asString())
                .isEqualTo(stage.error().at("/user/email").asString());
        JsonNode feedback = run("feedback", "list", PROJECT).path("data");
        assertThat(feedback.toString()).contains("I cannot pay", "ada@example.com");
    }

    @Test
    void issue_isArchived_resolved_reopened_andMerged() {
        String error = stage.errorIssue();
        run("issue", "archive", error, "--until", "10x/5m");
        assertThat(issue(error).path("substatus").asString())
                .isEqualTo("archived_until_condition_met");
        assertThat(issue(error).at("/statusDetails/ignoreCount").asInt()).isEqualTo(10);
        assertThat(issue(error).at("/statusDetails/ignoreWindow").asInt()).isEqualTo(5);
        String release = stage.error().path("release").asString();
        run("issue", "resolve", error, "--in", release);
        assertThat(issue(error).at("/statusDetails/inRelease").asString()).isEqualTo(release);
        run("issue", "resolve", error, "--in", "@next");
        assertThat(issue(error).at("/statusDetails/inNextRelease").asBoolean()).isTrue();
        assertThat(run("issue", "unresolve", error).path("status").asString())
                .isEqualTo("unresolved");

        String one = stage.shortId(send("left", "--fingerprint", "left"));
        String other = stage.shortId(send("right", "--fingerprint", "right"));
        JsonNode merged = run("issue", "merge", one, other, "--into", one);
        String parent = merged.at("/parent/shortId").asString();
        assertThat(List.of(one, other)).contains(parent);
        assertThat(issue(one.equals(parent) ? other : one).path("shortId").asString())
                .isEqualTo(parent);
        assertThat(issue(parent).path("count").asString()).isEqualTo("2");
    }

    private static String send(String message, String... more) {
        List<String> words = new ArrayList<>(List.of("event", "send", "--message", message));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new)).path("eventId").asString();
    }

    @Test
    void event_isViewedAsSent_andSent() {
        JsonNode view = run("event", "view", PROJECT + "/" + stage.errorId());
        JsonNode event = view.isArray() ? view.path(0) : view;
        assertThat(SentEvent.differences(stage.error(),
                event.has("event") ? event.path("event") : event)).isEmpty();
        assertThat(only(run("event", "list", stage.errorIssue(), "--query", "payment:card")
                .path("data"), "eventID", stage.errorId()).path("title").asString())
                .isEqualTo(stage.errorTitle());

        JsonNode sent = stage.server().rest().awaitEvent(send("the till is %s",
                "--message-arg", "open", "--level", "warning", "--release", VERSION,
                "--env", "e2e", "--tag", "country:NL", "--extra", "basket:3 items",
                "--user", "id:u-9", "--dist", "web"));
        assertThat(Events.entry(sent, "message").path("formatted").asString())
                .isEqualTo("the till is open");
        assertThat(sent.at("/release/version").asString()).isEqualTo(VERSION);
        assertThat(sent.path("dist").asString()).isEqualTo("web");
        assertThat(sent.at("/context/basket").asString()).isEqualTo("3 items");
        assertThat(sent.at("/user/id").asString()).isEqualTo("u-9");
        assertThat(Events.tags(sent)).containsEntry("level", "warning")
                .containsEntry("environment", "e2e").containsEntry("country", "NL");
    }

    @Test
    void spansAndTraces_areShownAsSent() {
        String trace = stage.traceId();
        JsonNode root = stage.span(stage.visit().path("rootSpanId").asString());
        JsonNode child = stage.span(stage.visit().path("childSpanId").asString());

        JsonNode spans = run("span", "list", PROJECT + "/" + trace).path("data");
        JsonNode listed = only(spans, "span_id", child.path("span_id").asString());
        assertThat(spans).hasSameSizeAs(stage.sent().spans());
        assertThat(listed.path("parent_span_id").asString())
                .isEqualTo(root.path("span_id").asString());
        assertThat(listed.path("description").asString())
                .isEqualTo(child.path("name").asString());
        assertThat(listed.path("op").asString())
                .isEqualTo(child.at("/attributes/sentry.op/value").asString());
        JsonNode view = run("trace", "view", "acme/" + trace);
        assertThat(view.path("spanCount").asInt()).isEqualTo(stage.sent().spans().size());
        assertThat(view.toString()).contains(child.path("span_id").asString(),
                child.path("name").asString());
        assertThat(run("trace", "logs", "acme/" + trace).path("data")).isEmpty();
        JsonNode counted = run("explore", PROJECT, "--dataset", "spans", "--field", "span.op",
                "--field", "count()", "--query", "trace:" + trace).path("data");
        assertThat(only(counted, "span.op", "http.server").path("count()").asInt()).isEqualTo(2);
    }

    @Test
    void release_fromCreatedToDeleted() {
        String commit = repository.commit("src/tea.js", "brew();\n", "Brew tea");
        assertThat(run("release", "create", RELEASE, "--project", "shop", "--url",
                "https://example.com/5").path("url").asString())
                .isEqualTo("https://example.com/5");
        JsonNode committed = run("release", "set-commits", RELEASE, "--local");
        assertThat(committed.at("/lastCommit/id").asString()).isEqualTo(commit);
        assertThat(committed.at("/lastCommit/author/email").asString())
                .isEqualTo(GitFolder.EMAIL);
        assertThat(run("release", "finalize", RELEASE, "--released", "2026-11-25T09:46:40Z")
                .path("dateReleased").asString()).startsWith("2026-11-25T09:46:40");
        run("release", "deploy", RELEASE, "production", "noon", "--url", "https://example.com/d");
        JsonNode deploy = only(run("release", "deploys", RELEASE), "name", "noon");
        assertThat(deploy.path("environment").asString()).isEqualTo("production");
        assertThat(deploy.path("url").asString()).isEqualTo("https://example.com/d");
        assertThat(run("release", "archive", RELEASE).path("status").asString())
                .isEqualTo("archived");
        assertThat(run("release", "restore", RELEASE).path("status").asString())
                .isEqualTo("open");
        JsonNode view = run("release", "view", RELEASE);
        assertThat(view.path("commitCount").asInt()).isEqualTo(1);
        assertThat(view.path("deployCount").asInt()).isEqualTo(1);
        assertThat(run("release", "list", PROJECT))
                .extracting(release -> release.path("version").asString())
                .contains(VERSION, stage.error().path("release").asString());
        assertThat(run("release", "delete", RELEASE, "--yes").path("deleted").asBoolean())
                .isTrue();
        assertThat(only(run("repo", "list", "acme/").path("data"), "name",
                committed.at("/lastCommit/repository/name").asString()).path("status").asString())
                .isEqualTo("active");
    }

    @Test
    void api_readsAndWrites() {
        JsonNode event = run("api", "projects/" + PROJECT + "/events/" + stage.errorId() + "/")
                .path("body");
        assertThat(SentEvent.differences(stage.error(), event)).isEmpty();

        String path = "organizations/acme/issues/" + stage.messageIssue() + "/";
        run("api", path, "-X", "PUT", "-F", "priority=low");
        assertThat(issue(stage.messageIssue()).path("priority").asString()).isEqualTo("low");
        run("api", path + "notes/", "-X", "POST", "-d", "{\"text\":\"ordered more\"}");
        assertThat(run("api", path + "notes/").at("/body/0/data/text").asString())
                .isEqualTo("ordered more");
    }

    @Test
    void dashboardsAndAlerts_areKept() {
        run("dashboard", "create", "acme/", "Till");
        run("dashboard", "widget", "add", "acme/", "Till", "Refusals", "--display", "line",
                "--query", "count");
        JsonNode board = run("dashboard", "view", "acme/", "Till");
        assertThat(board.findValuesAsString("title")).contains("Till", "Refusals");
        assertThat(only(run("dashboard", "list", "acme/").path("data"), "title", "Till")
                .at("/createdBy/email").asString()).isEqualTo("owner@localhost");

        run("alert", "issues", "create", PROJECT, "--name", "New bugs", "--condition",
                "{\"type\":\"first_seen_event\",\"comparison\":true,\"conditionResult\":true}",
                "--action", "{\"type\":\"email\",\"data\":{},\"config\":{\"targetType\":\"user\","
                        + "\"targetIdentifier\":\"1\"}}");
        assertThat(run("alert", "issues", "list", PROJECT).findValuesAsString("name"))
                .contains("New bugs");
        run("alert", "metrics", "create", "acme", "--name", "Many errors", "--query",
                "level:error", "--aggregate", "count()", "--dataset", "errors", "--time-window",
                "5",
                "--project", "shop", "--trigger", "{\"alertThreshold\":500,\"actions\":[{\"id\":"
                        + "\"sentry.mail.actions.NotifyEmailAction\",\"targetType\":\"User\","
                        + "\"targetIdentifier\":1}]}");
        assertThat(run("alert", "metrics", "list", "acme/").findValuesAsString("name"))
                .contains("Many errors");
    }
}
