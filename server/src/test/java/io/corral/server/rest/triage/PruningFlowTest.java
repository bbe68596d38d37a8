package io.corral.server.rest.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Scope;
import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The pruning report over HTTP: what is proposed, approved and taken back.
class PruningFlowTest {

    private static final String PRUNING = "organizations/acme/triage/pruning/";

    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String error(String type, String environment, String frame) {
        return """
                {"environment":"%s","platform":"javascript","exception":{"values":[{"type":"%s",
                "value":"it broke","stacktrace":{"frames":[{"filename":"%s","function":"f%s",
                "lineno":3,"in_app":%s}]}}]},"user":{"id":"1"}}"""
                .formatted(environment, type, frame, type, frame.startsWith("src"));
    }

    private JsonNode make() {
        Reply made = server.post(PRUNING, "{}");
        assertThat(made.status()).isEqualTo(201);
        return made.json();
    }

    private static List<JsonNode> proposals(JsonNode report) {
        return StreamSupport.stream(report.get("proposals").spliterator(), false).toList();
    }

    private String statusOf(String eventId) {
        return server.issueOf(eventId).get("status").asString();
    }

    private JsonNode decide(JsonNode report, String body) {
        Reply decided = server.put(PRUNING + report.get("month").asString() + "/", body);
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        return decided.json();
    }

    @Test
    void noise_isProposedWithItsVolume_approvedAndTakenBack() {
        String staging = server.event(error("StagingError", "staging", "src/a.js"));
        server.event(error("StagingError", "staging", "src/a.js"));
        String real = server.event(error("RealError", "production", "src/b.js"));

        JsonNode report = make();
        assertThat(proposals(report)).singleElement().satisfies(proposal -> {
            assertThat(proposal.get("key").asString()).isEqualTo("archive:shop:staging");
            assertThat(proposal.get("events").asInt()).isEqualTo(2);
            assertThat(proposal.get("issueCount").asInt()).isEqualTo(1);
            assertThat(proposal.get("state").asString()).isEqualTo("open");
        });
        assertThat(statusOf(staging)).isEqualTo("unresolved");

        JsonNode decided = decide(report, "{\"approve\":\"all\"}");
        assertThat(proposals(decided.get("report")).getFirst().get("state").asString())
                .isEqualTo("approved");
        assertThat(statusOf(staging)).isEqualTo("ignored");
        assertThat(statusOf(real)).isEqualTo("unresolved");
        assertThat(proposals(make()).getFirst().get("state").asString()).isEqualTo("approved");

        JsonNode undone = decide(report, "{\"undo\":[\"archive:shop:staging\"]}");
        assertThat(proposals(undone.get("report")).getFirst().get("state").asString())
                .isEqualTo("undone");
        assertThat(statusOf(staging)).isEqualTo("unresolved");
        assertThat(decide(report, "{\"undo\":[\"archive:shop:staging\"]}").get("refused").size())
                .isEqualTo(1);
    }

    @Test
    void filter_isTurnedOnWithApproval_andOffAgain() {
        String noise = server.event(error("ExtensionError", "production",
                "chrome-extension://abcdefgh/inject.js"));
        JsonNode report = make();
        String key = "filter:shop:browser-extensions";
        assertThat(proposals(report)).singleElement()
                .satisfies(proposal -> assertThat(proposal.get("key").asString()).isEqualTo(key));

        decide(report, "{\"approve\":[\"" + key + "\"]}");
        assertThat(statusOf(noise)).isEqualTo("ignored");
        assertThat(isFiltered()).isTrue();
        decide(report, "{\"undo\":[\"" + key + "\"]}");
        assertThat(statusOf(noise)).isEqualTo("unresolved");
        assertThat(isFiltered()).isFalse();
    }

    private boolean isFiltered() {
        return StreamSupport.stream(server.get("projects/acme/shop/filters/").json()
                .spliterator(), false)
                .filter(filter -> filter.get("id").asString().equals("browser-extensions"))
                .anyMatch(filter -> filter.get("active").asBoolean());
    }

    private String plugin(String name, String frame) {
        return server.event("""
                {"environment":"production","platform":"javascript","exception":{"values":[{
                "type":"PluginError","value":"Could not load plugin %s of the tenant",
                "stacktrace":{"frames":[{"filename":"src/load.js","function":"load%s",
                "lineno":3,"in_app":true}]}}]},"transaction":"load","user":{"id":"1"}}"""
                .formatted(name, frame));
    }

