package io.corral.server.rest.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.access.Scope;
import io.corral.domain.triage.Ranking;
import io.corral.domain.triage.TriageSettings;
import io.corral.protocol.triage.RankingLines;
import io.corral.protocol.triage.RankingLines.VerdictMark;
import io.corral.protocol.triage.TriageReader;
import io.corral.protocol.triage.TriageReader.TriageRead;
import io.corral.server.rest.ApiServer;
import io.corral.server.rest.ApiServer.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// How triage fares, over HTTP: wrong highs, repeated ignores, rankings made again.
class TriageReviewFlowTest {

    private static final String TRIAGE = "organizations/acme/triage/";
    private static final String SHOWN = TRIAGE + "?shown=1";
    private static final String RANKINGS = TRIAGE + "rankings/";

    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = ApiServer.start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String issue(String type, String transaction) {
        String event = server.event("""
                {"environment":"production","transaction":"%s","exception":{"values":[
                {"type":"%s","value":"it broke","mechanism":{"type":"generic","handled":false},
                "stacktrace":{"frames":[{"module":"m","function":"f%s","filename":"m.py",
                "lineno":3,"in_app":true}]}}]},"user":{"id":"1"}}"""
                .formatted(transaction, type, type));
        return server.issueOf(event).get("id").asString();
    }

    private Reply ignore(String issue, String reason) {
        return server.put("organizations/acme/issues/" + issue + "/",
                "{\"status\":\"ignored\",\"ignoreReason\":\"" + reason + "\"}");
    }

    private JsonNode period(int index) {
        return server.get(TRIAGE + "quality/").json().get("periods").get(index);
    }

    @Test
    void quality_isOfTheHighsThatWereShownAndJudged() {
        String right = issue("CheckoutError", "/checkout");
        String wrong = issue("PaymentError", "/payment");
        issue("LoginError", "/login");
        assertThat(period(0).get("shown").asInt()).isZero();
        assertThat(period(0).get("rate").isNull()).isTrue();

        assertThat(server.get(TRIAGE).json()).hasSize(3);
        assertThat(server.get(TRIAGE + "?shown=0").json()).hasSize(3);
        assertThat(period(0).get("shown").asInt()).as("programs that poll").isZero();
        assertThat(server.get(RANKINGS).json()).isEmpty();

        assertThat(server.get(SHOWN).json()).hasSize(3)
                .allSatisfy(each -> assertThat(each.get("high").asBoolean()).isTrue());
        server.put("organizations/acme/issues/" + right + "/", "{\"status\":\"resolved\"}");
        Reply made = server.post(TRIAGE + "corrections/",
                "{\"issue\":\"" + wrong + "\",\"noise\":\"expected\"}");

        for (int index : List.of(0, 1)) {
            JsonNode period = period(index);
            assertThat(period.get("shown").asInt()).isEqualTo(3);
            assertThat(period.get("judged").asInt()).isEqualTo(2);
            assertThat(period.get("wrong").asInt()).isEqualTo(1);
            assertThat(period.get("rate").asDouble()).isEqualTo(0.5);
            assertThat(period.get("issues").get(0).get("id").asString()).isEqualTo(wrong);
            assertThat(period.get("issues").get(0).get("how").asString())
                    .contains("corrected by", "noise expected");
        }
        server.delete(TRIAGE + "corrections/" + made.json().get("id").asString() + "/");
        assertThat(period(0).get("wrong").asInt()).isZero();
        assertThat(period(0).get("judged").asInt()).isEqualTo(2);

        ignore(wrong, "third-party-flake");
        assertThat(period(0).get("issues").get(0).get("how").asString())
                .contains("third-party flake");
    }

    @Test
    void resolution_countsWhatCameInAndWhatWasDone() {
        String fixed = issue("CheckoutError", "/checkout");
        String reopened = issue("PaymentError", "/payment");
        String noise = issue("LoginError", "/login");
        issue("SearchError", "/search");
        server.put("organizations/acme/issues/" + fixed + "/", "{\"status\":\"resolved\"}");
        server.put("organizations/acme/issues/" + reopened + "/", "{\"status\":\"resolved\"}");
        server.put("organizations/acme/issues/" + reopened + "/",
                "{\"status\":\"unresolved\"}");
        ignore(noise, "expected");

        JsonNode report = server.get(TRIAGE + "resolution/").json();
        assertThat(report.get("complete").asBoolean()).isTrue();
        assertThat(report.get("open").get("issues").asInt()).isEqualTo(2);
        assertThat(report.get("open").get("tiers").get("1").asInt()
                + report.get("open").get("tiers").get("2").asInt()).isPositive();
        assertThat(report.get("periods")).hasSize(3).allSatisfy(period -> {
            assertThat(period.get("new").asInt()).isEqualTo(4);
            assertThat(period.get("newResolved").asInt()).isEqualTo(1);
            assertThat(period.get("newOpen").asInt()).isEqualTo(2);
            assertThat(period.get("share").asDouble()).isEqualTo(0.25);
            assertThat(period.get("resolvedBy").get("hand").asInt()).isEqualTo(1);
            assertThat(period.get("resolved").asInt()).isEqualTo(1);
            assertThat(period.get("medianSeconds").asLong()).isBetween(0L, 600L);
            assertThat(period.get("ignoredFor").get(0).get("ignoreReason").asString())
                    .isEqualTo("expected");
            assertThat(period.get("projects").get(0).get("project").asString())
                    .isEqualTo("shop");
            assertThat(period.get("priorities").get("high").get("new").asInt()).isEqualTo(4);
        });
        assertThat(report.get("weeks")).hasSize(13);
        assertThat(report.get("weeks").get(12).get("new").asInt()).isEqualTo(4);
        assertThat(period(0).get("shown").asInt()).as("a report shows nobody a list").isZero();

        JsonNode other = server.get(TRIAGE + "resolution/?project=api").json();
        assertThat(other.get("periods").get(0).get("new").asInt()).isZero();
        assertThat(other.get("periods").get(0).get("share").isNull()).isTrue();
        assertThat(server.get(TRIAGE + "resolution/?project=nowhere").status()).isEqualTo(404);
    }

