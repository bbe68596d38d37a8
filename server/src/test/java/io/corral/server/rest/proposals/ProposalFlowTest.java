package io.corral.server.rest.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Proposals over the API: looked for, accepted, refused.
class ProposalFlowTest {

    private static final String GROUPING = "projects/acme/shop/grouping/";
    private static final String LIST = GROUPING + "proposals/";

    @SuppressWarnings("NullAway.Init")
    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Sends an error whose functions are named from the crash outwards.
    private String error(String type, String value, String... functions) {
        String frames = Stream.of(functions).map(each -> """
                {"module":"shop.%s","function":"%s","in_app":true}""".formatted(each, each))
                .collect(Collectors.collectingAndThen(Collectors.toList(), list -> String.join(
                        ",", list.reversed())));
        return server.event("""
                {"platform":"python","exception":{"values":[{"type":"%s","value":"%s",
                "stacktrace":{"frames":[%s]}}]}}""".formatted(type, value, frames));
    }

    private String issueOf(String event) {
        return server.issueOf(event).get("id").asString();
    }

    private JsonNode look() {
        return server.post(LIST, "{}").json();
    }

    @Test
    void alikeIssues_areProposedWithEvidence_andMergedWhenAccepted() {
        String one = error("OSError", "gone", "load_cart", "open_shop", "serve");
        String other = error("OSError", "gone", "load_cart", "open_shop", "retry_page", "serve");
        String apart = error("KeyError", "name", "save_user", "edit_user");
        assertThat(issueOf(one)).isNotEqualTo(issueOf(other));

        JsonNode look = look();
        assertThat(look.get("state").asString()).isEqualTo("done");
        assertThat(look.get("issues").asInt()).isEqualTo(3);
        JsonNode open = server.get(LIST).json();
        assertThat(open).hasSize(1);
        JsonNode proposal = open.get(0);
        assertThat(proposal.get("kind").asString()).isEqualTo("merge");
        assertThat(proposal.get("issues")).extracting(each -> each.get("id").asString())
                .containsExactlyInAnyOrder(issueOf(one), issueOf(other));
        JsonNode pair = proposal.at("/pairs/0");
        assertThat(pair.get("aligned")).extracting(each -> each.get("side").asString())
                .contains("both").containsAnyOf("first", "second");
        JsonNode similar = server.get(
                "organizations/acme/issues/" + issueOf(one) + "/similar/").json();
        assertThat(similar).hasSize(1);
        assertThat(similar.at("/0/issue/id").asString()).isEqualTo(issueOf(other));

        String path = LIST + proposal.get("id").asString() + "/";
        assertThat(server.put(path, "{\"state\":\"maybe\"}").status()).isEqualTo(400);
        assertThat(server.put(path, "{\"state\":\"accepted\"}").json().get("state").asString())
                .isEqualTo("accepted");
        assertThat(issueOf(one)).isEqualTo(issueOf(other)).isNotEqualTo(issueOf(apart));
        assertThat(server.put(path, "{\"state\":\"refused\"}").status()).isEqualTo(409);
        assertThat(server.get(LIST).json()).isEmpty();
        assertThat(server.get(LIST + "?state=accepted").json()).hasSize(1);
        assertThat(server.get(path).json().get("decidedBy").isNull()).isFalse();
        assertThat(server.get(
                "organizations/acme/issues/" + issueOf(one) + "/activities/").json()
                .get("activity")).anyMatch(each -> each.get("type").asString().equals("merge"));
    }

    @Test
    void refused_staysAway() {
        error("OSError", "gone", "load_cart", "open_shop", "serve");
        error("OSError", "gone", "load_cart", "open_shop", "retry_page", "serve");
        look();
        String path = LIST + server.get(LIST).json().at("/0/id").asString() + "/";
        assertThat(server.put(path, "{\"state\":\"refused\"}").status()).isEqualTo(200);

        assertThat(look().get("open").asInt()).isZero();
        assertThat(server.get(LIST + "?state=refused").json()).hasSize(1);
    }

