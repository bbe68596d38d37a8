package io.corral.server.rest.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Release health: sessions as SDKs send them, read back as sums and on releases.
@TestInstance(Lifecycle.PER_CLASS)
class SessionFlowTest {

    private static final String SESSIONS = "organizations/acme/sessions/";
    private static final String RELEASES = "organizations/acme/releases/";
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            add(items, session("old" + i, "u" + i, now.minus(Duration.ofDays(2)), "exited",
                    "health@1.0.0", "\"duration\":" + (i + 1) + ","));
        }
        for (int i = 0; i < 4; i++) {
            add(items, session("new" + i, "u" + i, now, i == 0 ? "crashed" : "ok",
                    "health@1.1.0", ""));
        }
        add(items, session("new3", "u3", now, "unhandled", "health@1.1.0", "")
                .replace("\"init\":true", "\"init\":false"));
        add(items, session("stays", "u9", now, "ok", "health@1.0.0", ""));
        server.items("00000000000000000000000000000001", items.toArray(String[]::new));
    }

    private static void add(List<String> items, String session) {
        items.add("{\"type\":\"session\"}");
        items.add(session);
    }

    private static String session(
            String id, String user, Instant started, String status, String release,
            String more) {
        return """
                {"sid":"%s","did":"%s","init":true,"started":"%s","status":"%s",%s"errors":0,\
                "attrs":{"release":"%s","environment":"production"}}"""
                .formatted(id, user, started, status, more, release);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void sessions_areSummedByGroupAndInterval() {
        JsonNode answer = server.get(SESSIONS + "?field=sum(session)&field=count_unique(user)"
                + "&field=crash_free_rate(session)&groupBy=release&interval=1d&statsPeriod=3d"
                + "&orderBy=-sum(session)").json();

        assertThat(answer.get("intervals").size()).isGreaterThanOrEqualTo(4);
        JsonNode first = answer.get("groups").get(0);
        assertThat(first.get("by").get("release").stringValue()).isEqualTo("health@1.0.0");
        assertThat(first.get("totals").get("sum(session)").intValue()).isEqualTo(9);
        assertThat(first.get("totals").get("count_unique(user)").intValue()).isEqualTo(9);
        assertThat(first.get("series").get("sum(session)").size())
                .isEqualTo(answer.get("intervals").size());
        long sum = first.get("series").get("sum(session)").valueStream()
                .mapToLong(JsonNode::longValue).sum();
        assertThat(sum).isEqualTo(9);
        JsonNode second = answer.get("groups").get(1);
        assertThat(second.get("totals").get("crash_free_rate(session)").doubleValue())
                .isCloseTo(0.75, within(1e-9));
        assertThat(answer.get("start").stringValue()).endsWith("Z");
    }

    @Test
    void sessions_byStatus_areApart() {
        JsonNode groups = server.get(SESSIONS + "?field=sum(session)&groupBy=session.status"
                + "&query=release:health@1.1.0&statsPeriod=1d").json().get("groups");

        assertThat(groups.valueStream().map(group -> group.get("by").get("session.status")
                .stringValue() + " " + group.get("totals").get("sum(session)").intValue()).toList())
                .containsExactlyInAnyOrder("healthy 2", "errored 0", "unhandled 1", "abnormal 0",
                        "crashed 1");
    }

    @Test
    void durations_areOfSessionsThatEndedWell() {
        JsonNode totals = server.get(SESSIONS + "?field=p50(session.duration)"
                + "&field=max(session.duration)&field=avg(session.duration)&statsPeriod=7d"
                + "&includeSeries=0&query=release:health@*").json().get("groups").get(0);

        assertThat(totals.get("series").isNull()).isTrue();
        assertThat(totals.get("totals").get("p50(session.duration)").doubleValue())
                .isCloseTo(4, within(0.25));
        assertThat(totals.get("totals").get("max(session.duration)").doubleValue()).isEqualTo(8);
        assertThat(totals.get("totals").get("avg(session.duration)").doubleValue())
                .isCloseTo(4.5, within(1e-9));
    }

    @Test
    void stage_findsIssuesAndEvents_ofReleasesThatGotSoFar() {
        String event = server.event("""
                {"platform":"node","release":"health@1.1.0",
                 "exception":{"values":[{"type":"Error","value":"staged"}]}}""");
        String issue = server.issueOf(event).get("shortId").asString();
        String issues = "organizations/acme/issues/?query=staged%20release.stage:";
        String events = "organizations/acme/events/?field=id&dataset=errors&query=release.stage:";

        assertThat(server.get(issues + "adopted").json().at("/0/shortId").asString())
                .isEqualTo(issue);
        assertThat(server.get(issues + "%5Breplaced,low_adoption%5D").json()).isEmpty();
        assertThat(server.get(events + "adopted").json().get("data").toString()).contains(event);
        assertThat(server.get(events + "replaced").json().get("data")).isEmpty();
        assertThat(server.get(events + "famous").json().get("detail").asString())
                .contains("low_adoption");
    }

    @Test
    void noSessions_areZeros_andUnknownRates() {
        JsonNode group = server.get(SESSIONS + "?field=sum(session)&field=crash_rate(user)"
                + "&environment=nowhere&statsPeriod=2h").json().get("groups").get(0);

        assertThat(group.get("by").size()).isZero();
        assertThat(group.get("totals").get("sum(session)").intValue()).isZero();
        assertThat(group.get("totals").get("crash_rate(user)").isNull()).isTrue();
    }

    @Test
    void wrongQuestions_areRefusedWithASentence() {
        for (String wrong : List.of("", "?field=sum(cat)", "?field=sum(session)&groupBy=os",
                "?field=crash_rate(session)&groupBy=session.status",
                "?field=sum(session)&interval=5h", "?field=sum(session)&interval=30m",
                "?field=sum(session)&query=os:linux", "?field=sum(session)&query=words",
                "?field=sum(session)&orderBy=count_unique(user)",
                "?field=sum(session)&query=(release:x")) {
            ApiServer.Reply reply = server.get(SESSIONS + wrong);
            assertThat(reply.status()).as(wrong).isEqualTo(400);
            assertThat(reply.json().get("detail").stringValue()).as(wrong).isNotBlank();
        }
        assertThat(server.getAs(server.readToken(), SESSIONS + "?field=sum(session)").status())
                .isEqualTo(403);
    }

    @Test
    void releases_haveHealthData() {
        JsonNode project = server.get(RELEASES + "health%401.1.0/?health=1&adoptionStages=1"
                + "&summaryStatsPeriod=7d").json();
        JsonNode health = project.get("projects").get(0).get("healthData");

        assertThat(project.get("projects").get(0).get("hasHealthData").booleanValue()).isTrue();
        assertThat(health.get("totalSessions").intValue()).isEqualTo(4);
        assertThat(health.get("totalUsers").intValue()).isEqualTo(4);
        assertThat(health.get("crashFreeSessions").doubleValue()).isCloseTo(75, within(1e-9));
        assertThat(health.get("crashFreeUsers").doubleValue()).isCloseTo(75, within(1e-9));
        assertThat(health.get("crashFreeSessionsBounds").get(0).doubleValue())
                .isCloseTo(30.06, within(0.01));
        assertThat(health.get("isSure").booleanValue()).isFalse();
        assertThat(health.get("sessionsCrashed").intValue()).isEqualTo(1);
        assertThat(health.get("totalProjectSessions24h").intValue()).isEqualTo(5);
        assertThat(health.get("sessionsAdoption").doubleValue()).isCloseTo(80, within(1e-9));
        assertThat(health.get("stats").get("24h").size()).isEqualTo(24);
        assertThat(project.get("adoptionStages").get("shop").get("stage").stringValue())
                .isEqualTo("adopted");
        assertThat(server.get(RELEASES + "health%401.1.0/").json().get("projects").get(0)
                .has("healthData")).isFalse();
        assertThat(project.get("firstEvent").isNull()).isTrue();
    }

    @Test
    void releases_areSortedByHealth() {
        server.post(RELEASES, "{\"version\":\"health@1.10.0\",\"projects\":[\"shop\"]}");

        assertThat(versions("sort=sessions")).startsWith("health@1.0.0", "health@1.1.0");
        assertThat(versions("sort=crash_free_sessions")).startsWith("health@1.1.0",
                "health@1.0.0");
        assertThat(versions("sort=adoption")).startsWith("health@1.1.0");
        assertThat(versions("sort=semver")).startsWith("health@1.10.0", "health@1.1.0",
                "health@1.0.0");
        assertThat(server.get(RELEASES + "?sort=mood").status()).isEqualTo(400);
    }

    private List<String> versions(String query) {
        return server.get(RELEASES + "?" + query).json().valueStream()
                .map(release -> release.get("version").stringValue()).toList();
    }
}
