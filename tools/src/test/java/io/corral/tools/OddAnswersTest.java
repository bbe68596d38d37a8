package io.corral.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.testkit.Property;
import io.corral.testkit.http.CannedServer;
import io.corral.testkit.http.CannedServer.Reply;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Arguments.ArgumentsRead;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Other servers, and other versions of them, answer in shapes of their own: whatever comes, a tool
/// answers with what it understood, or fails in a sentence.
class OddAnswersTest {

    private static final int TRIES = 100;
    private static final int ODD_IN = 12;
    private static final List<String> ODD_TEXTS =
            List.of("", "regressed", "«»\t\n\u001b[2J", "all", "2026-11-24T15:28:11Z", "0");

    /// Has every member that any tool looks at, so that it passes for each of the answers.
    private static final String EVERYTHING =
            """
            {"id":"7","shortId":"WEB-1A","slug":"web","name":"Web","title":"T","culprit":"c",
             "status":"resolved","substatus":"regressed","level":"error","isUnhandled":true,
             "priority":"high","count":"12","userCount":3,"userReportCount":1,"numComments":2,
             "firstSeen":"2026-11-24T15:28:11Z","lastSeen":"2026-11-26T11:10:59Z",
             "statusDetails":{"inCommit":{"id":"abc"},"actor":{}},"permalink":"http://x/",
             "assignedTo":{"type":"team","name":"web"},"project":{"slug":"web"},
             "firstRelease":{"version":"1"},"lastRelease":{"version":"2"},
             "eventID":"ab","dateCreated":"2026-11-24T15:28:11Z","errors":[{}],
             "release":{"version":"2","lastCommit":null,"commitCount":0},
             "tags":[{"key":"environment","value":"production"}],"user":{"email":"a@b"},
             "contexts":{"trace":{"trace_id":"t"},"os":{"name":"Linux","version":"6"}},
             "entries":[{"type":"exception","data":{"values":[{"type":"E","value":"v",
               "mechanism":{"type":"generic","handled":false},"stacktrace":{"frames":[
                {"filename":"a","function":"f","lineNo":3,"inApp":true,"context":[[3,"x"]]}]}}]}},
              {"type":"breadcrumbs","data":{"values":[{"timestamp":"2026-11-24T15:28:11Z",
               "category":"c","level":"info","message":null,"data":{"k":1}}]}},
              {"type":"request","data":{"method":"GET","url":"http://x/"}},
              {"type":"message","data":{"formatted":"m"}}],
             "key":"browser","topValues":[{"value":"Firefox","count":3}],
             "committers":[{"author":{"email":"a@b"},"commits":[{"id":"c1","message":"m"}]}],
             "data":[{"transaction":"t","project":"web","span.op":"db","span.description":"SELECT",
              "count()":3,"epm()":0.5,"sum(span.duration)":9.5,"p50(span.duration)":1,
              "p95(span.duration)":20000,"failure_rate()":0.5,"span.duration":3,"trace":"ab",
              "timestamp":"2026-11-24T15:28:11Z"},[1764000000,[{"count":3}]]],
             "version":"1.0","shortVersion":"1.0","dateReleased":null,"newGroups":1,
             "projects":[{"slug":"web","newGroups":2,"healthData":{"adoption":1.5,
              "totalSessions24h":3,"crashFreeSessions":99.5,"crashFreeUsers":null}}],
             "lastDeploy":{"environment":"production","dateFinished":"2026-11-24T15:28:11Z"},
             "teams":[{"slug":"t"}],"platform":"python","allowedDomains":["*"],
             "options":{"filters:releases":"1"},"dataScrubber":true,"sensitiveFields":["a"],
             "raw":"path:a b","autoAssignment":"x","active":["ie"],"isActive":false,
             "rateLimit":{"count":1,"window":60},"dsn":{"public":"http://k@x/1"},"public":"k",
             "type":"metric_issue","enabled":true,"environment":null,"config":{"frequency":30},
             "detectorIds":["7"],"projectId":"1","triggers":{"logicType":"any","conditions":[
              {"type":"first_seen_event","comparison":true}]},"actionFilters":[{"logicType":"all",
              "conditions":[{"type":"level","comparison":{"level":40}}],"actions":[
              {"type":"email","config":{"targetType":"user","targetIdentifier":null}}]}],
             "dataSources":[{"queryObj":{"snubaQuery":{"aggregate":"count()","timeWindow":300}}}],
            "conditionGroup":{"conditions":[{"type":"gt","comparison":3,"conditionResult":75}]}}""";