    @Test
    void warnings_sayWhatIsIgnoredAgainAndAgain() {
        for (int i = 1; i <= 4; i++) {
            ignore(issue("Extension" + i + "Error", "/page" + i), "browser-extension");
        }

        JsonNode warnings = server.get(TRIAGE + "warnings/").json();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0).get("kind").asString()).isEqualTo("class");
        assertThat(warnings.get(0).get("gap").asString()).isEqualTo("inbound-filter");
        assertThat(warnings.get(0).get("ignoreReason").asString())
                .isEqualTo("browser-extension");
        assertThat(warnings.get(0).get("issues")).hasSize(4);
        assertThat(warnings.get(1).get("kind").asString()).isEqualTo("unread");

        server.put("projects/acme/shop/filters/browser-extensions/",
                "{\"active\":true}");
        assertThat(server.get(TRIAGE + "warnings/?days=7").json().get(0).get("gap").asString())
                .isEqualTo("noise-rule");
        assertThat(server.get(TRIAGE + "warnings/?project=api").json()).isEmpty();
        assertThat(server.get(TRIAGE + "warnings/?days=0").status()).isEqualTo(400);
    }

    @Test
    void ranking_thatWasShown_isMadeAgain_withTheSameVerdicts() throws IOException {
        issue("CheckoutError", "/checkout");
        issue("PaymentError", "/payment");
        assertThat(server.get(RANKINGS).json()).isEmpty();
        server.get(SHOWN);

        JsonNode rankings = server.get(RANKINGS).json();
        assertThat(rankings).hasSize(1);
        assertThat(rankings.get(0).get("issues").asInt()).isEqualTo(2);
        String id = rankings.get(0).get("id").asString();
        JsonNode replay = server.get(RANKINGS + id + "/replay/").json();
        assertThat(replay.get("same").asBoolean()).as(replay.toString()).isTrue();
        assertThat(replay.get("compared").asInt()).isEqualTo(2);
        assertThat(replay.get("since")).isEmpty();

        issue("LoginError", "/login");
        server.get(SHOWN);
        assertThat(server.get(RANKINGS).json()).hasSize(1);
        assertThat(server.get(RANKINGS + id + "/replay/").json().get("same").asBoolean())
                .isTrue();

        Reply input = server.get(RANKINGS + id + "/input/");
        var lines = new GZIPInputStream(
                new ByteArrayInputStream(input.response().body())).readAllBytes();
        String text = new String(lines, StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(3).last().asString().contains("\"latestEvent\":{");
        assertThat(marks(text)).as("elsewhere").isEqualTo(RankingLines.read(
                new ByteArrayInputStream(lines)).orElseThrow().verdicts());
        assertThat(server.get(RANKINGS + "999/replay/").status()).isEqualTo(404);
        assertThat(server.get(RANKINGS + "x/input/").status()).isEqualTo(404);
    }

    /// What `corral triage` says about an export.
    private static Map<String, VerdictMark> marks(String text) {
        var read = (TriageRead.Read) TriageReader.read(text, null, Instant.EPOCH);
        RankingLines.Again again = Objects.requireNonNull(read.again());
        Map<String, VerdictMark> marks = new HashMap<>();
        Ranking.again(read.input(), TriageSettings.DEFAULTS, again.judgedAt(),
                new Ranking.Means(Ranking.Means.PLAIN.runner(), part -> part, again.addresses()))
                .verdicts().forEach(each -> marks.put(each.shortId(), VerdictMark.of(each)));
        return marks;
    }

    @Test
    void others_seeNothingOfIt() {
        issue("CheckoutError", "/checkout");
        server.get(SHOWN);
        String id = server.get(RANKINGS).json().get(0).get("id").asString();

        String other = "organizations/other/triage/rankings/";
        assertThat(server.getAs(server.tokens().outsider(), other).json()).isEmpty();
        assertThat(server.getAs(server.tokens().outsider(), other + id + "/replay/").status())
                .isEqualTo(404);
        assertThat(server.getAs(server.tokens().outsider(), other + id + "/input/").status())
                .isEqualTo(404);
        for (String token : List.of(server.readToken(),
                Objects.requireNonNull(server.tokens().owner().get(Scope.ORG_WRITE)))) {
            assertThat(server.getAs(token, RANKINGS + id + "/input/").status()).isEqualTo(403);
        }
    }
}