    private void ignore(String eventId) {
        server.put("organizations/acme/issues/" + server.issueOf(eventId).get("id").asString()
                + "/", "{\"status\":\"ignored\",\"ignoreReason\":\"expected\"}");
    }

    private String rules() {
        return server.get("projects/acme/shop/").json().get("fingerprintingRules").asString();
    }

    @Test
    void rule_forWhatIsIgnoredWithOtherWords_isTried_added_andTakenOut() {
        for (String name : List.of("alpha", "beta", "gamma", "delta")) {
            ignore(plugin(name, name));
        }
        server.event(error("RealError", "production", "src/b.js"));
        JsonNode proposal = proposals(make()).getFirst();
        assertThat(proposal.get("kind").asString()).isEqualTo("fingerprint");
        assertThat(proposal.get("rule").asString()).isEqualTo("type:\"PluginError\" value:\"Could"
                + " not load plugin * of the tenant\" -> {{ error.type }}"
                + " could-not-load-plugin-of-the-tenant");
        assertThat(proposal.get("issueCount").asInt()).isEqualTo(3);
        assertThat(proposal.get("evidence").asString()).startsWith("tried on 5 stored events");

        String key = "[\"" + proposal.get("key").asString() + "\"]";
        JsonNode approved = decide(make(), "{\"approve\":" + key + "}");
        assertThat(approved.get("refused")).isEmpty();
        assertThat(rules()).contains("Could not load plugin * of the tenant");
        String one = plugin("epsilon", "epsilon");
        String two = plugin("zeta", "zeta");
        assertThat(server.issueOf(one).get("id")).isEqualTo(server.issueOf(two).get("id"));

        assertThat(decide(make(), "{\"undo\":" + key + "}").get("refused")).isEmpty();
        assertThat(rules()).doesNotContain("plugin");
        String three = plugin("eta", "eta");
        assertThat(server.issueOf(three).get("id")).isNotEqualTo(server.issueOf(one).get("id"));
    }

    @Test
    void rule_thatWouldTouchAnIssueToLookAt_isNotProposed() {
        for (String name : List.of("alpha", "beta", "gamma")) {
            ignore(plugin(name, name));
        }
        plugin("checkout", "checkout");
        assertThat(proposals(make())).noneMatch(
                proposal -> proposal.get("kind").asString().equals("fingerprint"));
    }

    @Test
    void decision_changesIssues_soATokenForProjectsAloneIsNotEnough() {
        String staging = server.event(error("StagingError", "staging", "src/a.js"));
        server.event(error("RealError", "production", "src/b.js"));
        JsonNode report = make();
        assertThat(proposals(report)).hasSize(1);
        String path = "/api/0/" + PRUNING + report.get("month").asString() + "/";
        String token = server.tokens().owner().get(Scope.PROJECT_WRITE);

        assertThat(server.sendTo("PUT", path, "{\"approve\":\"all\"}", token).status())
                .isEqualTo(403);
        assertThat(statusOf(staging)).isEqualTo("unresolved");
    }

    @Test
    void proposal_namedTwice_isDecidedOnce() {
        server.event(error("StagingError", "staging", "src/a.js"));
        server.event(error("RealError", "production", "src/b.js"));
        String key = "\"archive:shop:staging\"";

        assertThat(decide(make(), "{\"approve\":[" + key + "," + key + "]}").get("refused"))
                .isEmpty();
    }

    @Test
    void wrongWishes_areRefused_andReadersOnlyRead() {
        server.event(error("StagingError", "staging", "src/a.js"));
        JsonNode report = make();
        String one = PRUNING + report.get("month").asString() + "/";
        assertThat(server.put(one, "{}").status()).isEqualTo(400);
        assertThat(server.put(one, "{\"approve\":[\"archive:shop:bot\"]}").status())
                .isEqualTo(400);
        assertThat(server.get(PRUNING + "1999-01/").status()).isEqualTo(404);
        assertThat(server.getAs(server.readToken(), one).status()).isEqualTo(200);
        assertThat(server.getAs(server.tokens().outsider(), one).status()).isEqualTo(404);
        assertThat(server.get(PRUNING).json().size()).isEqualTo(1);
    }
}
