package io.corral.server.rest.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.server.rest.ApiServer;
import io.corral.server.rest.uploads.UploadClient;
import io.corral.testkit.artifact.BundleBuilder;
import io.corral.testkit.artifact.MinifiedShop;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Rules tried on stored events over the API, made with their history, and undone.
class BacktestFlowTest {

    private static final String SHOP = Trials.SHOP;
    private static final String LIST = Trials.LIST;
    private static final String CHANGES = Trials.CHANGES;
    private static final String LATE_UPLOADS = SHOP + "grouping/late-uploads/";
    private static final String SCRIPT = "https://shop.example.com/static/main.min.js";
    private static final String LATE =
            "{\"fingerprintingRules\":\"message:*late* -> late\", \"groupingNote\":\"parcels\"}";

    @SuppressWarnings("NullAway.Init")
    private ApiServer server;
    @SuppressWarnings("NullAway.Init")
    private Trials trials;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
        trials = new Trials(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String message(String text) {
        return server.event("{\"message\":\"" + text + "\"}");
    }

    private String issueOf(String event) {
        return server.issueOf(event).get("id").asString();
    }

    @Test
    void rule_isTried_changesNothing_andSaysWhatWouldDiffer() {
        String train = message("the train is late");
        String parcel = message("parcels are late again");
        String other = message("parcels are lost again");
        message("the train is late");

        JsonNode tried = trials.tried(LATE);

        assertThat(tried.get("state").asString()).isEqualTo("done");
        JsonNode report = tried.get("report");
        assertThat(report.get("events").asInt()).isEqualTo(4);
        assertThat(report.get("distinct").asInt()).isBetween(3, 4);
        assertThat(report.get("merged").asInt()).isEqualTo(1);
        assertThat(report.get("split").asInt()).isZero();
        assertThat(report.get("opened").asInt()).isZero();
        assertThat(report.get("unchanged").asInt()).isEqualTo(1);
        assertThat(report.get("moved").asInt()).isEqualTo(1);
        assertThat(report.get("rekeyed").asInt()).isEqualTo(3);
        JsonNode difference = report.at("/differences/0");
        assertThat(difference.get("kind").asString()).isEqualTo("merged");
        assertThat(difference.at("/from/id").asString()).isEqualTo(issueOf(parcel));
        assertThat(difference.at("/to/id").asString()).isEqualTo(issueOf(train));
        assertThat(difference.at("/evidence/reasons")).extracting(JsonNode::asString)
                .contains("Their messages differ in more than values.");
        assertThat(report.at("/alerts/0/before").asInt()).isEqualTo(2);
        assertThat(report.at("/alerts/0/after").asInt()).isEqualTo(1);

        assertThat(issueOf(parcel)).isNotEqualTo(issueOf(train));
        assertThat(issueOf(other)).isNotEqualTo(issueOf(train));
        assertThat(server.get(SHOP).json().get("groupingRuleSet").asInt()).isZero();
    }

    @Test
    void triedRule_isMadeWithItsHistory_andUndone() {
        String train = message("the train is late");
        message("the train is late");
        String parcel = message("parcels are late again");
        String before = issueOf(parcel);

        JsonNode applied = trials.applied(trials.tried(LATE));

        assertThat(applied.get("state").asString()).isEqualTo("applied");
        assertThat(server.get(SHOP).json().get("groupingRuleSet").asInt()).isEqualTo(1);
        assertThat(issueOf(parcel)).isEqualTo(issueOf(train));
        assertThat(server.issueOf(train).get("count").asString()).isEqualTo("3");
        assertThat(server.get(SHOP + "events/" + parcel + "/grouping-info/").text())
                .contains("line 1");
        assertThat(issueOf(message("my pizza is late"))).isEqualTo(issueOf(train));

        String change = applied.get("change").asString();
        assertThat(server.get(CHANGES).json().at("/0/id").asString()).isEqualTo(change);
        assertThat(server.post(CHANGES + change + "/undo/", "{}").status()).isEqualTo(200);

        assertThat(issueOf(parcel)).isEqualTo(before).isNotEqualTo(issueOf(train));
        assertThat(server.get(SHOP).json().get("fingerprintingRules").asString()).isEmpty();
        assertThat(server.get(SHOP).json().get("groupingRuleSet").asInt()).isEqualTo(2);
        assertThat(server.get(CHANGES).json().at("/0/state").asString()).isEqualTo("undone");
        assertThat(server.post(CHANGES + change + "/undo/", "{}").status()).isEqualTo(409);
    }

    @Test
    void undoneChange_isUndoneInTheHistoryOfTheIssueThatStayed_withWhoAndWhen() {
        String train = message("the train is late");
        message("the train is late");
        String parcel = message("parcels are late again");
        JsonNode applied = trials.applied(trials.tried(LATE));
        String change = applied.get("change").asString();
        assertThat(server.get(CHANGES).json().at("/0/moved").asLong())
                .isEqualTo(applied.at("/report/moved").asLong()).isEqualTo(1);

        JsonNode undo = server.post(CHANGES + change + "/undo/", "{}").json();

        assertThat(undo.get("moved").asLong()).isEqualTo(1);
        JsonNode merge = entry(train, "merge");
        assertThat(merge.at("/data/undone").asBoolean()).isTrue();
        JsonNode back = entry(train, "unmerge_source");
        assertThat(back.at("/data/destination_id").asString()).isEqualTo(issueOf(parcel));
        assertThat(back.at("/user/email").asString()).isNotEmpty();
        assertThat(back.get("dateCreated").asString())
                .isGreaterThanOrEqualTo(merge.get("dateCreated").asString());
        assertThat(entry(parcel, "unmerge_destination").at("/data/source_id").asString())
                .isEqualTo(issueOf(train));
    }

    @Test
    void undoneDivision_isUndoneInTheHistoryOfTheIssueThatStayed() {
        String first = message("order 17 is late");
        message("order 17 is late");
        message("order 18 is late");
        JsonNode applied = trials.applied(trials.tried(
                "{\"fingerprintingRules\":\"message:*18* -> eighteen\"}"));

        server.post(CHANGES + applied.get("change").asString() + "/undo/", "{}");

        assertThat(entry(first, "unmerge_source").at("/data/undone").asBoolean()).isTrue();
        assertThat(entry(first, "merge").at("/data").has("undone")).isFalse();
    }

    private JsonNode entry(String event, String type) {
        return server.get("organizations/acme/issues/" + issueOf(event) + "/activities/").json()
                .get("activity").valueStream()
                .filter(each -> each.get("type").asString().equals(type)).findFirst()
                .orElseThrow();
    }

    @Test
    void afterAChange_differencesAreShownByEventsOfTheirIssues() {
        String lost = message("parcels are lost again");
        String train = message("the train is late");
        message("the train is late");
        String parcel = message("parcels are late again");
        trials.applied(trials.tried(LATE));
        assertThat(issueOf(parcel)).isEqualTo(issueOf(train));

        JsonNode report = trials.tried(
                "{\"fingerprintingRules\":\"message:*train* -> train\\nmessage:parcels* -> lost\"}")
                .get("report");

        JsonNode difference = report.at("/differences/0");
        assertThat(difference.at("/from/id").asString()).isEqualTo(issueOf(parcel));
        assertThat(difference.at("/to/id").asString()).isEqualTo(issueOf(lost));
        assertThat(difference.at("/evidence/event").asString()).isEqualTo(parcel);
        assertThat(difference.at("/evidence/otherEvent").asString()).isEqualTo(lost);
        assertThat(difference.at("/evidence/reasons")).isNotEmpty();
    }

    @Test
    void ruleThatDivides_opensAnIssueForTheSmallerPart() {
        String first = message("order 17 is late");
        message("order 17 is late");
        String second = message("order 18 is late");
        assertThat(issueOf(second)).isEqualTo(issueOf(first));

        JsonNode applied = trials.applied(trials.tried(
                "{\"fingerprintingRules\":\"message:*18* -> eighteen\"}"));

        JsonNode report = applied.get("report");
        assertThat(report.get("split").asInt()).isEqualTo(1);
        assertThat(report.get("opened").asInt()).isEqualTo(1);
        assertThat(report.at("/differences/0/kind").asString()).isEqualTo("split");
        assertThat(report.at("/differences/0/to/id").isNull()).isTrue();
        assertThat(issueOf(second)).isNotEqualTo(issueOf(first));
    }

    @Test
    void versionOfTheAlgorithm_isTriedAndAdopted() {
        server.put(SHOP, "{\"groupingConfig\":\"corral:1\"}");
        String north = message("no berths [north, south]");
        String west = message("no berths [west]");
        assertThat(issueOf(west)).isNotEqualTo(issueOf(north));

        JsonNode applied = trials.applied(trials.tried("{\"groupingConfig\":\"corral:2\"}"));

        assertThat(applied.at("/report/merged").asInt()).isEqualTo(1);
        assertThat(issueOf(west)).isEqualTo(issueOf(north));
        assertThat(server.get(SHOP).json().get("groupingConfig").asString())
                .isEqualTo("corral:2");
    }

    @Test
    void rulesChangedSinceTheTrial_itIsNotMade() {
        message("the train is late");
        JsonNode tried = trials.tried(LATE);
        server.put(SHOP, "{\"groupingEnhancements\":\"function:noise -group\"}");

        assertThat(server.post(LIST + tried.get("id").asString() + "/apply/", "{}").status())
                .isEqualTo(409);
        assertThat(server.get(CHANGES).json()).isEmpty();
    }

    @Test
    void uploadThatCameLate_isOffered_untilItsEventsAreGroupedAgain() {
        String sent = MinifiedShop.event(SCRIPT, MinifiedShop.debugMeta(SCRIPT));
        String early = server.event(sent);
        assertThat(server.get(LATE_UPLOADS).json()).isEmpty();
        new UploadClient(server).bundle(MinifiedShop.bundle().sourceBundle(), Map.of());
        String late = server.event(sent);
        assertThat(issueOf(late)).isNotEqualTo(issueOf(early));

        JsonNode offer = server.get(LATE_UPLOADS).json().get(0);
        assertThat(offer.get("events").asInt()).isEqualTo(1);
        assertThat(offer.get("release").isNull()).isTrue();

        JsonNode applied = trials.applied(trials.tried("{}"));

        assertThat(applied.at("/report/merged").asInt()).isEqualTo(1);
        assertThat(issueOf(early)).isEqualTo(issueOf(late));
        assertThat(server.get(LATE_UPLOADS).json()).isEmpty();
    }

    @Test
    void uploadForARelease_isOfferedForEventsOfThatRelease() {
        server.event(MinifiedShop.event(SCRIPT, ""));
        server.event(MinifiedShop.event(SCRIPT, "\"release\":\"shop@2\","));

        new UploadClient(server).bundle(
                MinifiedShop.bundle().sourceBundle(), Map.of("version", "shop@2"));

        JsonNode offer = server.get(LATE_UPLOADS).json().get(0);
        assertThat(offer.get("events").asInt()).isEqualTo(1);
        assertThat(offer.get("release").asString()).isEqualTo("shop@2");
    }

    @Test
    void uploadsThatCameLate_areOneOffer_andWhatRepairedNothingHidesNone() {
        server.event(MinifiedShop.event(SCRIPT, "\"release\":\"shop@2\","));
        server.event(MinifiedShop.event(SCRIPT, "\"release\":\"shop@3\","));
        var client = new UploadClient(server);
        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of("version", "shop@2"));
        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of("version", "shop@3"));
        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of("version", "shop@4"));

        assertThat(server.get(LATE_UPLOADS).json()).hasSize(1);
        JsonNode offer = server.get(LATE_UPLOADS).json().get(0);
        assertThat(offer.get("events").asInt()).isEqualTo(2);
        assertThat(offer.get("release").isNull()).isTrue();
        assertThat(offer.get("uploads").valueStream().map(each -> each.get("release").asString()))
                .containsExactly("shop@3", "shop@2");
    }

    @Test
    void offerThatIsTurnedDown_comesBackWithTheNextUploadOnly() {
        server.event(MinifiedShop.event(SCRIPT, "\"release\":\"shop@2\","));
        server.event(MinifiedShop.event(SCRIPT, "\"release\":\"shop@3\","));
        var client = new UploadClient(server);
        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of("version", "shop@2"));
        assertThat(server.get(LATE_UPLOADS).json()).hasSize(1);

        assertThat(server.delete(LATE_UPLOADS).status()).isEqualTo(204);

        assertThat(server.get(LATE_UPLOADS).json()).isEmpty();
        client.bundle(MinifiedShop.bundle().sourceBundle(), Map.of("version", "shop@3"));
        JsonNode offer = server.get(LATE_UPLOADS).json().get(0);
        assertThat(offer.get("uploads")).hasSize(1);
        assertThat(offer.get("release").asString()).isEqualTo("shop@3");
        assertThat(server.delete(LATE_UPLOADS).status()).isEqualTo(204);
        assertThat(server.get(LATE_UPLOADS).json()).isEmpty();
    }

    @Test
    void uploadThatMakesNoEventReadable_isNotOffered() {
        server.event(MinifiedShop.event(SCRIPT, MinifiedShop.debugMeta(SCRIPT)));

        new UploadClient(server).bundle(BundleBuilder.aBundle().with("~/other.js",
                "minified_source", "\"debug-id\":\"8c1f3a40-0001-4000-8000-00000000000a\"", "x")
                .sourceBundle(), Map.of());

        assertThat(server.get(LATE_UPLOADS).json()).isEmpty();
    }

    @Test
    void wrongWishes_areRefused() {
        assertThat(server.post(LIST, "{\"fingerprintingRules\":\"type:B\"}").status())
                .isEqualTo(400);
        assertThat(server.post(LIST, "{\"days\":0}").status()).isEqualTo(400);
        assertThat(server.get(LIST + "nothing/").status()).isEqualTo(404);
        assertThat(server.post(LIST + "nothing/apply/", "{}").status()).isEqualTo(404);
        assertThat(server.delete(LIST + "nothing/").status()).isEqualTo(404);
        assertThat(server.post(CHANGES + "7/undo/", "{}").status()).isEqualTo(404);
    }

    @Test
    void endedTrial_isListed() {
        String id = trials.tried("{}").get("id").asString();

        assertThat(server.delete(LIST + id + "/").status()).isEqualTo(204);
        assertThat(server.get(LIST).json().at("/0/id").asString()).isEqualTo(id);
    }
}