    @Test
    void wrongQuestions_areToldSo() {
        assertThat(server.get(LIST + "?state=all").status()).isEqualTo(400);
        assertThat(server.get(LIST + "7/").status()).isEqualTo(404);
        assertThat(server.get(LIST + "x/").status()).isEqualTo(404);
        assertThat(server.put(LIST + "7/", "{\"state\":\"accepted\"}").status()).isEqualTo(404);
    }

    @Test
    void settings_areKept_andSayWhenTheLastLookWas() {
        assertThat(server.get(GROUPING + "proposal-settings/").json().get("lastLook").isNull())
                .isTrue();
        JsonNode changed =
                server.put(GROUPING + "proposal-settings/", "{\"autoAccept\":true}").json();
        assertThat(changed.get("autoAccept").asBoolean()).isTrue();
        look();

        JsonNode settings = server.get(GROUPING + "proposal-settings/").json();
        assertThat(settings.get("autoAccept").asBoolean()).isTrue();
        assertThat(settings.get("lastLook").isNull()).isFalse();
        assertThat(server.put(GROUPING + "proposal-settings/", "{\"autoAccept\":1}").status())
                .isEqualTo(400);
    }

    @Test
    void twoBugsInOneIssue_areFoundInStoredEvents_andSplitWhenAccepted() {
        String stock = "";
        String coupon = "";
        for (int i = 0; i < 4; i++) {
            stock = error("ShopError", "stock went negative in aisle " + i, "load_cart", "serve");
            coupon = error("ShopError", "coupon applied twice to basket " + i, "load_cart",
                    "serve");
        }
        assertThat(issueOf(stock)).isEqualTo(issueOf(coupon));
        look();

        JsonNode proposal = server.get(LIST).json().get(0);
        assertThat(proposal.get("kind").asString()).isEqualTo("split");
        assertThat(proposal.at("/split/condition").asString()).isEqualTo("message");
        String path = LIST + proposal.get("id").asString() + "/";
        Reply accepted = server.put(path, "{\"state\":\"accepted\"}");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().get("state").asString()).isEqualTo("accepted");
        assertThat(server.put(path, "{\"state\":\"accepted\"}").status()).isEqualTo(409);
        JsonNode job = ended(path);
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("done");
        assertThat(job.get("issue").asString()).isIn(issueOf(coupon), issueOf(stock));
        assertThat(issueOf(stock)).isNotEqualTo(issueOf(coupon));
        String later = error("ShopError", "coupon applied twice to basket 9", "load_cart", "serve");
        assertThat(issueOf(later)).isEqualTo(issueOf(coupon));
        assertThat(server.get("organizations/acme/issues/" + issueOf(later) + "/").json()
                .get("count").asString()).isEqualTo("5");
    }

    private JsonNode ended(String path) {
        JsonNode job = server.get(path).json().get("job");
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (job.get("state").asString().equals("running") && System.nanoTime() < end) {
            Thread.onSpinWait();
            job = server.get(path).json().get("job");
        }
        return job;
    }

    @Test
    void splitThatCannotBeDone_isOpenAgain_andSaysWhy() {
        String coupon = "";
        for (int i = 0; i < 4; i++) {
            error("ShopError", "stock went negative in aisle " + i, "load_cart", "serve");
            coupon = error("ShopError", "coupon applied twice to basket " + i, "load_cart",
                    "serve");
        }
        look();
        JsonNode proposal = server.get(LIST).json().get(0);
        String path = LIST + proposal.get("id").asString() + "/";
        assertThat(proposal.get("job").isNull()).isTrue();
        String body = "{\"message\":\"%s\"}".formatted(
                proposal.at("/split/value").asString());
        String split = "organizations/acme/issues/" + issueOf(coupon) + "/split/";
        String id = server.post(split, body).json().get("id").asString();
        while (server.get(split + id + "/").json().get("state").asString().equals("running")) {
            Thread.onSpinWait();
        }

        server.put(path, "{\"state\":\"accepted\"}");

        JsonNode job = ended(path);
        assertThat(job.get("state").asString()).isEqualTo("refused");
        assertThat(job.get("detail").asString()).isNotBlank();
        assertThat(server.get(path).json().get("state").asString()).isEqualTo("open");
    }
}
