package io.corral.server.rest.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.protocol.json.Json;
import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The worklist of an organisation and its product context over HTTP.
class TriageFlowTest {

    private static final String TRIAGE = "organizations/acme/triage/";
    private static final String CONTEXT = TRIAGE + "context/";

    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String failure(String type, String transaction) {
        return """
                {"environment":"production","transaction":"%s","exception":{"values":[
                {"type":"%s","value":"it broke","mechanism":{"type":"generic","handled":false},
                "stacktrace":{"frames":[{"module":"m","function":"f%s","filename":"m.py",
                "lineno":3,"in_app":true}]}}]},"user":{"id":"1"}}"""
                .formatted(transaction, type, type);
    }

    private List<JsonNode> worklist(String query) {
        return StreamSupport.stream(server.get(TRIAGE + query).json().spliterator(), false)
                .toList();
    }

    private List<String> titles(String query) {
        return worklist(query).stream().map(each -> each.get("title").asString()).toList();
    }

    private Reply say(String text) {
        return server.put(CONTEXT, said(text));
    }

    private static String said(String text) {
        return Json.MAPPER.writeValueAsString(Map.of("text", text));
    }

    @Test
    void worklist_holdsOpenIssuesOfAllProjects_andFollowsWhatHappensToThem() {
        String first = server.event(failure("CheckoutError", "/checkout"));
        server.apiEvent(failure("MailError", "send_mail"));

        assertThat(titles("")).hasSize(2).allMatch(title -> title.contains("it broke"));
        assertThat(titles("?project=api")).singleElement().asString().contains("MailError");
        assertThat(titles("?per_page=1")).hasSize(1);

        server.put("organizations/acme/issues/" + server.issueOf(first).get("id").asString()
                + "/", "{\"status\":\"resolved\"}");
        assertThat(titles("")).singleElement().asString().contains("MailError");

        server.event(failure("CheckoutError", "/checkout"));
        assertThat(worklist("?project=shop")).singleElement().satisfies(verdict -> {
            assertThat(verdict.get("id").asString())
                    .isEqualTo(server.issueOf(first).get("id").asString());
            assertThat(verdict.get("reasons").toString()).contains("regressed");
        });
    }

    @Test
    void worklist_withoutIssues_isEmpty() {
        assertThat(worklist("")).isEmpty();
    }

    @Test
    void worklist_ofOthers_isNotSeen() {
        server.event(failure("CheckoutError", "/checkout"));

        assertThat(server.getAs(server.tokens().outsider(), TRIAGE).status()).isEqualTo(404);
        assertThat(server.getAs(server.readToken(), TRIAGE).status()).isEqualTo(200);
        assertThat(server.getAs(server.readToken(), CONTEXT).status()).isEqualTo(403);
    }

    private static String attempt(int number) {
        return """
                {"environment":"production","transaction":"jobs.send_invoice",
                "tags":{"celery.retries":"%d","celery.max_retries":"5"},
                "exception":{"values":[{"type":"TimeoutError","value":"the relay did not answer",
                "mechanism":{"type":"celery","handled":true}}]}}""".formatted(number);
    }

    @Test
    void retries_areJudgedByAllEvents_notByTheLatestAlone() {
        server.event(attempt(1));
        server.event(attempt(2));
        assertThat(worklist("").getFirst().get("noise").asString()).isEqualTo("auto-retried");

        server.event(attempt(5));
        server.event(attempt(1));
        JsonNode verdict = worklist("").getFirst();
        assertThat(verdict.get("noise").isNull()).isTrue();
        assertThat(verdict.get("reasons").toString()).contains("tags.celery.retries");
    }

    @Test
    void context_changesVerdictsFromThenOn() {
        server.event(failure("QuotaSpentError", "/reports")
                .replace("{\"environment\"", "{\"level\":\"warning\",\"environment\""));
        assertThat(worklist("").getFirst().get("noise").isNull()).isTrue();

        assertThat(say("""
                knownNoise:
                  - pattern: QuotaSpentError
                    reason: people are told
                """).status()).isEqualTo(200);
        assertThat(worklist("").getFirst().get("noise").asString()).isEqualTo("expected");

        JsonNode kept = server.get(CONTEXT).json();
        assertThat(kept.get("text").asString()).startsWith("knownNoise:");
        assertThat(kept.get("author").get("email").asString()).isNotEmpty();
        assertThat(say("").status()).isEqualTo(200);
        assertThat(worklist("").getFirst().get("noise").isNull()).isTrue();
    }

    @Test
    void context_withAMistake_isRefusedWithItsLine_andTheOldOneStays() {
        say("product: A shop.");

        Reply refused = say("""
                product: A shop.
                services:
                  - name: web
                    audience: everybody
                """);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("text").get(0).asString())
                .contains("line 4", "services[0].audience", "everybody");
        assertThat(server.put(CONTEXT, "{}").status()).isEqualTo(400);
        assertThat(say("x".repeat(100_001)).status()).isEqualTo(400);
        assertThat(server.get(CONTEXT).json().get("text").asString())
                .isEqualTo("product: A shop.");
    }

    @Test
    void contextPreview_saysWhatWouldMove_andKeepsNothing() {
        server.event(failure("QuotaSpentError", "/reports")
                .replace("{\"environment\"", "{\"level\":\"warning\",\"environment\""));
        String text = "knownNoise: [{pattern: QuotaSpentError, reason: told}]";
        JsonNode preview = server.post(CONTEXT + "preview/", said(text)).json();
        assertThat(preview.get("movedCount").asInt()).isEqualTo(1);
        JsonNode moved = preview.get("moved").get(0);
        assertThat(moved.get("tierAfter").asInt()).isEqualTo(4);
        assertThat(moved.get("rule").asString()).isEqualTo("noise expected: known noise");
        assertThat(server.get(CONTEXT).json().get("text").asString()).isEmpty();
        assertThat(server.post(CONTEXT + "preview/", said("flows: no")).status()).isEqualTo(400);
    }

    @Test
    void context_beforeAnybodyWroteOne_isEmpty() {
        JsonNode context = server.get(CONTEXT).json();

        assertThat(context.get("text").asString()).isEmpty();
        assertThat(context.get("dateUpdated").isNull()).isTrue();
    }
}
