package io.corral.server.rest.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Corrections of verdicts over HTTP: said, heeded, shown in the history, taken back.
class TriageCorrectionFlowTest {

    private static final String TRIAGE = "organizations/acme/triage/";
    private static final String CORRECTIONS = TRIAGE + "corrections/";

    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String failure(String transaction, String value) {
        return """
                {"environment":"production","transaction":"%s","exception":{"values":[
                {"type":"EmptyListError","value":"%s",
                "mechanism":{"type":"generic","handled":false},
                "stacktrace":{"frames":[{"module":"m","function":"run%s","filename":"m.py",
                "lineno":3,"in_app":true}]}}]},"user":{"id":"1"}}"""
                .formatted(transaction, value, transaction.replace('/', '_'));
    }

    private JsonNode verdict(String id) {
        return StreamSupport.stream(server.get(TRIAGE).json().spliterator(), false)
                .filter(each -> each.get("id").asString().equals(id)).findFirst().orElseThrow();
    }

    private String issue(String transaction, String value) {
        return server.issueOf(server.event(failure(transaction, value))).get("id").asString();
    }

    private Reply correct(String issue, String change) {
        return server.post(CORRECTIONS, "{\"issue\":\"" + issue + "\"," + change + "}");
    }

    @Test
    void correction_isHeeded_listed_inTheHistory_andTakenBack() {
        String issue = issue("/products", "the price list of this shop is empty 1");
        JsonNode before = verdict(issue);
        int tier = before.get("tier").asInt();

        Reply made = correct(before.get("shortId").asString(),
                "\"move\":\"down\",\"word\":\"only in the old shop\"");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("from").asString()).isEqualTo("tier " + tier);
        assertThat(made.json().get("author").get("email").asString()).isNotEmpty();

        JsonNode after = verdict(issue);
        assertThat(after.get("tier").asInt()).isEqualTo(tier + 1);
        JsonNode reason = after.get("reasons").get(0);
        assertThat(reason.get("signal").asString()).isEqualTo("corrected");
        assertThat(reason.get("evidence").asString()).contains("today", "only in the old shop");
        JsonNode entry = server.get("organizations/acme/issues/" + issue + "/activities/").json()
                .get("activity").get(0);
        assertThat(entry.get("type").asString()).isEqualTo("set_triage");
        assertThat(entry.get("data").get("to").asString()).isEqualTo("tier " + (tier + 1));

        assertThat(server.get(CORRECTIONS + "?issue=" + issue).json()).hasSize(1);
        assertThat(server.get(CORRECTIONS + "?issue=9999").json()).isEmpty();
        String id = made.json().get("id").asString();
        assertThat(server.delete(CORRECTIONS + id + "/").status()).isEqualTo(204);
        assertThat(server.delete(CORRECTIONS + id + "/").status()).isEqualTo(404);
        assertThat(verdict(issue).get("tier").asInt()).isEqualTo(tier);
        assertThat(server.get(CORRECTIONS).json()).isEmpty();
    }

    @Test
    void correction_ofNoiseAndCause_areWhatTheVerdictSays_andIssuesAlikeFollow() {
        String one = issue("/products", "the price list of this shop is empty 1");
        String alike = issue("/products/list", "the price list of this shop is empty 22");

        assertThat(correct(one, "\"noise\":\"bot\"").status()).isEqualTo(201);
        assertThat(verdict(one).get("noise").asString()).isEqualTo("bot");
        assertThat(verdict(alike).get("noise").asString()).isEqualTo("bot");
        assertThat(verdict(alike).get("rules").get(0).asString())
                .contains("corrected by", "same message");

        assertThat(correct(alike, "\"noise\":\"none\"").status()).isEqualTo(201);
        assertThat(verdict(alike).get("noise").isNull()).isTrue();
        assertThat(correct(alike, "\"cause\":\"infrastructure\"").status()).isEqualTo(201);
        assertThat(verdict(alike).get("cause").asString()).isEqualTo("infrastructure");
        assertThat(correct(alike, "\"cause\":\"unknown\"").status()).isEqualTo(201);
        assertThat(verdict(alike).get("cause").isNull()).isTrue();
    }

    @Test
    void wrongCorrections_areRefusedByField() {
        String issue = issue("/products", "the price list of this shop is empty 1");
        int tier = verdict(issue).get("tier").asInt();

        refused("move", correct(issue, "\"word\":\"what?\""));
        refused("move", correct(issue, "\"tier\":1,\"noise\":\"bot\""));
        refused("move", correct(issue, "\"move\":\"sideways\""));
        refused("tier", correct(issue, "\"tier\":5"));
        refused("tier", correct(issue, "\"tier\":null"));
        refused("noise", correct(issue, "\"noise\":\"loud\""));
        refused("issue", correct(issue, "\"tier\":" + tier));
        refused("issue", correct("SHOP-999", "\"tier\":1"));
        refused("word", correct(issue, "\"move\":\"down\",\"word\":\"" + "x".repeat(301) + "\""));
        server.put("organizations/acme/issues/" + issue + "/", "{\"status\":\"resolved\"}");
        refused("issue", correct(issue, "\"move\":\"down\""));
        assertThat(server.get(CORRECTIONS).json()).isEmpty();
    }

    private static void refused(String field, Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get(field)).as(reply.text()).isNotNull();
    }

    @Test
    void correction_byAMemberWhoMayOnlyRead_orOfOthers_isNotTaken() {
        String issue = issue("/products", "the price list of this shop is empty 1");
        String path = "/api/0/" + CORRECTIONS;
        String body = "{\"issue\":\"" + issue + "\",\"move\":\"down\"}";

        assertThat(server.sendTo("POST", path, body, server.tokens().readOnly()).status())
                .isEqualTo(403);
        assertThat(server.sendTo("POST", path, body, server.tokens().outsider()).status())
                .isEqualTo(404);
        assertThat(server.sendTo("POST", "/api/0/organizations/other/triage/corrections/", body,
                server.tokens().outsider()).status()).isEqualTo(400);
    }
}
