package io.corral.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The calls that runbooks and scripts make with `curl`, as they are written there, against the
/// demo (requirements R92 to R111).
class CurlIT {

    @TempDir
    static Path place;

    private static Demo demo;

    @BeforeAll
    static void start() {
        demo = Demo.start(place.resolve("curl-demo"));
        demo.export("ISSUE_ID", demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/?sort=freq&limit=1"
                """).path(0).path("id").stringValue());
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void demo_findsEveryBugOnce() {
        assertThat(demo.greeting()).contains("Events sent     3,000")
                .containsPattern("Issues found    47,");
    }

    @Test
    void demo_endsWithTheWorklist_checkoutFirst() {
        List<JsonNode> ranked = new ArrayList<>();
        demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/triage/?per_page=100"
                """).forEach(ranked::add);

        assertThat(ranked.getFirst().path("title").stringValue()).contains("total");
        assertThat(ranked.getFirst().path("cause").stringValue())
                .isEqualTo("deployment-regression");
        assertThat(ranked).hasSize(32);
        assertThat(ranked.subList(0, 11)).allMatch(verdict -> verdict.path("noise").isNull());
        assertThat(ranked.subList(11, 32)).noneMatch(verdict -> verdict.path("noise").isNull());
        assertThat(demo.greeting()).containsSubsequence("Look at this first",
                ranked.getFirst().path("shortId").stringValue() + " ", "(2,800)",
                "10 bugs after it", "15 known: ", "21 noise, set aside",
                "3,000 events, or 47 issues", "the first 11 here");
    }

    @Test
    void issue_hasWhatARunbookPrints() {
        JsonNode issue = demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/"
                """);

        assertThat(issue.path("title").stringValue()).startsWith("TypeError");
        assertThat(issue.path("firstSeen").stringValue()).endsWith("Z");
        assertThat(issue.path("lastSeen").stringValue()).endsWith("Z");
        assertThat(issue.path("count").stringValue()).isEqualTo("2800");
        assertThat(issue.path("userCount").intValue()).isGreaterThan(2_000);
        assertThat(issue.path("level").stringValue()).isEqualTo("error");
        assertThat(issue.path("platform").stringValue()).isEqualTo("javascript");
    }

    @Test
    void eventsOfAnIssue_nameTheirReleases() {
        JsonNode events = demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/events/\\
                ?per_page=5"
                """);

