package io.corral.server.rest.issues;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// How much of an issue lists show, and which of its events is recommended.
@TestInstance(Lifecycle.PER_CLASS)
class IssueListFlowTest {

    private static final String ISSUES = "organizations/acme/issues/";

    private ApiServer server;
    private String id;
    private String withReplay;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        server.event(error("u1", "staging", Duration.ofDays(3), "gold", ""));
        withReplay = server.event(error("u1", "production", Duration.ofMinutes(2), "gold",
                ",\"replay\":{\"replay_id\":\"0123456789abcdef0123456789abcdef\"}"));
        String newest =
                server.event(error("u2", "production", Duration.ofMinutes(1), "silver", ""));
        id = server.issueOf(newest).get("id").stringValue();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String error(
            String user, String environment, Duration ago, String tier, String contexts) {
        return """
               {"platform":"node","timestamp":"%s","environment":"%s","user":{"id":"%s"},
                "tags":{"tier":"%s"},"contexts":{"trace":{"span_id":"0123456789abcdef",
                 "trace_id":"0123456789abcdef0123456789abcdef"}%s},
                "exception":{"values":[{"type":"CountedError","value":"x"}]}}
               """.formatted(Instant.now().minus(ago), environment, user, tier, contexts);
    }

    private JsonNode listed(String parameters) {
        JsonNode issues = server.get(ISSUES + "?" + parameters).json();
        assertThat(issues.valueStream().map(issue -> issue.get("id").stringValue()))
                .as(parameters).containsExactly(id);
        return issues.get(0);
    }

    private static void counts(JsonNode issue, int events, int users) {
        assertThat(issue.get("count").stringValue()).isEqualTo(Integer.toString(events));
        assertThat(issue.get("userCount").intValue()).isEqualTo(users);
    }

    @Test
    void withoutWindow_everythingCounts() {
        JsonNode issue = listed("query=is:unresolved");

        counts(issue, 3, 2);
        counts(issue.get("lifetime"), 3, 2);
        assertThat(issue.has("filtered")).isFalse();
        assertThat(issue.get("stats").get("24h").size()).isEqualTo(24);
    }

    @Test
    void window_countsItsEvents_andKeepsTheLifetime() {
        JsonNode issue = listed("statsPeriod=86400s&groupStatsPeriod=auto");

        counts(issue, 2, 2);
        counts(issue.get("lifetime"), 3, 2);
        assertThat(issue.get("firstSeen")).isEqualTo(issue.get("lifetime").get("firstSeen"));
        assertThat(issue.get("stats").get("auto").valueStream()
                .mapToInt(point -> point.get(1).intValue()).sum()).isEqualTo(2);
        JsonNode collapsed = listed("statsPeriod=24h&collapse=stats&collapse=lifetime");
        assertThat(collapsed.has("stats")).isFalse();
        assertThat(collapsed.has("lifetime")).isFalse();
    }

    @Test
    void environment_countsItsEvents() {
        JsonNode issue = listed("environment=staging");

        counts(issue, 1, 1);
        assertThat(issue.get("lastSeen")).isEqualTo(issue.get("firstSeen"));
        assertThat(issue.get("lastSeen")).isNotEqualTo(issue.get("lifetime").get("lastSeen"));
    }

    @Test
    void query_countsTheEventsItIsAbout() {
        JsonNode issue = listed("query=tier:gold");
        counts(issue, 3, 2);
        counts(issue.get("filtered"), 2, 1);

        counts(listed("query=environment:production&statsPeriod=24h").get("filtered"), 2, 2);
        assertThat(listed("query=tier:gold&collapse=filtered").has("filtered")).isFalse();
    }

    @Test
    void unknownDiagram_isRefused() {
        assertThat(server.get(ISSUES + "?groupStatsPeriod=3w").status()).isEqualTo(400);
    }

    @Test
    void recommendedEvent_hasAReplay_unlessTheQueryLeavesItOut() {
        String path = ISSUES + id + "/events/recommended/";

        assertThat(server.get(path).json().get("eventID").stringValue()).isEqualTo(withReplay);
        assertThat(tier(path + "?query=tier:silver")).isEqualTo("silver");
        assertThat(tier(path + "?environment=staging")).isEqualTo("gold");
        assertThat(server.get(path + "?environment=nowhere").status()).isEqualTo(404);
        assertThat(server.get(path + "?query=tier:").status()).isEqualTo(400);
    }

    @Test
    void recommendedEvent_isTheMostComplete() {
        String whole = server.event("""
                {"platform":"node","logger":"complete","message":"half of it"}""");
        server.event("""
                {"platform":"node","logger":"complete","message":"half of it","user":"nobody"}""");
        String issue = server.issueOf(whole).get("id").stringValue();

        assertThat(server.get(ISSUES + issue + "/events/recommended/").json().get("eventID")
                .stringValue()).isEqualTo(whole);
        server.delete(ISSUES + issue + "/");
    }

    private String tier(String path) {
        List<String> tiers = server.get(path).json().get("tags").valueStream()
                .filter(tag -> tag.get("key").stringValue().equals("tier"))
                .map(tag -> tag.get("value").stringValue()).toList();
        return tiers.getFirst();
    }
}