    private final AtomicReference<String> answer = new AtomicReference<>("{}");
    private final CannedServer server = new CannedServer(_ -> Reply.ok(answer.get()));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oddAnswers_areAnsweredOrRefused() {
        JsonNode everything = Json.MAPPER.readTree(EVERYTHING);
        try (var client = new SentryClient(settings())) {
            Property.forAll(TRIES, (random, _) -> {
                JsonNode one = odd(everything, random);
                return random.nextBoolean() ? one : Json.MAPPER.createArrayNode().add(one).add(one);
            }, each -> {
                answer.set(each.toString());
                Toolbox.ALL.forEach(tool -> check(tool, client));
            });
        }
    }

    private ClientSettings settings() {
        return new ClientSettings(server.url(),
                "secret", "acme", null);
    }

    private void check(Tool tool, SentryClient client) {
        try {
            Answer said = switch (tool.work()) {
                case Work.Reads(var question) -> question.apply(call(tool, client));
                case Work.Changes(var plan) -> {
                    Work.Plan planned = plan.apply(call(tool, client));
                    planned.intention().text();
                    yield planned.change().get();
                }
            };
            assertThat(said.text() + said.aligned()).as(tool.name()).doesNotContain("\u001b");
            assertThat(said.json().toString()).as(tool.name()).doesNotContain("secret");
        } catch (ClientException e) {
            assertThat(e.sentence()).as(tool.name()).isNotBlank();
        }
    }

    private ToolCall call(Tool tool, SentryClient client) {
        Map<String, List<String>> given = switch (tool.name()) {
            case "issue-details", "resolve-issue", "ignore-issue", "classify", "investigate" ->
                Map.of("issue", List.of("7"));
            case "transaction-summary" -> Map.of("transaction", List.of("t"));
            case "create-release" -> Map.of("version", List.of("1"));
            case "set-commits" -> Map.of("version", List.of("1"), "commit", List.of("a/b@c..d"));
            default -> Map.of();
        };
        if (!(Arguments.read(tool, given) instanceof ArgumentsRead.Right(var arguments))) {
            throw new AssertionError("wrong arguments of " + tool.name());
        }
        return ToolCall.start(client, settings(), arguments, Instant.EPOCH, null);
    }

    /// The same with something else in some places.
    private static JsonNode odd(JsonNode node, RandomGenerator random) {
        if (random.nextInt(ODD_IN) == 0) {
            return switch (random.nextInt(6)) {
                case 0 -> Json.MAPPER.nullNode();
                case 1 -> Json.MAPPER.createObjectNode().put("name", 1);
                case 2 -> Json.MAPPER.createArrayNode().add(1).add("x");
                case 3 -> Json.MAPPER.getNodeFactory().numberNode(-1.5e300);
                case 4 -> Json.MAPPER.getNodeFactory().booleanNode(true);
                default -> Json.MAPPER.getNodeFactory().stringNode(
                        ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size())));
            };
        }
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.MAPPER.createObjectNode();
                object.properties().forEach(each -> {
                    if (random.nextInt(ODD_IN) > 0) {
                        copy.set(each.getKey(), odd(each.getValue(), random));
                    }
                });
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.MAPPER.createArrayNode();
                array.forEach(each -> copy.add(odd(each, random)));
                yield copy;
            }
            default -> node;
        };
    }
}