        assertThat(events.size()).isEqualTo(5);
        for (JsonNode event : events) {
            assertThat(event.path("eventID").stringValue().substring(0, 12))
                    .matches("[0-9a-f]{12}");
            assertThat(event.path("dateCreated").stringValue()).endsWith("Z");
            assertThat(event.path("release").path("version").stringValue())
                    .startsWith("fernwood-web@");
        }
    }

    @Test
    void impact_isKeyedByTheExpression() {
        JsonNode impact = demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/events/?field=count()\\
                &field=count_unique(user)&query=issue.id:$ISSUE_ID&statsPeriod=24h"
                """).path("data").path(0);

        assertThat(impact.path("count()").intValue()).isPositive();
        assertThat(impact.path("count_unique(user)").intValue()).isPositive()
                .isLessThanOrEqualTo(impact.path("count()").intValue());
    }

    @Test
    void transactions_areSortedByCount() {
        sendTransaction("/baskets/cart", 2);
        sendTransaction("/baskets/cart", 4);
        sendTransaction("/baskets/", 1);
        JsonNode found = Rest.await("three transactions", () -> {
            JsonNode table = demo.json("""
                    curl -s -G -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                      "https://sentry.io/api/0/organizations/$SENTRY_ORG/events/" \\
                      --data-urlencode "field=transaction" \\
                      --data-urlencode "field=p95(transaction.duration)" \\
                      --data-urlencode "field=count()" \\
                      --data-urlencode \\
                        "query=has:transaction event.type:transaction transaction:/baskets/*" \\
                      -d "statsPeriod=1h" -d "sort=-count()" -d "per_page=5"
                    """).path("data");
            return Optional.of(table)
                    .filter(rows -> rows.path(0).path("count()").asInt(0) == 2
                            && rows.size() == 2);
        });

        assertThat(found.path(0).path("transaction").stringValue()).isEqualTo("/baskets/cart");
        assertThat(found.path(0).path("p95(transaction.duration)").doubleValue())
                .isBetween(3_000.0, 4_001.0);
        assertThat(demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/events/?field=transaction"
                """).path("data").size()).isPositive();
    }

    private static void sendTransaction(String name, int seconds) {
        JsonNode project = demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/projects/$SENTRY_ORG/web/"
                """);
        JsonNode keys = demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/projects/$SENTRY_ORG/web/keys/"
                """);
        long now = Instant.now().getEpochSecond();
        demo.export("PROJECT_ID", project.path("id").stringValue());
        demo.export("KEY", keys.path(0).path("public").stringValue());
        demo.export("TRANSACTION", """
                {"type":"transaction","transaction":"%s","start_timestamp":%d,"timestamp":%d,\
                "contexts":{"trace":{"op":"http.server","span_id":"0123456789abcdef",\
                "trace_id":"0123456789abcdef0123456789abcdef"}}}"""
                .formatted(name, now - seconds, now));
        demo.shell("""
                printf '{}\\n{"type":"transaction"}\\n%s\\n' "$TRANSACTION" |
                  curl -sf --data-binary @- \\
                  "https://sentry.io/api/$PROJECT_ID/envelope/?sentry_key=$KEY"
                """);
    }

    @Test
    void resolving_answersTheStatus() {
        assertThat(demo.json("""
                curl -s -X PUT -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  -H "Content-Type: application/json" -d '{"status":"resolved"}' \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/"
                """).path("status").stringValue()).isEqualTo("resolved");
        JsonNode next = demo.json("""
                curl -s -X PUT -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{"status":"resolved","statusDetails":{"inNextRelease":true}}' \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/"
                """);
        assertThat(next.path("statusDetails").path("inNextRelease").booleanValue()).isTrue();
        JsonNode snoozed = demo.json("""
                curl -s -X PUT -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  -H "Content-Type: application/json" \\
                  -d '{"status":"ignored","statusDetails":{"ignoreCount":100}}' \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/"
                """);
        assertThat(snoozed.path("status").stringValue()).isEqualTo("ignored");
        assertThat(snoozed.path("statusDetails").path("ignoreCount").intValue()).isEqualTo(100);
        assertThat(demo.json("""
                curl -s -X PUT -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/issues/$ISSUE_ID/" -d '{"status":"unresolved"}'
                """).path("status").stringValue()).isEqualTo("unresolved");
        assertThat(demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/issues/$ISSUE_ID/"
                """).path("status").stringValue()).isEqualTo("unresolved");
    }

    @Test
    void projectsAndReleases_areListedAndMade() {
        assertThat(demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/projects/"
                """).valueStream().map(project -> project.path("slug").stringValue()))
                .containsExactlyInAnyOrder("web", "api", "mobile");
        JsonNode issues = demo.json("""
                curl -s -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/projects/$SENTRY_ORG/api/issues/?query=is:unresolved"
                """);
        assertThat(issues.size()).isPositive();
        assertThat(issues.path(0).path("shortId").stringValue()).startsWith("API-");
        JsonNode release = demo.json("""
                curl -s -X POST -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/releases/" \\
                  -d '{"version":"2.0.0","projects":["web"]}'
                """);
        assertThat(release.path("version").stringValue()).isEqualTo("2.0.0");
        assertThat(release.path("projects").path(0).path("slug").stringValue()).isEqualTo("web");
    }

    @Test
    void failures_sayWhatIsWrong() {
        demo.export("READ_TOKEN", demo.token("event:read"));
        demo.export("WRITE_TOKEN", demo.token("event:read,issue:write"));

        failed("401", "Invalid token", """
                curl -s -w '\\n%{http_code}' -H "Authorization: Bearer expired" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/"
                """);
        failed("403", "You do not have permission to perform this action.", """
                curl -s -w '\\n%{http_code}' -H "Authorization: Bearer $READ_TOKEN" \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/projects/"
                """);
        failed("403", "You do not have permission to perform this action.", """
                curl -s -w '\\n%{http_code}' -X PUT -H "Authorization: Bearer $READ_TOKEN" \\
                  -d '{"status":"resolved"}' \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/"
                """);
        failed("404", "The requested resource does not exist", """
                curl -s -w '\\n%{http_code}' -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/projects/$SENTRY_ORG/nothing/issues/?query=is:unresolved"
                """);
        failed("404", "The requested resource does not exist", """
                curl -s -w '\\n%{http_code}' -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" \\
                  "https://sentry.io/api/0/organizations/nobody/projects/"
                """);
        assertThat(demo.json("""
                curl -s -X PUT -H "Authorization: Bearer $WRITE_TOKEN" -d '{"hasSeen":true}' \\
                  "https://sentry.io/api/0/organizations/$SENTRY_ORG/issues/$ISSUE_ID/"
                """).path("hasSeen").booleanValue()).isTrue();
    }

    private static void failed(String status, String detail, String command) {
        String output = demo.shell(command);
        int end = output.lastIndexOf('\n');
        assertThat(output.substring(end + 1)).as(output).isEqualTo(status);
        assertThat(output.substring(0, end)).isEqualTo("{\"detail\":\"" + detail + "\"}");
    }
}
