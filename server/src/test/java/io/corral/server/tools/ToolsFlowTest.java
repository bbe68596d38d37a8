package io.corral.server.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.check.CheckType;
import io.corral.server.rest.ApiServer;
import io.corral.server.tools.RecordingProxy.Exchange;
import io.corral.tools.Toolbox;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import io.corral.tools.tool.Answer;
import io.corral.tools.tool.Arguments;
import io.corral.tools.tool.Arguments.ArgumentsRead;
import io.corral.tools.tool.Tool;
import io.corral.tools.tool.ToolCall;
import io.corral.tools.tool.Work;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Each tool that reads, asked over the API of a whole server: every fact its question needs is in
/// its answer, which has as text at most a tenth of the bytes of what the API answered, and as JSON
/// with a name at each value at most a fifth.
@TestInstance(Lifecycle.PER_CLASS)
class ToolsFlowTest {

    private static final double TEXT_MAX = 0.1;
    private static final double JSON_MAX = 0.2;

    private ApiServer server;
    private RecordingProxy proxy;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        DemoShop.fill(server);
        proxy = new RecordingProxy(server.url());
    }

    @AfterAll
    void stop() {
        proxy.close();
        server.close();
    }

    private Answer ask(String name, Map<String, List<String>> given) {
        Tool tool = Toolbox.named(name).orElseThrow();
        ClientSettings settings = new ClientSettings(
                proxy.url(), server.fullToken(), "acme", null);
        if (!(Arguments.read(tool, given) instanceof ArgumentsRead.Right(var arguments))) {
            throw new AssertionError("wrong arguments");
        }
        if (!(tool.work() instanceof Work.Reads(var question))) {
            throw new AssertionError(name + " changes something");
        }
        proxy.taken();
        try (var client = new SentryClient(settings)) {
            return question.apply(ToolCall.start(client, settings, arguments, Instant.now(), null));
        }
    }

    /// The answer holds the facts, as text and as JSON, in few bytes.
    private void check(String name, Answer answer, List<Exchange> raw, List<String> facts) {
        String text = answer.text();
        String json = answer.json().toString();
        assertThat(text).contains(facts);
        assertThat(json).contains(facts.stream()
                .map(fact -> fact.replace("\"", "\\\"")).toList());
        compare(name, raw.stream().mapToLong(each -> each.body().length).sum(), bytes(text),
                bytes(json));
    }

    private static void compare(String name, long asked, long text, long json) {
        System.out.printf("%-20s API %,9d bytes  text %,7d (%.1f %%)  JSON %,7d (%.1f %%)%n", name,
                asked, text, 100.0 * text / asked, json, 100.0 * json / asked);
        assertThat(text).as("text of " + name).isLessThanOrEqualTo((long) (asked * TEXT_MAX));
        assertThat(json).as("JSON of " + name).isLessThanOrEqualTo((long) (asked * JSON_MAX));
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Stream<JsonNode> each(List<Exchange> raw, String ending) {
        return raw.stream().filter(exchange -> exchange.path().endsWith(ending))
                .map(Exchange::json)
                .flatMap(json -> json.has("data")
                        ? json.get("data").valueStream()
                        : json.valueStream());
    }

    private static String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at.asString("");
    }

    private static String minute(String time) {
        return time.substring(0, 16).replace('T', ' ');
    }

    @Test
    void listIssues_holdsEveryIssue() {
        Answer answer = ask("list-issues", Map.of());
        List<Exchange> raw = proxy.taken();
        List<String> facts = new ArrayList<>();
        each(raw, "/issues/").forEach(issue -> facts.addAll(List.of(text(issue, "shortId"),
                text(issue, "count"), text(issue, "priority"), text(issue, "level"),
                minute(text(issue, "firstSeen")), minute(text(issue, "lastSeen")),
                text(issue, "substatus"), begin(text(issue, "title")))));
        assertThat(facts).hasSizeGreaterThan(8 * 20);
        check("list-issues", answer, raw, facts);
    }

    private static String begin(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }

    @Test
    void issueDetails_ofEachIssue_holdWhatOneLooksFor() {
        long asked = 0;
        long answered = 0;
        long answeredJson = 0;
        JsonNode issues = server.get("organizations/acme/issues/?query=&limit=100").json();
        assertThat(issues.size()).isGreaterThan(40);
        for (JsonNode each : issues) {
            Answer answer = ask("issue-details", Map.of("issue", List.of(text(each, "shortId"))));
            List<Exchange> raw = proxy.taken();
            assertThat(answer.text()).contains(facts(raw.getFirst().json(), raw.get(1).json()));
            asked += raw.stream().mapToLong(exchange -> exchange.body().length).sum();
            answered += bytes(answer.text());
            answeredJson += bytes(answer.json().toString());
        }
        compare("issue-details", asked, answered, answeredJson);
    }

    private static List<String> facts(JsonNode issue, JsonNode event) {
        List<String> facts = new ArrayList<>(List.of(text(issue, "shortId"),
                begin(text(issue, "title")), text(issue, "substatus"), text(issue, "level"),
                text(issue, "priority"), text(issue, "count"), text(issue, "userCount"),
                minute(text(issue, "firstSeen")), minute(text(issue, "lastSeen")),
                text(issue, "lastRelease", "version"), text(issue, "permalink"),
                text(event, "eventID"), minute(text(event, "dateCreated"))));
        event.path("tags").forEach(tag -> {
            if (List.of("transaction", "environment", "release").contains(text(tag, "key"))) {
                facts.add(begin(text(tag, "value")));
            }
        });
        for (JsonNode entry : event.path("entries")) {
            if (text(entry, "type").equals("exception")) {
                for (JsonNode value : entry.path("data").path("values")) {
                    facts.add(text(value, "type"));
                    value.path("stacktrace").path("frames").valueStream().toList().reversed()
                            .stream().filter(frame -> frame.path("inApp").asBoolean()).limit(3)
                            .forEach(frame -> facts.add(begin(text(frame, "function"))));
                }
            }
        }
        return facts;
    }

    /// Verdicts as the server has them itself.
    private List<JsonNode> verdicts() {
        return server.get("organizations/acme/triage/?per_page=100").json().valueStream().toList();
    }

    @Test
    void triage_holdsWhatIsToBeLookedAt_andNoiseByClass() {
        Answer answer = ask("triage", Map.of("rows", List.of("20"), "period", List.of("90d")));
        List<Exchange> raw = proxy.taken();
        List<String> facts = new ArrayList<>();
        verdicts().forEach(verdict -> {
            if (verdict.path("high").asBoolean()) {
                facts.addAll(List.of(text(verdict, "shortId"), text(verdict, "severity")));
            }
            facts.add(text(verdict, "noise"));
        });
        JsonNode first = verdicts().getFirst();
        facts.addAll(List.of(begin(text(first, "title")), text(first, "cause"),
                first.path("rules").path(0).asString().replaceFirst("tier \\d: ", "")));
        assertThat(facts.stream().distinct().count()).isGreaterThan(8);
        check("triage", answer, raw, facts);
    }

    @Test
    void catchUp_holdsWhatIsNew_andFixed() {
        JsonNode fixed = server.get("organizations/acme/issues/?query=is:unresolved").json()
                .path(3);
        server.put("organizations/acme/issues/" + text(fixed, "id") + "/",
                "{\"status\":\"resolved\"}");
        Instant since = Instant.now().minusSeconds(3600);
        Answer answer = ask("catch-up", Map.of("since", List.of(since.toString()),
                "period", List.of("90d")));
        List<Exchange> raw = proxy.taken();
        List<String> facts = new ArrayList<>(List.of(since.toString().substring(0, 16),
                text(fixed, "shortId") + " resolved", "1 of 50 new resolved", "1 resolved in all"));
        verdicts().stream().filter(verdict -> verdict.path("high").asBoolean()).limit(3)
                .forEach(verdict -> facts.add(text(verdict, "shortId")));
        check("catch-up", answer, raw, facts);
    }

    @Test
    void classify_andInvestigate_holdTheVerdictAndTheChecks() {
        long[] classified = new long[3];
        long[] investigated = new long[3];
        for (JsonNode verdict : verdicts().subList(0, 12)) {
            String id = text(verdict, "shortId");
            List<String> facts = new ArrayList<>(List.of(id, text(verdict, "severity"),
                    begin(text(verdict, "title")), text(verdict, "cause")));
            add(classified, ask("classify", Map.of("issue", List.of(id))), facts, List.of(
                    "crash-free sessions", "events a minute", "users an hour"));
            add(investigated, ask("investigate", Map.of("issue", List.of(id))), facts, Stream
                    .of(CheckType.values()).map(CheckType::wireName).toList());
        }
        compare("classify", classified[0], classified[1], classified[2]);
        compare("investigate", investigated[0], investigated[1], investigated[2]);
    }

    private void add(long[] sums, Answer answer, List<String> facts, List<String> more) {
        assertThat(answer.text()).contains(facts).contains(more);
        sums[0] += proxy.taken().stream().mapToLong(exchange -> exchange.body().length).sum();
        sums[1] += bytes(answer.text());
        sums[2] += bytes(answer.json().toString());
    }

    @Test
    void listTransactions_holdsTheTen() {
        Answer answer = ask("list-transactions", Map.of());
        List<Exchange> raw = proxy.taken();
        List<String> facts = new ArrayList<>();
        each(raw, "/events/").limit(10).forEach(row -> facts.addAll(List.of(
                begin(text(row, "transaction")), Math.round(
                        row.path("p95(span.duration)").asDouble()) + "ms",
                Math.round(row.path("p50(span.duration)").asDouble()) + "ms")));
        facts.add((DemoShop.TRANSACTIONS - 10) + " others take");
        assertThat(facts).hasSize(31);
        check("list-transactions", answer, raw, facts);
    }

    @Test
    void transactionSummary_holdsWhatOneAsks() {
        Answer answer = ask("transaction-summary",
                Map.of("transaction", List.of(DemoShop.name(DemoShop.SLOW))));
        List<Exchange> raw = proxy.taken();
        JsonNode numbers = raw.getFirst().json().path("data").path(0);
        check("transaction-summary", answer, raw, List.of(
                Math.round(numbers.path("p50(span.duration)").asDouble()) + "ms",
                Math.round(numbers.path("p99(span.duration)").asDouble()) + "ms",
                "100%", "nothing in the period before", "db.sql.query", "FROM table_",
                DemoShop.traceId(DemoShop.SLOW, 2), "Lack0: article is gone", "SHOP-"));
    }

    @Test
    void slowQueries_holdTheTen() {
        Answer answer = ask("slow-queries", Map.of());
        List<Exchange> raw = proxy.taken();
        assertThat(each(raw, "/events/").count()).isGreaterThan(80);
        check("slow-queries", answer, raw, List.of("c0, price, stock FROM table_89 ",
                "309ms", "db.sql.query", "asked by", "department-89", "others take"));
    }

    @Test
    void listReleases_holdHealth() {
        Answer answer = ask("list-releases", Map.of());
        List<Exchange> raw = proxy.taken();
        List<String> facts = new ArrayList<>();
        each(raw, "/releases/").forEach(release -> {
            facts.add(text(release, "version"));
            facts.add(text(release, "commitCount"));
            facts.add(minute(text(release, "dateReleased")));
            release.path("projects").forEach(project -> {
                JsonNode free = project.path("healthData").path("crashFreeSessions");
                if (free.isNumber()) {
                    facts.add(Long.toString((long) free.doubleValue()));
                }
            });
        });
        assertThat(facts).hasSizeGreaterThan(6);
        check("list-releases", answer, raw, facts);
    }

    @Test
    void listProjects_holdsEveryProject() {
        Answer answer = ask("list-projects", Map.of());
        List<Exchange> raw = proxy.taken();
        check("list-projects", answer, raw, each(raw, "/projects/").flatMap(project -> Stream.of(
                text(project, "slug"), text(project, "id"), text(project, "platform"))).toList());
    }

    @Test
    void projectSettings_holdTheKeys() {
        Answer answer = ask("project-settings", Map.of("project", List.of("shop")));
        List<Exchange> raw = proxy.taken();
        JsonNode key = each(raw, "/keys/").findFirst().orElseThrow();
        check("project-settings", answer, raw, List.of("shop", "node", "ownership rules",
                text(key, "dsn", "public"), text(raw.getFirst().json(), "groupingConfig")));
    }

    @Test
    void listAlerts_holdEveryAlert() {
        Answer answer = ask("list-alerts", Map.of());
        List<Exchange> raw = proxy.taken();
        check("list-alerts", answer, raw, List.of("New in checkout 0", "New in checkout 3",
                "new issue", "level", "email", "30 min", "production", "Too many errors",
                "count() gt 100 in 5 min", "Fires on every event: Everything"));
    }
}
