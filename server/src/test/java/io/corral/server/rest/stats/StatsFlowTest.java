package io.corral.server.rest.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Outcomes and environments as the API tells them.
@TestInstance(Lifecycle.PER_CLASS)
class StatsFlowTest {

    private static final String STATS = "organizations/acme/stats_v2/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        server.issueOf(server.event(
                "{\"message\":\"one\",\"environment\":\"production\",\"level\":\"error\"}"));
        server.issueOf(server.event("{\"message\":\"two\",\"environment\":\"staging\"}"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void outcomes_areSummedByGroupAndInterval() {
        JsonNode stats = server.get(STATS + "?field=sum(quantity)&groupBy=outcome&groupBy=category"
                + "&category=error&statsPeriod=24h&interval=1h").json();

        JsonNode group = stats.get("groups").get(0);
        assertThat(stats.get("groups").size()).isEqualTo(1);
        assertThat(group.get("by").get("outcome").stringValue()).isEqualTo("accepted");
        assertThat(group.get("totals").get("sum(quantity)").intValue()).isEqualTo(2);
        JsonNode series = group.get("series").get("sum(quantity)");
        assertThat(series.size()).isEqualTo(stats.get("intervals").size());
        assertThat(series.valueStream().mapToInt(JsonNode::intValue).sum()).isEqualTo(2);
        assertThat(stats.get("start").stringValue()).endsWith("Z");
    }

    @Test
    void outcomes_areFiltered() {
        assertThat(server.get(STATS
                + "?field=sum(quantity)&outcome=invalid&category=error&groupBy=reason").json()
                .get("groups").size()).isZero();
        JsonNode all = server
                .get(STATS + "?field=sum(times_seen)&category=error&project=" + server.shopId()
                        + "&interval=1d&statsPeriod=7d")
                .json();
        assertThat(all.get("intervals").valueStream().map(JsonNode::stringValue))
                .allMatch(begin -> begin.endsWith("T00:00:00.000000Z"));
        assertThat(all.get("end").stringValue()).endsWith("T00:00:00.000000Z");
        assertThat(all.get("groups").get(0).get("by").size()).isZero();
        assertThat(all.get("groups").get(0).get("totals").get("sum(times_seen)").intValue())
                .isEqualTo(2);
        JsonNode byProject =
                server.get(STATS + "?field=sum(quantity)&groupBy=project").json().get("groups");
        assertThat(byProject.get(0).get("by").get("project").toString())
                .isEqualTo(server.shopId());
    }

    @Test
    void spans_areCountedOneByOne() {
        String span = "{\"trace_id\":\"0123456789abcdef0123456789abcdef\",\"span_id\":"
                + "\"0123456789abcde%d\",\"name\":\"query\",\"status\":\"ok\",\"is_segment\":"
                + "false,\"start_timestamp\":%d,\"end_timestamp\":%d}";
        long now = Instant.now().getEpochSecond();
        String header = "{\"type\":\"span\",\"item_count\":%d,\"content_type\":"
                + "\"application/vnd.sentry.items.span.v2+json\"}";
        String spans = "{\"version\":2,\"items\":[" + span.formatted(1, now, now) + ","
                + span.formatted(2, now, now) + "]}";
        server.items("0".repeat(31) + "7", header.formatted(2), spans);
        server.items("0".repeat(31) + "8", header.formatted(5), spans);

        assertThat(quantity("span", "accepted")).isEqualTo(2);
        assertThat(quantity("span", "invalid")).isEqualTo(5);
    }

    private long quantity(String category, String outcome) {
        return server.get(STATS + "?field=sum(quantity)&statsPeriod=24h&category=" + category
                + "&outcome=" + outcome).json().get("groups").get(0).get("totals")
                .get("sum(quantity)").longValue();
    }

    @Test
    void summary_isByProjectAndCategory() {
        JsonNode projects = server.get("organizations/acme/stats-summary/?field=sum(quantity)"
                + "&statsPeriod=24h&category=error&project=" + server.shopId()).json()
                .get("projects");

        assertThat(projects.size()).isEqualTo(1);
        assertThat(projects.get(0).get("slug").stringValue()).isEqualTo("shop");
        JsonNode errors = projects.get(0).get("stats").get(0);
        assertThat(errors.get("category").stringValue()).isEqualTo("error");
        assertThat(errors.get("outcomes").get("accepted").intValue()).isEqualTo(2);
        assertThat(errors.get("totals").get("dropped").intValue()).isZero();
        assertThat(server.get("organizations/acme/stats-summary/").status()).isEqualTo(400);
    }

    @Test
    void errorsOfAProject_areCountedByTheHour() {
        String path = "projects/acme/shop/stats/?resolution=1h&stat=";

        JsonNode received = server.get(path + "received").json();

        assertThat(received.valueStream().mapToInt(point -> point.get(1).intValue()).sum())
                .isEqualTo(2);
        assertThat(received.get(0).get(0).longValue() % 3_600).isZero();
        assertThat(server.get(path + "blacklisted").json().valueStream()
                .mapToInt(point -> point.get(1).intValue()).sum()).isZero();
        assertThat(server.get(path + "moon").status()).isEqualTo(400);
        assertThat(server.get(path + "received&since=1&until=1700000000").status())
                .isEqualTo(400);
    }

    @Test
    void wrongQuestions_areRefused() {
        assertThat(server.get(STATS).status()).isEqualTo(400);
        assertThat(server.get(STATS + "?field=sum(quantity)&groupBy=moon").status())
                .isEqualTo(400);
        assertThat(server.get(STATS + "?field=sum(quantity)&interval=5m").status())
                .isEqualTo(400);
        assertThat(server.getAs(server.readToken(), STATS + "?field=sum(quantity)").status())
                .isEqualTo(403);
    }

    @Test
    void environments_areNamed() {
        JsonNode all = server.get("organizations/acme/environments/").json();
        assertThat(all.valueStream().map(each -> each.get("name").stringValue()))
                .containsExactly("production", "staging");
        assertThat(server.get("projects/acme/shop/environments/?visibility=visible").json()
                .get(0).get("isHidden").booleanValue()).isFalse();
        assertThat(server.get("projects/acme/api/environments/").json().size()).isZero();
    }
}
