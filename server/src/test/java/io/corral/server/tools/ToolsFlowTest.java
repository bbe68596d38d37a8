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
/// its answer, as text and as JSON, and either has at most a tenth of the bytes of what the API
/// answered.
@TestInstance(Lifecycle.PER_CLASS)
class ToolsFlowTest {

    private static final double SHARE_MAX = 0.1;

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
    private void check(String name, Answer answer, List<Exchange> raw, List<Fact> facts) {
        var sums = new Sums();
        sums.add(answer, raw, facts);
        compare(name, sums);
    }

    /// Bytes of answers that hold their facts, beside those of the API's.
    private static final class Sums {
        private long asked;
        private long text;
        private long json;

        void add(Answer answer, List<Exchange> raw, List<Fact> facts) {
            String asText = answer.text();
            String asJson = answer.json().toString();
            assertThat(asText).contains(facts.stream().map(Fact::text).toList());
            assertThat(asJson).contains(facts.stream().map(Fact::json).toList());
            asked += raw.stream().mapToLong(each -> each.body().length).sum();
            text += bytes(asText);
            json += bytes(asJson);
        }
    }

    private static List<Fact> facts(String... said) {
        return Stream.of(said).map(Fact::of).toList();
    }

    private static void compare(String name, Sums sums) {
        System.out.printf("%-20s API %,9d bytes  text %,7d (%.1f %%)  JSON %,7d (%.1f %%)%n", name,
                sums.asked, sums.text, 100.0 * sums.text / sums.asked, sums.json,
                100.0 * sums.json / sums.asked);
        long max = (long) (sums.asked * SHARE_MAX);
        assertThat(sums.text).as("text of " + name).isLessThanOrEqualTo(max);
        assertThat(sums.json).as("JSON of " + name).isLessThanOrEqualTo(max);
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

    @Test
    void listIssues_holdsEveryIssue() {
        Answer answer = ask("list-issues", Map.of());
        List<Exchange> raw = proxy.taken();
        List<Fact> facts = new ArrayList<>();
        each(raw, "/issues/").forEach(issue -> {
            facts.addAll(facts(text(issue, "shortId"), text(issue, "count"),
                    text(issue, "priority"), text(issue, "level"), text(issue, "substatus"),
                    text(issue, "title")));
            facts.add(Fact.time(text(issue, "firstSeen")));
            facts.add(Fact.time(text(issue, "lastSeen")));
        });
        assertThat(facts).hasSizeGreaterThan(8 * 20);
        check("list-issues", answer, raw, facts);
    }

    @Test
    void issueDetails_ofEachIssue_holdWhatOneLooksFor() {
        var sums = new Sums();
        JsonNode issues = server.get("organizations/acme/issues/?query=&limit=100").json();
        assertThat(issues.size()).isGreaterThan(40);
        for (JsonNode each : issues) {
            Answer answer = ask("issue-details", Map.of("issue", List.of(text(each, "shortId"))));
            List<Exchange> raw = proxy.taken();
            sums.add(answer, raw, facts(raw.getFirst().json(), raw.get(1).json()));
        }
        compare("issue-details", sums);
    }

    private static List<Fact> facts(JsonNode issue, JsonNode event) {
        List<Fact> facts = new ArrayList<>(facts(text(issue, "shortId"), text(issue, "title"),
                text(issue, "substatus"), text(issue, "level"), text(issue, "priority"),
                text(issue, "count"), text(issue, "userCount"),
                text(issue, "lastRelease", "version"), text(event, "eventID")));
        facts.add(new Fact(text(issue, "permalink"), text(issue, "permalink")));
        facts.add(Fact.time(text(issue, "firstSeen")));
        facts.add(Fact.time(text(issue, "lastSeen")));
        facts.add(Fact.time(text(event, "dateCreated")));
        event.path("tags").forEach(tag -> {
            if (List.of("transaction", "environment", "release").contains(text(tag, "key"))) {
                facts.add(Fact.of(text(tag, "value")));
            }
        });
        for (JsonNode entry : event.path("entries")) {
            if (text(entry, "type").equals("exception")) {
                for (JsonNode value : entry.path("data").path("values")) {
                    facts.add(Fact.of(text(value, "type")));
                    value.path("stacktrace").path("frames").valueStream().toList().reversed()
                            .stream().filter(frame -> frame.path("inApp").asBoolean()).limit(3)
                            .forEach(frame -> facts.add(Fact.of(text(frame, "function"))));
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
        List<Fact> facts = new ArrayList<>();
        verdicts().forEach(verdict -> {
            if (verdict.path("high").asBoolean()) {
                facts.addAll(facts(text(verdict, "shortId"), text(verdict, "severity")));
            }
            facts.add(Fact.of(text(verdict, "noise")));
        });
        JsonNode first = verdicts().getFirst();
        facts.addAll(facts(text(first, "title"), text(first, "cause"),
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
        List<Fact> facts = new ArrayList<>(facts(since.toString().substring(0, 16),
                text(fixed, "shortId") + " resolved", "1 of 50 new resolved", "1 resolved in all"));
        verdicts().stream().filter(verdict -> verdict.path("high").asBoolean()).limit(3)
                .forEach(verdict -> facts.add(Fact.of(text(verdict, "shortId"))));
        check("catch-up", answer, raw, facts);
    }

    @Test
    void classify_andInvestigate_holdTheVerdictAndTheChecks() {
        var classified = new Sums();
        var investigated = new Sums();
        for (JsonNode verdict : verdicts().subList(0, 12)) {
            String id = text(verdict, "shortId");
            List<Fact> facts = facts(id, text(verdict, "severity"), text(verdict, "title"),
                    text(verdict, "cause"));
            add(classified, "classify", id, facts, Stream.of(
                    "crash-free sessions", "events a minute", "users an hour"));
            add(investigated, "investigate", id, facts,
                    Stream.of(CheckType.values()).map(CheckType::wireName));
        }
        compare("classify", classified);
        compare("investigate", investigated);
    }

    private void add(
            Sums sums, String tool, String issue, List<Fact> facts, Stream<String> more) {
        Answer answer = ask(tool, Map.of("issue", List.of(issue)));
        sums.add(answer, proxy.taken(),
                Stream.concat(facts.stream(), more.map(Fact::of)).toList());
    }

    @Test
    void listTransactions_holdsTheTen() {
        Answer answer = ask("list-transactions", Map.of());
        List<Exchange> raw = proxy.taken();
        List<Fact> facts = new ArrayList<>();
        each(raw, "/events/").limit(10).forEach(row -> facts.addAll(List.of(
                Fact.of(text(row, "transaction")),
                Fact.millis(row.path("p95(span.duration)").asDouble()),
                Fact.millis(row.path("p50(span.duration)").asDouble()))));
        facts.add(Fact.of((DemoShop.TRANSACTIONS - 10) + " others take"));
        assertThat(facts).hasSize(31);
        check("list-transactions", answer, raw, facts);
    }

    @Test
    void transactionSummary_holdsWhatOneAsks() {
        Answer answer = ask("transaction-summary",
                Map.of("transaction", List.of(DemoShop.name(DemoShop.SLOW))));
        List<Exchange> raw = proxy.taken();
        JsonNode numbers = raw.getFirst().json().path("data").path(0);
        List<Fact> facts = new ArrayList<>(facts(
                "nothing in the period before", "db.sql.query", "FROM table_",
                DemoShop.traceId(DemoShop.SLOW, 2), "Lack0: article is gone", "SHOP-"));
        facts.add(Fact.millis(numbers.path("p50(span.duration)").asDouble()));
        facts.add(Fact.millis(numbers.path("p99(span.duration)").asDouble()));
        facts.add(new Fact("failed: 100%", "\"failed\":100"));
        check("transaction-summary", answer, raw, facts);
    }

    @Test
    void slowQueries_holdTheTen() {
        Answer answer = ask("slow-queries", Map.of());
        List<Exchange> raw = proxy.taken();
        assertThat(each(raw, "/events/").count()).isGreaterThan(80);
        List<Fact> facts = new ArrayList<>(facts("c0, price, stock FROM table_89 ", "db.sql.query",
                "asked by", "department-89", "others take"));
        facts.add(Fact.millis(309));
        check("slow-queries", answer, raw, facts);
    }

    @Test
    void listReleases_holdHealth() {
        Answer answer = ask("list-releases", Map.of());
        List<Exchange> raw = proxy.taken();
        List<Fact> facts = new ArrayList<>();
        each(raw, "/releases/").forEach(release -> {
            facts.addAll(facts(text(release, "version"), text(release, "commitCount")));
            facts.add(Fact.time(text(release, "dateReleased")));
            release.path("projects").forEach(project -> {
                JsonNode free = project.path("healthData").path("crashFreeSessions");
                if (free.isNumber()) {
                    facts.add(Fact.percent(free.doubleValue()));
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
        check("list-projects", answer, raw, each(raw, "/projects/").flatMap(project -> facts(
                text(project, "slug"), text(project, "id"), text(project, "platform")).stream())
                .toList());
    }

    @Test
    void projectSettings_holdTheKeys() {
        Answer answer = ask("project-settings", Map.of("project", List.of("shop")));
        List<Exchange> raw = proxy.taken();
        JsonNode key = each(raw, "/keys/").findFirst().orElseThrow();
        List<Fact> facts = new ArrayList<>(facts("shop", "node", "ownership rules",
                text(raw.getFirst().json(), "groupingConfig")));
        facts.add(new Fact(text(key, "dsn", "public"), text(key, "dsn", "public")));
        check("project-settings", answer, raw, facts);
    }

    @Test
    void listAlerts_holdEveryAlert() {
        Answer answer = ask("list-alerts", Map.of());
        List<Exchange> raw = proxy.taken();
        check("list-alerts", answer, raw, Stream.concat(facts("New in checkout 0",
                "New in checkout 3", "new issue", "level gte error", "email", "production",
                "Too many errors", "count() gt 100 in 5 min", "Fires on every event: Everything")
                .stream(), Stream.of(new Fact("30 min", "\"at most every\":[30,"))).toList());
    }
}
