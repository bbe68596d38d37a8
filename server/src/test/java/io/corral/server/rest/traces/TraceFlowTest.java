package io.corral.server.rest.traces;

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

/// Traces as clients read them.
@TestInstance(Lifecycle.PER_CLASS)
class TraceFlowTest {

    private static final String TRACE = "0123456789abcdef0123456789abcdef";
    private static final String EMPTY = "00000000000000000000000000000001";
    private static final String ORGANIZATION = "organizations/acme/";

    private ApiServer server;
    private String transaction;
    private String error;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        double end = Instant.now().getEpochSecond();
        transaction = server.event("""
                {"type":"transaction","transaction":"/cart","platform":"node",
                 "start_timestamp":%1$.3f,"timestamp":%2$.3f,
                 "contexts":{"trace":{"trace_id":"%3$s","span_id":"aaaaaaaaaaaaaaaa",
                  "op":"http.server","status":"ok"}},
                 "spans":[{"trace_id":"%3$s","span_id":"bbbbbbbbbbbbbbbb",
                  "parent_span_id":"aaaaaaaaaaaaaaaa","op":"db","description":"SELECT 1",
                  "data":{"db.system":"postgresql","db.rows":12,"cached":true},
                  "start_timestamp":%1$.3f,"timestamp":%2$.3f}]}"""
                .formatted(end - 2, end - 1, TRACE));
        error = server.event("""
                {"platform":"node","transaction":"/cart",
                 "contexts":{"trace":{"trace_id":"%s","span_id":"bbbbbbbbbbbbbbbb"}},
                 "exception":{"values":[{"type":"Error","value":"no stock"}]}}"""
                .formatted(TRACE));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void trace_isATree_withErrorsInTheirSpans() {
        JsonNode trace = server.get(ORGANIZATION + "trace/" + TRACE
                + "/?limit=10000&project=-1&statsPeriod=14d").json();

        assertThat(trace).hasSize(1);
        JsonNode root = trace.get(0);
        assertThat(root.get("event_id").asString()).isEqualTo("aaaaaaaaaaaaaaaa");
        assertThat(root.get("transaction_id").asString()).isEqualTo(transaction);
        assertThat(root.get("is_transaction").asBoolean()).isTrue();
        assertThat(root.get("duration").asDouble()).isEqualTo(1_000);
        assertThat(root.get("project_slug").asString()).isEqualTo("shop");
        JsonNode child = root.at("/children/0");
        assertThat(child.get("op").asString()).isEqualTo("db");
        assertThat(child.get("description").asString()).isEqualTo("SELECT 1");
        assertThat(child.get("transaction").asString()).isEqualTo("/cart");
        assertThat(child.get("additional_attributes")).isEmpty();
        assertThat(server.get(ORGANIZATION + "trace/" + TRACE
                + "/?additional_attributes=db.system&additional_attributes=none").json()
                .at("/0/children/0/additional_attributes").toString())
                .isEqualTo("{\"db.system\":\"postgresql\"}");
        assertThat(child.at("/errors/0/event_id").asString()).isEqualTo(error);
        assertThat(child.at("/errors/0/issue_id").asString())
                .isEqualTo(server.issueOf(error).get("id").asString());
    }

    @Test
    void trace_isFoundByTimestampAndWithout() {
        JsonNode whole = server.get(ORGANIZATION + "trace/" + TRACE + "/").json();

        assertThat(server.get(ORGANIZATION + "trace/" + TRACE + "/?timestamp="
                + Instant.now().getEpochSecond()).json()).isEqualTo(whole);
        assertThat(server.get(ORGANIZATION + "trace/" + TRACE + "/?timestamp=1.5").json())
                .isEqualTo(whole);
        assertThat(server.get(ORGANIZATION + "trace/" + TRACE + "/?project=" + server.apiId())
                .json()).isEmpty();
        assertThat(server.get(ORGANIZATION + "trace/" + EMPTY + "/").json()).isEmpty();
        assertThat(server.get(ORGANIZATION + "trace/nonsense/").status()).isEqualTo(400);
    }

