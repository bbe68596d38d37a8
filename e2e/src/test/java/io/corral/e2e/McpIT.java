package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `@sentry/mcp-server` tells an agent what an application sent, and does what the agent asks: each
/// tool that needs no service of the vendor.
class McpIT {

    private static final String ISSUE = "issueId";
    private static final String SLUG = "projectSlug";

    @TempDir
    static Path place;

    private static ClientStage stage;
    private static McpSession agent;

    @BeforeAll
    static void start() {
        stage = ClientStage.open(place.resolve("mcp"));
        agent = McpSession.open(stage.server());
    }

    @AfterAll
    static void stop() {
        agent.close();
        stage.close();
    }

    private static String issueUrl(String shortId) {
        return stage.server().url() + "/organizations/acme/issues/" + shortId;
    }

    private static JsonNode issue(String shortId) {
        return stage.server().rest().issue(shortId);
    }

    /// A line of Markdown such as `**Name**: value`.
    private static String fact(String name, String value) {
        return "**" + name + "**: " + value;
    }

    @Test
    void tools_areListed_andFound() {
        assertThat(agent.listed()).contains("find_organizations", "find_projects",
                "search_issues", "search_events", "update_issue", "get_sentry_resource",
                "search_sentry_tools", "execute_sentry_tool");
        assertThat(agent.json("search_sentry_tools", Map.of("query", "breadcrumbs"))
                .path("results").findValuesAsString("name")).contains("get_issue_breadcrumbs");
    }

    @Test
    void whoAndWhere() {
        assertThat(agent.json("whoami", Map.of()).at("/user/email").asString())
                .isEqualTo("owner@localhost");
        JsonNode organization = agent.json("find_organizations", Map.of()).at("/organizations/0");
        assertThat(organization.path("slug").asString()).isEqualTo(CorralServer.ORGANIZATION);
        assertThat(organization.path("webUrl").asString()).isEqualTo(stage.server().url());
        assertThat(agent.json("find_projects", Map.of()).path("projects")
                .findValuesAsString("slug")).contains(CorralServer.PROJECT);
        assertThat(agent.json("find_dsns", Map.of(SLUG, CorralServer.PROJECT)).path("dsns")
                .findValuesAsString("dsn")).contains(stage.server().dsn());
    }

    @Test
    void issue_isToldAsSent() {
        JsonNode exception = stage.exception();
        JsonNode frames = exception.at("/stacktrace/frames");
        JsonNode crash = frames.get(frames.size() - 1);
        String told = agent.text("get_issue_details", Map.of(ISSUE, stage.errorIssue()));

        assertThat(told).contains(fact("Description", stage.errorTitle()),
                fact("Event ID", stage.errorId()), fact("Users Impacted", "1"),
                fact("Platform", stage.error().path("platform").asString()),
                crash.path("function").asString() + " (" + crash.path("filename").asString() + ":"
                        + crash.path("lineno").asInt() + ":" + crash.path("colno").asInt() + ")",
                crash.path("context_line").asString());
        assertThat(told).contains("payment", "card", "country", "NL", "till@1.7.0",
                "ada@example.com", "4711");
        for (Map<String, String> way : List.of(
                Map.of("resourceType", "issue", "resourceId", stage.errorIssue()),
                Map.of("resourceType", "event", "resourceId", stage.errorId()),
                Map.of("url", issueUrl(stage.errorIssue()) + "/"))) {
            assertThat(agent.text("get_sentry_resource", way))
                    .contains(fact("Description", stage.errorTitle()), stage.errorId());
        }
    }

