package io.corral.server.rest.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What people said about the grouping is heeded by every later look for proposals: what they
/// parted is not proposed to be merged, what they joined not to be split, across restarts.
class DecisionsFlowTest {

    private static final String LIST = "projects/acme/shop/grouping/proposals/";
    private static final String ISSUES = "organizations/acme/issues/";
    private static final long A_MOMENT_NANOS = 20_000_000;

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
    private String error(String tier, String type, String value, List<String> functions) {
        String frames = functions.reversed().stream().map(each -> """
                {"module":"shop.%s","function":"%s","in_app":true}""".formatted(each, each))
                .collect(Collectors.joining(","));
        return server.event("""
                {"platform":"python","tags":{"tier":"%s"},"exception":{"values":[{"type":"%s",
                "value":"%s","stacktrace":{"frames":[%s]}}]}}"""
                .formatted(tier, type, value, frames));
    }

    private String issueOf(String event) {
        return server.issueOf(event).get("id").asString();
    }

    private List<String> look() {
        server.post(LIST, "{}");
        return server.get(LIST).json().valueStream().map(each -> each.get("kind").asString())
                .toList();
    }

    private void await(JsonNode job, String issue) {
        String path = ISSUES + issue + "/split/" + job.get("id").asString() + "/";
        while (server.get(path).json().get("state").asString().equals("running")) {
            LockSupport.parkNanos(A_MOMENT_NANOS);
        }
        assertThat(server.get(path).json().get("state").asString()).isEqualTo("done");
    }

    private void split(String issue, String body) {
        await(server.post(ISSUES + issue + "/split/", body).json(), issue);
    }

    private JsonNode undo(String issue) {
        String entry = server.get(ISSUES + issue + "/activities/").json().get("activity")
                .valueStream().filter(each -> each.get("data").path("undo").asBoolean(false))
                .map(each -> each.get("id").asString()).findFirst().orElseThrow();
        return server.post(ISSUES + issue + "/activities/" + entry + "/undo/", "{}").json();
    }

    private boolean areAlike(String issue, String other) {
        return server.get(ISSUES + issue + "/similar/").json().valueStream()
                .anyMatch(each -> each.at("/issue/id").asString().equals(other));
    }

    @Test
    void halvesOfASplit_areNotProposedToBeMerged_evenWhenOneIsMergedOn() {
        List<String> way = List.of("load_cart", "open_shop", "serve");
        String silver = "";
        String gold = "";
        for (int i = 0; i < 4; i++) {
            silver = error("silver", "CartError", "closed", way);
            gold = error("gold", "CartError", "closed", way);
        }
        String issue = issueOf(silver);
        assertThat(issueOf(gold)).isEqualTo(issue);
        split(issue, "{\"tag\":\"tier\",\"value\":\"gold\"}");
        String other = issueOf(gold);
        assertThat(other).isNotEqualTo(issueOf(silver));

        assertThat(look()).isEmpty();
        assertThat(areAlike(issueOf(silver), other)).isTrue();
        server.restart();
        assertThat(look()).isEmpty();

        String third = issueOf(error("none", "CartError", "closed",
                List.of("load_cart", "open_shop", "retry_page", "serve")));
        assertThat(look()).containsExactly("merge");
        assertThat(server.get(LIST).json().at("/0/issues")).hasSize(2);
        server.put(ISSUES + "?id=" + other + "&id=" + third, "{\"merge\":1}");
        assertThat(look()).isEmpty();
    }

    @Test
    void mergeTakenBack_isNotProposed() {
        String one = error("a", "OSError", "gone", List.of("load_cart", "open_shop", "serve"));
        String other = error("a", "OSError", "gone",
                List.of("load_cart", "open_shop", "retry_page", "serve"));
        assertThat(look()).containsExactly("merge");
        server.put(LIST + server.get(LIST).json().at("/0/id").asString() + "/",
                "{\"state\":\"accepted\"}");
        assertThat(issueOf(one)).isEqualTo(issueOf(other));
        undo(issueOf(one));
        assertThat(issueOf(one)).isNotEqualTo(issueOf(other));

        assertThat(look()).isEmpty();
        assertThat(areAlike(issueOf(one), issueOf(other))).isTrue();
        server.restart();
        assertThat(look()).isEmpty();
    }

    @Test
    void joinedAgain_isNotProposedToBeSplitAlongTheSameLine() {
        String stock = "";
        String coupon = "";
        for (int i = 0; i < 4; i++) {
            stock = error("a", "ShopError", "stock went negative in aisle " + i,
                    List.of("load_cart", "serve"));
            coupon = error("a", "ShopError", "coupon applied twice to basket " + i,
                    List.of("load_cart", "serve"));
        }
        String issue = issueOf(stock);
        assertThat(issueOf(coupon)).isEqualTo(issue);
        assertThat(look()).containsExactly("split");
        String value = server.get(LIST).json().at("/0/split/value").asString();
        String stays = server.get(LIST).json().at("/0/split/staying/templates/0").asString();
        assertThat(stays).isNotEqualTo(value);
        split(issue, "{\"message\":\"" + stays + "\"}");
        assertThat(look()).isEmpty();
        await(undo(issue), issue);
        assertThat(issueOf(stock)).isEqualTo(issueOf(coupon));

        assertThat(look()).isEmpty();
        server.restart();
        assertThat(look()).isEmpty();
    }
}
