package io.corral.server.rest.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The three worked examples of the incident runbook (R88, R89, R90), sent as events, transactions,
/// sessions, commits and deploys and read back as verdicts with exactly their reasons; and what the
/// runbook does about each.
@TestInstance(Lifecycle.PER_CLASS)
class RunbookFlowTest {

    private static final String RELEASES = "organizations/acme/releases/";

    private final Instant now = Instant.now();
    private ApiServer server;
    private JsonNode verdicts;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        deploy("shop", "payments@4.1.0", Duration.ofMinutes(25), """
                {"id":"5f2c19ab07","repository":"acme/payments","author_name":"Bo",
                "author_email":"bo@example.com",
                "message":"Merge pull request #87: stripe client 12",
                "patch_set":[{"path":"requirements.txt","type":"M"},
                {"path":"payments/webhook.py","type":"M"}]}""");
        deploy("api", "web@2.4.1", Duration.ofMinutes(50), """
                {"id":"0d93e7714c","repository":"acme/web","author_name":"Ada",
                "author_email":"ada@example.com","message":"Wider margins (#511)",
                "patch_set":[{"path":"src/margins.css","type":"M"}]},
                {"id":"a81b44f09e","repository":"acme/web","author_name":"Cy",
                "author_email":"cy@example.com",
                "message":"API: fullName is displayName (#512)",
                "patch_set":[{"path":"src/profile.js","type":"M"}]}""");
        server.events(spread(200, Duration.ofMinutes(5), this::payment));
        server.items("00000000000000000000000000000001", "{\"type\":\"sessions\"}", """
                {"aggregates":[{"started":"%s","exited":1820,"crashed":180}],\
                "attrs":{"release":"payments@4.1.0","environment":"production"}}"""
                .formatted(now));
        server.apiEvents(spread(180, Duration.ofMinutes(60), this::geocoding));
        server.apiEvents(spread(320, Duration.ofMinutes(45), this::profile));
        server.apiEvents(spread(20, Duration.ofMinutes(30), RunbookFlowTest::stores));
        verdicts = server.get("organizations/acme/triage/").json();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void deploy(String project, String version, Duration ago, String commits) {
        assertThat(server.post(RELEASES,
                "{\"version\":\"%s\",\"projects\":[\"%s\"],\"commits\":[%s]}"
                        .formatted(version, project, commits))
                .status()).isEqualTo(201);
        assertThat(server.post(RELEASES + version + "/deploys/",
                "{\"environment\":\"production\",\"dateFinished\":\"%s\"}"
                        .formatted(now.minus(ago)))
                .status()).isEqualTo(201);
    }

    private interface Report {
        String at(Instant when, int number);
    }

    private List<String> spread(int count, Duration time, Report report) {
        return IntStream.range(0, count).mapToObj(i -> report.at(
                now.minus(time).plus(time.multipliedBy(i).dividedBy(count)), i)).toList();
    }

    private String payment(Instant when, int number) {
        return """
                {"timestamp":"%s","platform":"python","release":"payments@4.1.0",
                "environment":"production","transaction":"POST /webhooks/payment",
                "request":{"url":"https://shop.example/webhooks/payment","method":"POST"},
                "user":{"id":"u%d"},"extra":{"payload":"{\\"type\\":\\"charge.succeeded\\",\\"outcome\\":"},
                "exception":{"values":[{"type":"PaymentProcessingError",
                "value":"malformed Stripe webhook: no field amount_captured",
                "mechanism":{"type":"wsgi","handled":false},
                "stacktrace":{"frames":[{"module":"payments.webhook","function":"handle",
                "filename":"payments/webhook.py","lineno":42,"in_app":true}]}}]}}"""
                .formatted(when, number % 150);
    }

    private String geocoding(Instant when, int number) {
        return """
                {"timestamp":"%s","platform":"python","environment":"production",
                "transaction":"/stores","request":{"url":"https://shop.example/stores"},
                "user":{"id":"g%d"},"breadcrumbs":{"values":[
                {"type":"http","category":"httplib","data":
                {"url":"https://api.geocoding.test/v1/find","method":"GET","status_code":503}},
                {"category":"log","message":"fallback: cached coordinates"}]},
                "exception":{"values":[{"type":"ServiceUnavailableError",
                "value":"geocoding answered 503 after 8200 ms",
                "mechanism":{"type":"generic","handled":true},
                "stacktrace":{"frames":[{"module":"stores.geo","function":"locate",
                "filename":"stores/geo.py","lineno":7,"in_app":true}]}}]}}"""
                .formatted(when, number % 40);
    }

    private String profile(Instant when, int number) {
        return """
                {"timestamp":"%s","platform":"javascript","release":"web@2.4.1",
                "environment":"production","transaction":"/profile","user":{"id":"p%d"},
                "exception":{"values":[{"type":"TypeError",
                "value":"Cannot read properties of undefined (reading 'fullName')",
                "mechanism":{"type":"onerror","handled":false},
                "stacktrace":{"frames":[{"filename":"src/profile.js","function":"render",
                "lineno":12,"colno":3,"in_app":true}]}}]}}"""
                .formatted(when, number);
    }