    @Test
    void partsOfAnIssue_areToldAsSent() {
        JsonNode sent = stage.error();
        String issue = stage.errorIssue();
        JsonNode tag = agent.json("get_issue_tag_values",
                Map.of(ISSUE, issue, "tagKey", "payment")).path("tag");
        assertThat(tag.at("/topValues/0/value").asString())
                .isEqualTo(sent.at("/tags/payment").asString());
        assertThat(tag.path("totalValues").asInt()).isEqualTo(1);

        String crumbs = agent.text("get_issue_breadcrumbs", Map.of(ISSUE, issue));
        for (JsonNode crumb : sent.path("breadcrumbs")) {
            assertThat(crumbs).contains("[" + crumb.path("category").asString() + "] "
                    + crumb.path("message").asString());
        }
        assertThat(agent.text("get_issue_user_reports", Map.of(ISSUE, issue)))
                .contains("by Ada:", "\"I cannot pay\"");

        String attachments = agent.text("get_event_attachment",
                Map.of(SLUG, CorralServer.PROJECT, "eventId", stage.errorId()));
        assertThat(attachments).contains("**Name:** cart.txt", "12 bytes");
        String id = stage.server().rest().attachments(stage.errorId()).getFirst().path("id")
                .asString();
        assertThat(agent.contents("get_event_attachment", Map.of(SLUG, CorralServer.PROJECT,
                "eventId", stage.errorId(), "attachmentId", id)).toString())
                .contains("dG90YWw9MTIuNTAK");
    }

    @Test
    void threads_areToldAsSent() {
        var event = (ObjectNode) stage.error().deepCopy();
        String id = stage.errorId().replaceFirst("^.", "0").replaceFirst(".$", "0");
        event.put("event_id", id).putArray("fingerprint").add("threads");
        event.putObject("contexts");
        event.putObject("user").put("id", "u-18");
        event.putObject("threads").putArray("values").addObject().put("id", 7)
                .put("name", "cashier").put("current", true)
                .set("stacktrace", stage.exception().path("stacktrace"));
        stage.store(event);

        assertThat(agent.text("get_event_stacktrace", Map.of(ISSUE, stage.shortId(id))))
                .contains("cashier", "refuseOrder");
    }

    @Test
    void searches_findWhatWasSent() {
        assertThat(agent.text("search_issues", Map.of("query", "user.id:u-17")))
                .contains("Found **1** issue", stage.errorTitle(), issueUrl(stage.errorIssue()));
        assertThat(agent.text("search_issues", Map.of("query", "issue.category:feedback")))
                .contains("I cannot pay");
        JsonNode sent = stage.message();
        assertThat(agent.text("search_events", Map.of("dataset", "errors",
                "query", "trace:" + sent.at("/contexts/trace/trace_id").asString()
                        + " level:" + sent.path("level").asString())))
                .contains(fact("message", sent.path("message").asString()),
                        fact("level", sent.path("level").asString()),
                        fact("Issue ID", stage.messageIssue()));
        assertThat(agent.text("search_issue_events", Map.of(ISSUE, stage.errorIssue(),
                "query", "environment:" + stage.error().path("environment").asString())))
                .contains(stage.errorId(), "payment=card");
        for (String dataset : List.of("logs", "metrics", "replays")) {
            assertThat(agent.text("search_events", Map.of("dataset", dataset, "query", "")))
                    .containsIgnoringCase("no ").contains("found");
        }
        assertThat(agent.refusal("search_events", Map.of("dataset", "spans", "query", "",
                "fields", List.of("nonsense(span.op)")))).contains("nonsense");
    }

    @Test
    void spans_areToldAsSent() {
        JsonNode child = stage.span(stage.visit().path("childSpanId").asString());
        String name = child.path("name").asString();
        String op = child.at("/attributes/sentry.op/value").asString();
        String trace = stage.traceId();

        assertThat(agent.text("search_events",
                Map.of("dataset", "spans", "query", "trace:" + trace + " span.op:" + op)))
                .contains("Found 1 trace", fact("id", child.path("span_id").asString()),
                        fact("span.description", name), fact("span.op", op));
        assertThat(agent.text("get_trace_details", Map.of("traceId", trace)))
                .contains(fact("Total Spans", Integer.toString(stage.sent().spans().size())),
                        fact("Errors", "2"), name + " [" + op);
        assertThat(agent.text("get_span_details",
                Map.of("traceId", trace, "spanId", child.path("span_id").asString())))
                .contains(fact("Operation", op), fact("Description", name),
                        fact("Parent Span ID", child.path("parent_span_id").asString()),
                        fact("Status", child.path("status").asString()));
    }

