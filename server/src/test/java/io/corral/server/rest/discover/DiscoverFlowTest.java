package io.corral.server.rest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The Discover queries of scripts, as curl sends them.
@TestInstance(Lifecycle.PER_CLASS)
class DiscoverFlowTest {

    private static final String TABLE = "organizations/acme/events/?";

    private ApiServer server;
    private JsonNode issue;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        issue = server.issueOf(server.event(error("a")));
        server.event(error("b"));
        server.event(error("a"));
        Instant end = Instant.now();
        for (int i = 1; i <= 2; i++) {
            server.event(
                    "{\"type\":\"transaction\",\"transaction\":\"/cart\",\"start_timestamp\":\""
                            + end.minus(Duration.ofMillis(100L * i)) + "\",\"timestamp\":\"" + end
                            + "\",\"contexts\":{\"trace\":{"
                            + "\"trace_id\":\"0123456789abcdef0123456789abcdef\","
                            + "\"span_id\":\"0123456789abcde" + i + "\",\"op\":\"http.server\"}},"
                            + "\"spans\":[]}");
        }
    }

    private static String error(String user) {
        return "{\"platform\":\"python\",\"user\":{\"id\":\"" + user
                + "\"},\"transaction\":\"/pay\",\"exception\":{\"values\":[{\"type\":"
                + "\"PayError\",\"value\":\"no\"}]}}";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void countAndUsersOfAnIssue_areKeyedByTheirExpressions() {
        Reply reply = server.get(TABLE + "field=count()&field=count_unique(user)&query=issue.id:"
                + issue.get("id").stringValue() + "&statsPeriod=24h");
        JsonNode row = reply.json().get("data").get(0);

        assertThat(row.get("count()").intValue()).isEqualTo(3);
        assertThat(row.get("count_unique(user)").intValue()).isEqualTo(2);
        assertThat(reply.json().get("meta").get("fields").get("count()").stringValue())
                .isEqualTo("integer");
    }

    @Test
    void slowTransactions_areFound() {
        JsonNode data = server.get(TABLE + "field=transaction&field=p95(transaction.duration)"
                + "&field=count()&query=has:transaction%20event.type:transaction"
                + "&statsPeriod=1h&sort=-count()&per_page=5").json().get("data");

        assertThat(data.size()).isEqualTo(1);
        assertThat(data.get(0).get("transaction").stringValue()).isEqualTo("/cart");
        assertThat(data.get(0).get("count()").intValue()).isEqualTo(2);
        assertThat(data.get(0).get("p95(transaction.duration)").doubleValue())
                .isBetween(180.0, 210.0);
    }

    @Test
    void singleField_listsEvents() {
        Reply reply = server.get(TABLE + "field=transaction");

        assertThat(reply.json().get("data").size()).isEqualTo(5);
        assertThat(reply.json().get("data").get(0).has("transaction")).isTrue();
        assertThat(reply.header("Link")).contains("rel=\"next\"; results=\"false\"");
    }

    @Test
    void issueAndTimestamp_haveTheirWireForms() {
        JsonNode row = server.get(TABLE + "dataset=errors&field=issue&field=title&field=project"
                + "&field=timestamp&per_page=1").json().get("data").get(0);

        assertThat(row.get("issue")).isEqualTo(issue.get("shortId"));
        assertThat(row.get("issue.id").toString()).isEqualTo(issue.get("id").stringValue());
        assertThat(row.get("project").stringValue()).isEqualTo("shop");
        assertThat(row.get("timestamp").stringValue()).endsWith("Z");
    }

    @Test
    void wrongQueries_areRefusedWithASentence() {
        for (String query : new String[]{"field=", "field=nothing(", "field=count()&query=a:[",
            "field=count()&dataset=nonsense", "field=count()&statsPeriod=x"}) {
            Reply reply = server.get(TABLE + query.replace("[", "%5B"));
            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(reply.json().get("detail").isString()).isTrue();
        }
        assertThat(server.get(TABLE + "field=count()&project=nothing").status()).isEqualTo(404);
    }

    @Test
    void series_standsAloneOrByAxisOrByGroup() {
        String path = "organizations/acme/events-stats/?dataset=errors&statsPeriod=1h&interval=1h";
        JsonNode alone = server.get(path).json();
        JsonNode axes = server.get(path + "&yAxis=count()&yAxis=count_unique(user)").json();
        JsonNode groups = server.get(
                path + "&yAxis=count()&topEvents=1&field=user&field=count()&sort=-count()").json();

        assertThat(sum(alone)).isEqualTo(3);
        assertThat(alone.get("meta").get("fields").get("count()").stringValue())
                .isEqualTo("integer");
        assertThat(alone.get("end").longValue()).isGreaterThan(alone.get("start").longValue());
        assertThat(sum(axes.get("count()"))).isEqualTo(3);
        assertThat(axes.get("count_unique(user)").get("order").intValue()).isEqualTo(1);
        assertThat(groups.propertyNames()).containsExactly("id:a", "Other");
        assertThat(sum(groups.get("id:a"))).isEqualTo(2);
        assertThat(sum(groups.get("Other"))).isEqualTo(1);
        for (String wrong : new String[]{"&interval=soon", "&topEvents=11", "&yAxis=title"}) {
            assertThat(server.get(path.replace("&interval=1h", "") + wrong).status())
                    .as(wrong).isEqualTo(400);
        }
    }

    private static long sum(JsonNode series) {
        return series.get("data").valueStream()
                .mapToLong(point -> point.get(1).get(0).get("count").longValue()).sum();
    }

    @Test
    void timeSeries_knowsItsGroupsAndWhatIsIncomplete() {
        JsonNode answer = server.get("organizations/acme/events-timeseries/?dataset=errors"
                + "&statsPeriod=3600s&interval=5m&yAxis=count()&groupBy=user&topEvents=1"
                + "&sort=-count()").json();
        JsonNode first = answer.get("timeSeries").get(0);
        JsonNode newest = first.get("values").get(first.get("values").size() - 1);

        assertThat(answer.get("timeSeries").size()).isEqualTo(2);
        assertThat(first.get("groupBy").get(0).get("value").stringValue()).isEqualTo("id:a");
        assertThat(first.get("meta").get("interval").longValue()).isEqualTo(300_000);
        assertThat(first.get("meta").get("isOther").booleanValue()).isFalse();
        assertThat(newest.get("incomplete").booleanValue()).isTrue();
        assertThat(answer.get("timeSeries").get(1).get("meta").get("isOther").booleanValue())
                .isTrue();
    }
}
