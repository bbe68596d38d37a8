package io.corral.server.rest.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
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

/// The three worked examples of the incident runbook (R88, R89, R90), sent as events, sessions and
/// deploys and read back as verdicts.
@TestInstance(Lifecycle.PER_CLASS)
class RunbookFlowTest {

    private static final String RELEASES = "organizations/acme/releases/";

    private final Instant now = Instant.now();
    private ApiServer server;
    private JsonNode verdicts;

    @BeforeAll
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        deploy("shop", "payments@4.1.0", Duration.ofMinutes(25));
        deploy("api", "web@2.4.1", Duration.ofMinutes(50));
        server.events(spread(200, Duration.ofMinutes(5), this::payment));
        server.items("00000000000000000000000000000001", "{\"type\":\"sessions\"}", """
                {"aggregates":[{"started":"%s","exited":1820,"crashed":180}],\
                "attrs":{"release":"payments@4.1.0","environment":"production"}}"""
                .formatted(now));
        server.apiEvents(spread(180, Duration.ofMinutes(60), this::geocoding));
        server.apiEvents(spread(320, Duration.ofMinutes(45), this::profile));
        verdicts = server.get("organizations/acme/triage/").json();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void deploy(String project, String version, Duration ago) {
        server.post(RELEASES, "{\"version\":\"%s\",\"projects\":[\"%s\"]}"
                .formatted(version, project));
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
                "user":{"id":"u%d"},"exception":{"values":[{"type":"PaymentProcessingError",
                "value":"unexpected field outcome in webhook of Stripe",
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

    private JsonNode verdict(String title) {
        return StreamSupport.stream(verdicts.spliterator(), false)
                .filter(each -> each.get("title").asString().startsWith(title))
                .findFirst().orElseThrow(() -> new AssertionError("not in " + verdicts));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
    }

    private static List<String> reasons(JsonNode verdict) {
        return StreamSupport.stream(verdict.get("reasons").spliterator(), false)
                .map(each -> each.get("signal").asString() + ": " + each.get("evidence").asString())
                .toList();
    }

    @Test
    void payments_crashAfterADeploy_isP0ByCrashFreeSessionsAndNotByItsRate() {
        JsonNode verdict = verdict("PaymentProcessingError");

        assertThat(verdict.get("severity").asString()).isEqualTo("P0");
        assertThat(verdict.get("rank").asInt()).isEqualTo(1);
        assertThat(texts(verdict.get("rules")))
                .anyMatch(rule -> rule.contains("crash-free sessions"))
                .noneMatch(rule -> rule.contains("events a minute"));
        assertThat(reasons(verdict)).anyMatch(reason -> reason.contains("91.00 %"));
        assertThat(verdict.get("cause").asString()).isEqualTo("deployment-regression");
        assertThat(reasons(verdict)).anyMatch(reason -> reason.contains("payments@4.1.0"));
        assertThat(verdict.get("nextStep").asString()).startsWith("Roll back");
        assertThat(texts(verdict.get("notSeen"))).doesNotContain("sessions", "latestEvent");
    }

    @Test
    void geocoding_503WithACache_isP2ByItsFallback() {
        JsonNode verdict = verdict("ServiceUnavailableError");

        assertThat(verdict.get("severity").asString()).isEqualTo("P2");
        assertThat(verdict.get("cause").asString()).isEqualTo("third-party-failure");
        assertThat(reasons(verdict)).anyMatch(reason -> reason.contains("api.geocoding.test"))
                .anyMatch(reason -> reason.contains("fallback"));
        assertThat(texts(verdict.get("whatWouldChange")))
                .anyMatch(fact -> fact.contains("fallback"));
        assertThat(verdict.get("noise").isNull()).isTrue();
    }

    @Test
    void typeError_rightAfterARelease_isP1ByUsersAnHour() {
        JsonNode verdict = verdict("TypeError");

        assertThat(verdict.get("severity").asString()).isEqualTo("P1");
        assertThat(verdict.get("high").asBoolean()).isTrue();
        assertThat(verdict.get("cause").asString()).isEqualTo("deployment-regression");
        assertThat(reasons(verdict)).anyMatch(reason -> reason.contains("users an hour"))
                .anyMatch(reason -> reason.contains("web@2.4.1"));
    }
}