    @Test
    void issue_isUpdated_andDiscussed() {
        String issue = stage.messageIssue();
        assertThat(agent.text("update_issue", Map.of(ISSUE, issue, "status", "resolved",
                "reason", "ordered more"))).contains("**resolved**", "ordered more");
        assertThat(issue(issue).path("status").asString()).isEqualTo("resolved");
        agent.text("update_issue", Map.of(ISSUE, issue, "status", "ignored", "ignoreMode",
                "untilOccurrenceCount", "ignoreCount", 10, "ignoreWindowMinutes", 5));
        assertThat(issue(issue).at("/statusDetails/ignoreCount").asInt()).isEqualTo(10);
        assertThat(issue(issue).at("/statusDetails/ignoreWindow").asInt()).isEqualTo(5);
        agent.text("update_issue", Map.of(ISSUE, issue, "status", "unresolved",
                "assignedTo", "owner@localhost"));
        assertThat(issue(issue).path("status").asString()).isEqualTo("unresolved");
        assertThat(issue(issue).at("/assignedTo/email").asString()).isEqualTo("owner@localhost");
        agent.text("add_issue_note", Map.of(ISSUE, issue, "text", "counted the shelf"));
        assertThat(agent.text("get_issue_activity", Map.of(ISSUE, issue)))
                .contains("counted the shelf", "ordered more", "set_resolved", "assigned by Owner",
                        "first_seen");
    }

    @Test
    void release_isToldAsSent() {
        String version = stage.error().path("release").asString();
        stage.server().rest().post("/api/0/organizations/acme/releases/", """
                {"version":"%s","projects":["shop"],"commits":[{"id":"%s","message":"Brew tea",
                "author_name":"Grace","author_email":"grace@example.com","repository":"till"}]}"""
                .formatted(version, "a".repeat(40)));
        stage.server().rest().post("/api/0/organizations/acme/releases/" + version + "/deploys/",
                "{\"environment\":\"production\",\"name\":\"noon\"}");

        JsonNode releases = agent.json("find_releases", Map.of("query", version))
                .path("releases");
        assertThat(releases).hasSize(1);
        assertThat(releases.at("/0/version").asString())
                .isEqualTo(version.substring(version.indexOf('@') + 1));
        assertThat(releases.at("/0/lastCommit").toString()).contains("Brew tea");
        assertThat(agent.text("get_release_details", Map.of("releaseVersion", version,
                "projectSlugOrId", CorralServer.PROJECT, "includeHealth", true))).contains(version,
                        "noon", "production", "Brew tea",
                        "Grace");
    }

    @Test
    void projectsTeamsAndKeys_areMade_andChanged() {
        assertThat(agent.json("create_team", Map.of("name", "kiosks")).at("/team/slug").asString())
                .isEqualTo("kiosks");
        agent.json("create_team", Map.of("name", "tills"));
        assertThat(agent.json("find_teams", Map.of()).path("teams").findValuesAsString("slug"))
                .contains("kiosks", "tills");
        String made = agent.text("create_project",
                Map.of("teamSlug", "kiosks", "name", "kiosk", "platform", "node"));
        String dsn = stage.server().rest().get("/api/0/projects/acme/kiosk/keys/").orElseThrow()
                .at("/0/dsn/public").asString();
        assertThat(made).contains(fact("Slug", "kiosk"), dsn);
        assertThat(agent.json("update_project", Map.of(SLUG, "kiosk", "name", "Kiosk of tea"))
                .at("/project/name").asString()).isEqualTo("Kiosk of tea");
        assertThat(agent.json("add_team_to_project", Map.of(SLUG, "kiosk", "teamSlug", "tills"))
                .path("teams").findValuesAsString("slug")).contains("kiosks", "tills");
        assertThat(agent.json("remove_team_from_project",
                Map.of(SLUG, "kiosk", "teamSlug", "kiosks")).path("teams")
                .findValuesAsString("slug")).containsExactly("tills");

        JsonNode key = agent.json("create_dsn", Map.of(SLUG, "kiosk", "name", "Mobile"))
                .path("dsn");
        assertThat(key.path("name").asString()).isEqualTo("Mobile");
        agent.text("update_dsn", Map.of(SLUG, "kiosk", "keyId", key.path("id").asString(),
                "name", "Tablet", "isActive", false));
        JsonNode kept = stage.server().rest().get("/api/0/projects/acme/kiosk/keys/"
                + key.path("id").asString() + "/").orElseThrow();
        assertThat(kept.path("name").asString()).isEqualTo("Tablet");
        assertThat(kept.path("isActive").asBoolean(true)).isFalse();
    }

