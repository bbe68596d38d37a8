package io.corral.server.rest.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whether questions are right, what can be asked for, and how events spread over their tags.
@TestInstance(Lifecycle.PER_CLASS)
class CheckFlowTest {

    private static final String ACME = "organizations/acme/";

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        for (String plan : List.of("gold", "free", "free")) {
            server.issueOf(server.event("{\"platform\":\"python\",\"tags\":{\"plan\":\"" + plan
                    + "\"},\"environment\":\"staging\",\"exception\":{\"values\":[{\"type\":"
                    + "\"PayError\",\"value\":\"no\"}]}}"));
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void validate_rightQuestion_hasTypes() {
        Reply reply = server.get(ACME + "events/validate/?dataset=spans&field=span.op"
                + "&field=span.duration&field=count()&query=" + encoded("span.duration:>100ms")
                + "&orderby=-count()&project=" + server.shopId() + "&environment=staging");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(json("""
                {"valid":true,"projects":[{"valid":true,"error":null}],
                 "dataset":[{"name":"spans","valid":true,"error":null}],
                 "environment":[{"valid":true,"error":null}],
                 "field":[{"name":"span.op","valid":true,"attrType":"string","error":null},
                  {"name":"span.duration","valid":true,"attrType":"number","error":null},
                  {"name":"count()","valid":true,"attrType":"number","error":null}],
                 "query":{"valid":true,"error":null,"fields":[{"name":"span.duration",
                  "valid":true,"attrType":"number","error":null}]},
                 "orderby":[{"name":"-count()","valid":true,"attrType":"number","error":null}]}
                """));
    }

    @Test
    void validate_wrongQuestion_saysWhatWouldWork() {
        Reply reply = server.get(ACME + "events/validate/?dataset=errors&field=title&field=cuont()"
                + "&query=" + encoded("level:error is:unresolved") + "&orderby=nothing("
                + "&project=77");
        JsonNode body = reply.json();

        assertThat(reply.status()).isEqualTo(400);
        assertThat(body.path("valid").booleanValue()).isFalse();
        assertThat(body.at("/projects/0/error").asString()).isEqualTo("There is no project 77");
        assertThat(body.at("/field/0/valid").booleanValue()).isTrue();
        assertThat(body.at("/field/1/error").asString()).contains("did you mean count()?");
        assertThat(body.at("/query/error").asString())
                .contains("asks about issues").contains("character 13");
        assertThat(body.at("/orderby/0/valid").booleanValue()).isFalse();
        assertThat(server.get(ACME + "events/validate/").status()).isEqualTo(200);
    }

    @Test
    void facets_countTheEventsOfAQuery() {
        JsonNode facets = server.get(ACME + "events-facets/?query=" + encoded("plan:free")
                + "&statsPeriod=1h").json();

        assertThat(facets.get(0)).isEqualTo(json("{\"key\":\"project\",\"topValues\":[{\"name\":"
                + "\"shop\",\"value\":\"" + server.shopId() + "\",\"count\":2}]}"));
        assertThat(facets.valueStream().filter(each -> each.path("key").asString().equals("plan"))
                .toList()).containsExactly(json(
                        "{\"key\":\"plan\",\"topValues\":[{\"name\":\"free\",\"value\":\"free\","
                                + "\"count\":2}]}"));
        assertThat(server.get(ACME + "events-facets/?query=is:unresolved").status())
                .isEqualTo(400);
    }

    @Test
    void attributes_haveKeyTypeAndSource() {
        Reply reply = server.get(ACME + "trace-items/attributes/?itemType=spans"
                + "&attributeType=number&substringMatch=span.d");

        assertThat(reply.json()).isEqualTo(json("""
                [{"key":"span.duration","name":"span.duration","attributeType":"number",
                  "attributeSource":{"source_type":"sentry"}}]"""));
        assertThat(reply.header("Link")).contains("rel=\"next\"");
        assertThat(server.get(ACME + "trace-items/attributes/?itemType=logs").status())
                .isEqualTo(200);
        assertThat(server.get(ACME + "trace-items/attributes/?itemType=x").status())
                .isEqualTo(400);
        assertThat(server.get(ACME + "trace-items/attributes/?attributeType=x").status())
                .isEqualTo(400);
    }

    @Test
    void tags_areThoseOfADataset() {
        assertThat(keys("dataset=errors")).contains("plan", "environment");
        assertThat(keys("dataset=search_issues&useCache=1")).contains("plan");
        assertThat(keys("dataset=transactions")).isEmpty();
        assertThat(keys("dataset=replays")).isEmpty();
        assertThat(server.get(ACME + "tags/?dataset=x").status()).isEqualTo(400);
    }

    @Test
    void stats_compareWithThePeriodBefore() {
        JsonNode stats = server.get(ACME + "events-stats/?dataset=errors&statsPeriod=1h"
                + "&interval=1h&yAxis=count()&comparisonDelta=3600").json();
        JsonNode last = stats.path("data").get(stats.path("data").size() - 1).get(1).get(0);
        JsonNode value = server.get(ACME + "events-timeseries/?dataset=errors&statsPeriod=1h"
                + "&interval=1h&yAxis=count()&comparisonDelta=3600").json()
                .at("/timeSeries/0/values/0");

        assertThat(last.path("count").isNumber()).isTrue();
        assertThat(last.path("comparisonCount").isNumber()).isTrue();
        assertThat(value.path("comparisonValue").isNumber()).isTrue();
        for (String wrong : List.of("comparisonDelta=day", "topEvents=3",
                "yAxis=count_unique(", "yAxis=last_seen()")) {
            assertThat(server.get(ACME + "events-stats/?" + wrong).status()).as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void tips_standInTheMeta() {
        JsonNode meta = server.get(ACME + "events/?dataset=errors&field=count()&query="
                + encoded("relaese:1")).json().path("meta");

        assertThat(meta.at("/tips/query").asString()).contains("did you mean release?");
        assertThat(meta.at("/tips/columns").isNull()).isTrue();
    }

    @Test
    void equations_areFields() {
        JsonNode answer = server.get(ACME + "events/?dataset=errors&field=count()&field="
                + encoded("equation|count() * 2") + "&sort=" + encoded("-equation[0]")).json();

        assertThat(answer.at("/data/0").path("equation|count() * 2").doubleValue()).isEqualTo(6);
        assertThat(answer.at("/meta/fields").path("equation|count() * 2").asString())
                .isEqualTo("number");
    }

    private List<String> keys(String parameters) {
        return server.get(ACME + "tags/?" + parameters).json().valueStream()
                .map(tag -> tag.path("key").asString()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }
}