    private static String stores(Instant when, int number) {
        return """
                {"type":"transaction","transaction":"/stores","environment":"production",
                "start_timestamp":"%s","timestamp":"%s","contexts":{"trace":{
                "trace_id":"%032x","span_id":"%016x","op":"http.server"}}}"""
                .formatted(when.minusMillis(8200), when, 7000 + number, 9000 + number);
    }

    private JsonNode verdict(String title) {
        return StreamSupport.stream(verdicts.spliterator(), false)
                .filter(each -> each.get("title").asString().startsWith(title))
                .findFirst().orElseThrow(() -> new AssertionError("not in " + verdicts));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
    }

    /// What speaks for the verdict, weightiest first; the time it began is the clock's, and users
    /// are counted roughly.
    private static List<String> reasons(JsonNode verdict) {
        return StreamSupport.stream(verdict.get("reasons").spliterator(), false)
                .map(each -> each.get("signal").asString() + ": " + each.get("evidence").asString())
                .map(reason -> reason.replaceFirst("since [-0-9T:.]+Z", "since then")
                        .replaceFirst("3[12][0-9] users", "some 320 users"))
                .toList();
    }

    private void assertVerdict(JsonNode verdict, int tier, String severity, String cause) {
        assertThat(verdict.get("tier").asInt()).isEqualTo(tier);
        assertThat(verdict.get("severity").asString()).isEqualTo(severity);
        assertThat(verdict.get("cause").asString()).isEqualTo(cause);
        assertThat(verdict.get("noise").isNull()).isTrue();
        assertThat(texts(verdict.get("notSeen"))).isEmpty();
    }

    /// Messages of the commits that may have brought it.
    private List<String> suspects(JsonNode verdict) {
        JsonNode committers = server.get(issue(verdict) + "committers/").json().get("committers");
        return StreamSupport.stream(committers.spliterator(), false)
                .flatMap(each -> each.get("commits").valueStream())
                .map(commit -> commit.get("message").asString()).toList();
    }

    private static String issue(JsonNode verdict) {
        return "organizations/acme/issues/" + verdict.get("id").asString() + "/";
    }

    private JsonNode change(JsonNode verdict, String status, String details) {
        Reply reply = server.put(issue(verdict), "{\"status\":\"%s\",\"statusDetails\":{%s}}"
                .formatted(status, details));
        assertThat(reply.status()).isEqualTo(200);
        return server.get(issue(verdict)).json();
    }

    private String status(JsonNode verdict) {
        JsonNode issue = server.get(issue(verdict)).json();
        return issue.get("status").asString() + ", " + issue.get("substatus").asString("");
    }

    @Test
    void payments_crashAfterADeploy_isP0ByCrashFreeSessionsAndNotByItsRate() {
        JsonNode verdict = verdict("PaymentProcessingError");

        assertVerdict(verdict, 1, "P0", "deployment-regression");
        assertThat(verdict.get("rank").asInt()).isEqualTo(1);
        assertThat(texts(verdict.get("rules"))).containsExactly(
                "tier 1: crash-free sessions are too low, and this is the crash",
                "severity P0: crash-free sessions are below the limit",
                "cause deployment-regression: crash-free sessions fell with a deploy");
        assertThat(reasons(verdict)).containsExactly(
                "crash-free-low: 91.00 % crash-free sessions, below 95.0 (sessions.projects.shop)",
                "payment: \"payment\" in POST /webhooks/payment (event.transaction)",
                "new: new (substatus)",
                "users: 150 users (userCount)",
                "unhandled: nothing caught it (event.exception.mechanism.handled)",
                "submitted: POST (event.request.method)",
                "application-frame: handle (payments/webhook.py:42)"
                        + " (event.exception.stacktrace.frames)",
                "age: since then (firstSeen)",
                "users-per-hour: 150 users an hour, limit 100 (userCount, stats.24h)",
                "malformed-sample: malformed (title, event.extra)",
                "document: \"webhooks\" in POST /webhooks/payment (event.transaction)",
                "after-deploy: 20 minutes after payments@4.1.0 (100 % of events)"
                        + " (releases.deploys)");
        assertThat(verdict.get("nextStep").asString()).isEqualTo(
                "Roll back, or fix forward: it began 20 minutes after payments@4.1.0"
                        + " (100 % of events).");
        assertThat(suspects(verdict)).containsExactly("Merge pull request #87: stripe client 12");
    }

    @Test
    void payments_resolvedInTheNextRelease_comeBackWithItAndNotBefore() {
        JsonNode verdict = verdict("PaymentProcessingError");

        JsonNode resolved = change(verdict, "resolved", "\"inNextRelease\":true");
        assertThat(resolved.get("statusDetails").get("inNextRelease").asBoolean()).isTrue();
        server.event(payment(Instant.now(), 1));
        assertThat(status(verdict)).startsWith("resolved");

        deploy("shop", "payments@4.1.1", Duration.ZERO, "");
        server.event(payment(Instant.now(), 1).replace("payments@4.1.0", "payments@4.1.1"));
        assertThat(status(verdict)).isEqualTo("unresolved, regressed");
    }