    @Test
    void monitors_areMade_shown_andDeleted() {
        stage.server().rest().post("/api/0/organizations/acme/monitors/", """
                {"project":"shop","name":"nightly","slug":"nightly",
                "config":{"schedule_type":"crontab","schedule":"5 4 * * *"}}""");
        assertThat(agent.json("find_monitors", Map.of()).toString())
                .contains("nightly", "5 4 * * *");
        assertThat(agent.text("get_monitor_details", Map.of("monitorSlug", "nightly")))
                .contains("nightly", "5 4 * * *", "active");

        Map<String, Object> home = Map.of(SLUG, CorralServer.PROJECT, "name", "Home",
                "url", "https://example.com/", "intervalSeconds", 300, "timeoutMs", 5000);
        String id = agent.json("create_uptime_monitor", home).at("/monitor/id").asString();
        Map<String, String> monitor = Map.of(SLUG, CorralServer.PROJECT, "uptimeMonitorId", id);
        assertThat(agent.json("find_uptime_monitors", Map.of()).at("/monitors/0/url").asString())
                .isEqualTo("https://example.com/");
        agent.json("update_uptime_monitor", Map.of(SLUG, CorralServer.PROJECT,
                "uptimeMonitorId", id, "name", "Front page"));
        assertThat(agent.text("get_uptime_monitor_details", monitor))
                .contains("Front page", fact("Interval", "300s"), fact("Timeout", "5000ms"));
        assertThat(agent.json("delete_uptime_monitor", monitor).path("success").asBoolean())
                .isTrue();
        assertThat(agent.json("find_uptime_monitors", Map.of()).path("monitors")).isEmpty();
    }

    @Test
    void alertsAndDashboards_areShown() {
        String detector = stage.server().rest()
                .get("/api/0/organizations/acme/detectors/?project=shop&query=type:error")
                .orElseThrow().at("/0/id").asString();
        stage.server().rest().post("/api/0/organizations/acme/workflows/", """
                {"name":"New bugs","enabled":true,"detector_ids":[%s],"config":{"frequency":30},
                "triggers":{"logic_type":"any-short","conditions":[{"type":"first_seen_event",
                "comparison":true,"condition_result":true}]},"action_filters":[]}"""
                .formatted(detector));
        assertThat(agent.json("find_alert_rules", Map.of(SLUG, CorralServer.PROJECT))
                .path("issueRules")
                .findValuesAsString("name")).contains("New bugs");
        assertThat(agent.text("get_alert_rule",
                Map.of(SLUG, CorralServer.PROJECT, "ruleIdOrName", "New bugs")))
                .contains("New bugs", "First seen event", fact("Frequency", "30 minutes"));

        String board = stage.server().rest().post("/api/0/organizations/acme/dashboards/", """
                {"title":"Till","widgets":[{"title":"Refusals","displayType":"line",
                "queries":[{"name":"","fields":["count()"],"aggregates":["count()"],"columns":[],
                "conditions":"level:error","orderby":""}]}]}""").path("id").asString();
        JsonNode boards = agent.json("find_dashboards", Map.of()).path("dashboards");
        assertThat(boards.findValuesAsString("title")).contains("Till");
        assertThat(agent.text("get_dashboard_details", Map.of("dashboardIdOrTitle", board)))
                .contains("Till", "Refusals", "count()", "level:error");
    }

    @Test
    void whatIsNotThere_isSaidSo() {
        assertThat(agent.refusal("get_replay_details", Map.of("replayId", "0".repeat(32))))
                .contains("404", "The requested resource does not exist");
        assertThat(agent.refusal("get_issue_details", Map.of(ISSUE, "SHOP-999")))
                .contains("404");
    }
}