    @Test
    void feedbackWithinATrace_isNoError() {
        String trace = "0123456789abcdef0123456789abc004";
        server.items(trace, "{\"type\":\"feedback\"}", """
                {"event_id":"%1$s","level":"info","platform":"javascript","contexts":{
                "trace":{"trace_id":"%1$s","span_id":"cccccccccccccccc"},
                "feedback":{"message":"The button is gone"}}}"""
                .formatted(trace).replace("\n", ""));
        server.event("{\"message\":\"after it\"}");

        JsonNode meta = server.get(ORGANIZATION + "trace-meta/" + trace + "/").json();

        assertThat(server.get(ORGANIZATION + "trace/" + trace + "/").json()).hasSize(1);
        assertThat(meta.get("errors").asInt()).isZero();
    }

    @Test
    void traceMeta_hasExactlyItsKeys() {
        JsonNode meta = server.get(ORGANIZATION + "trace-meta/" + TRACE + "/?statsPeriod=14d")
                .json();

        assertThat(meta.toString()).isEqualTo("""
                {"logs":0,"errors":1,"performance_issues":0,"span_count":2,\
                "transaction_child_count_map":[{"transaction.event_id":"%s","count()":1}],\
                "span_count_map":{"db":1,"http.server":1}}""".formatted(transaction));
        assertThat(server.get(ORGANIZATION + "trace-meta/" + EMPTY + "/").json().toString())
                .isEqualTo("{\"logs\":0,\"errors\":0,\"performance_issues\":0,\"span_count\":0,"
                        + "\"transaction_child_count_map\":[],\"span_count_map\":{}}");
    }

    @Test
    void span_isFoundWithItsAttributes() {
        String path = "projects/acme/shop/trace-items/bbbbbbbbbbbbbbbb/?item_type=spans&trace_id=";

        JsonNode item = server.get(path + TRACE).json();

        assertThat(item.get("itemId").asString()).isEqualTo("bbbbbbbbbbbbbbbb");
        assertThat(item.get("attributes")).anySatisfy(attribute -> {
            assertThat(attribute.get("name").asString()).isEqualTo("span.description");
            assertThat(attribute.get("value").asString()).isEqualTo("SELECT 1");
        });
        assertThat(item.get("attributes").toString()).contains(
                "{\"name\":\"db.system\",\"type\":\"str\",\"value\":\"postgresql\"}",
                "{\"name\":\"db.rows\",\"type\":\"float\",\"value\":12.0}",
                "{\"name\":\"cached\",\"type\":\"str\",\"value\":\"true\"}",
                "\"name\":\"transaction\"", "\"name\":\"transaction.event_id\"");
        assertThat(server.get(path + EMPTY).status()).isEqualTo(404);
    }

    @Test
    void logs_andReplays_areShapedAndEmpty() {
        assertThat(server.get(ORGANIZATION + "trace-logs/?traceId=" + TRACE + "&per_page=1000")
                .json().get("data")).isEmpty();
        assertThat(server.get(ORGANIZATION + "trace-logs/").status()).isEqualTo(400);
        assertThat(server.get(ORGANIZATION + "replays/?per_page=5&sort=-started_at").json()
                .get("data")).isEmpty();
        assertThat(server.get(ORGANIZATION + "replay-count/?query=issue.id:[1]&returnIds=true"
                .replace("[", "%5B").replace("]", "%5D")).json()).isEmpty();
        assertThat(server.get(ORGANIZATION + "replays/" + TRACE + "/").status()).isEqualTo(404);
        assertThat(server.get("projects/acme/" + server.shopId() + "/replays/" + TRACE
                + "/recording-segments/?download=true").json()).isEmpty();
    }
}