    @Test
    void geocoding_503WithACache_isP2ByItsFallback() {
        JsonNode verdict = verdict("ServiceUnavailableError");

        assertVerdict(verdict, 3, "P2", "third-party-failure");
        assertThat(texts(verdict.get("rules"))).containsExactly(
                "tier 3: people get something in its place",
                "severity P2: fewer users, or a workaround",
                "cause third-party-failure: calls of an outside host fail");
        assertThat(reasons(verdict)).containsExactly(
                "new: new (substatus)",
                "users: 40 users (userCount)",
                "fallback: \"fallback\" in fallback: cached coordinates (event.breadcrumbs)",
                "handled: the program caught it (event.exception.mechanism.handled)",
                "application-frame: locate (stores/geo.py:7)"
                        + " (event.exception.stacktrace.frames)",
                "age: since then (firstSeen)",
                "last-note: info: \"fallback: cached coordinates\" (event.breadcrumbs)",
                "outside-call-failed: api.geocoding.test answered 503 (event.breadcrumbs)",
                "customer-audience: 40 users (userCount)");
        assertThat(texts(verdict.get("whatWouldChange"))).contains(
                "events without the fallback: customers would be hurt",
                "more than 100 users in an hour");
        assertThat(verdict.get("nextStep").asString()).isEqualTo("Look at the status of the"
                + " outside service: api.geocoding.test answered 503.");
    }

    @Test
    void geocoding_slowTransactions_areSeenByTheir95thPercentile() {
        JsonNode row = server.get("organizations/acme/events/?field=transaction"
                + "&field=p95(transaction.duration)&field=count()&statsPeriod=1h&per_page=5"
                + "&query=has:transaction%20event.type:transaction&sort=-count()")
                .json().get("data").get(0);

        assertThat(row.get("transaction").asString()).isEqualTo("/stores");
        assertThat(row.get("p95(transaction.duration)").asDouble()).isCloseTo(8200, within(1.0));
        assertThat(row.get("count()").asInt()).isEqualTo(20);
    }

    @Test
    void geocoding_ignoredForAHundredEvents_isBackWithTheHundredth() {
        JsonNode verdict = verdict("ServiceUnavailableError");

        JsonNode ignored = change(verdict, "ignored", "\"ignoreCount\":100");
        assertThat(ignored.get("statusDetails").get("ignoreCount").asInt()).isEqualTo(100);
        server.apiEvents(IntStream.range(0, 99).mapToObj(i -> geocoding(Instant.now(), i))
                .toList());
        assertThat(status(verdict)).startsWith("ignored");

        server.apiEvent(geocoding(Instant.now(), 99));
        assertThat(status(verdict)).startsWith("unresolved");
    }

    @Test
    void typeError_rightAfterARelease_isP1ByUsersAnHourAndItsPullRequestIsFound() {
        JsonNode verdict = verdict("TypeError");

        assertVerdict(verdict, 1, "P1", "deployment-regression");
        assertThat(texts(verdict.get("rules"))).containsExactly(
                "tier 1: what people come for fails since a deploy, for many an hour",
                "severity P1: a core flow is broken",
                "cause deployment-regression: it began with a deploy");
        assertThat(reasons(verdict)).containsExactly(
                "new: new (substatus)",
                "unhandled: nothing caught it (event.exception.mechanism.handled)",
                "application-frame: render (src/profile.js:12)"
                        + " (event.exception.stacktrace.frames)",
                "age: since then (firstSeen)",
                "users: some 320 users (userCount)",
                "users-per-hour: some 320 users an hour, limit 100 (userCount, stats.24h)",
                "after-deploy: 5 minutes after web@2.4.1 (100 % of events)"
                        + " (releases.deploys)",
                "customer-audience: some 320 users (userCount)");
        assertThat(verdict.get("nextStep").asString())
                .isEqualTo("Roll back, or fix forward: it began 5 minutes after web@2.4.1"
                        + " (100 % of events).");
        assertThat(suspects(verdict)).containsExactly("API: fullName is displayName (#512)");
    }

    @Test
    void typeError_resolvedInTheHotfix_staysSoForTheReleaseBefore() {
        JsonNode verdict = verdict("TypeError");
        deploy("api", "web@2.4.2", Duration.ZERO, "");

        JsonNode resolved = change(verdict, "resolved", "\"inRelease\":\"web@2.4.2\"");
        assertThat(resolved.get("statusDetails").get("inRelease").asString())
                .isEqualTo("web@2.4.2");
        server.apiEvent(profile(Instant.now(), 1));
        assertThat(status(verdict)).startsWith("resolved");
    }
}
