package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the product context changes about a verdict.
class ProductContextRulesTest {

    private static ProductContext flow(String pattern) {
        return new ProductContext("", List.of(),
                List.of(new ProductContext.Flow("Seats", List.of(pattern), "revenue")), List.of(),
                List.of(), List.of(), Map.of());
    }

    private static ProductContext policy(String match, int retriesMax, String onExhausted) {
        return new ProductContext("", List.of(), List.of(),
                List.of(new ProductContext.RetryPolicy(match, retriesMax, onExhausted)),
                List.of(), List.of(), Map.of());
    }

    private static ProductContext party(String host, String usedFor) {
        return new ProductContext("", List.of(), List.of(), List.of(),
                List.of(new ProductContext.ThirdParty(host, usedFor)), List.of(), Map.of());
    }

    private static boolean says(Verdict verdict, SignalType type) {
        return verdict.reasons().stream()
                .anyMatch(reason -> reason.signal().equals(type.wireName()));
    }

    private static ProductContext service(ProductContext.Criticality criticality, String owner,
            Map<String, String> owners) {
        return new ProductContext("", List.of(new ProductContext.Service("Shop", List.of("web"),
                null, criticality, owner, "")), List.of(), List.of(), List.of(), List.of(),
                owners);
    }

    @Test
    void criticality_ordersWithinATier() {
        IssueDraft issue = anIssue("A-1").isUnhandled();
        Verdict plain = issue.verdictIn(service(ProductContext.Criticality.MEDIUM, "", Map.of()));
        Verdict critical =
                issue.verdictIn(service(ProductContext.Criticality.CRITICAL, "", Map.of()));
        Verdict high = issue.verdictIn(service(ProductContext.Criticality.HIGH, "", Map.of()));
        Verdict low = issue.verdictIn(service(ProductContext.Criticality.LOW, "", Map.of()));
        assertThat(List.of(critical, high, plain, low)).extracting(Verdict::score)
                .isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        assertThat(List.of(critical, high, low)).extracting(Verdict::tier)
                .containsOnly(plain.tier());
        assertThat(says(critical, SignalType.CRITICAL_SERVICE)).isTrue();
    }

    @Test
    void owner_isWhomTheNextStepAssignsTo() {
        IssueDraft issue = anIssue("A-1").isUnhandled();
        assertThat(issue.verdictIn(service(ProductContext.Criticality.HIGH, "#shop", Map.of()))
                .nextStep()).endsWith("Assign it to #shop.");
        assertThat(issue.verdictIn(service(ProductContext.Criticality.HIGH, "#shop",
                Map.of("web", "#web"))).nextStep()).endsWith("Assign it to #web.");
        assertThat(issue.verdict().nextStep()).doesNotContain("Assign");
        assertThat(anIssue("A-2").tag("environment", "staging").verdictIn(service(
                ProductContext.Criticality.HIGH, "#shop", Map.of())).nextStep())
                .doesNotContain("Assign");
    }

    @Test
    void flow_matchesTheRoute_makesItACoreFlow() {
        IssueDraft issue = anIssue("A-1").on("POST /zones/7").isUnhandled().isNew(600);
        assertThat(issue.verdictIn(flow("/zones/*")).tier()).isEqualTo(1);
        assertThat(issue.verdictIn(flow("/other/*")).tier()).isGreaterThan(1);
    }

    @Test
    void flow_matchesTheCallThatFailed_isARouteToo() {
        IssueDraft page = anIssue("A-1").call("https://web.internal/zones/7", 500);
        assertThat(says(page.verdictIn(flow("/zones/*")), SignalType.FLOW)).isTrue();
        IssueDraft worked = anIssue("A-1").call("https://web.internal/zones/7", 200);
        assertThat(says(worked.verdictIn(flow("/zones/*")), SignalType.FLOW)).isFalse();
    }

    @Test
    void policy_limitOfTheContext_tellsWhatIsExhausted() {
        IssueDraft job = anIssue("A-1").on("jobs.post_statement").tag("attempt", "1", "2", "3")
                .seen(40, 0);
        assertThat(says(job.verdictIn(policy("post_statement", 3, "")),
                SignalType.RETRIES_EXHAUSTED)).isTrue();
        assertThat(job.verdictIn(policy("post_statement", 9, "")).noise())
                .isEqualTo(NoiseClass.AUTO_RETRIED);
    }

    @Test
    void onExhausted_namesWhatIsLost_isLost() {
        Verdict verdict = anIssue("A-1").on("jobs.post_row").tag("attempt", "3").isNew(600)
                .seen(9, 0).verdictIn(policy("post_row", 3, "the meter never gets its tariff"));
        assertThat(says(verdict, SignalType.WORK_LOST)).isTrue();
        assertThat(verdict.tier()).isEqualTo(1);
    }

    @Test
    void onExhausted_somebodyDoesItByHand_isLateOnly() {
        Verdict verdict = anIssue("A-1").on("jobs.post_row").tag("attempt", "3").isNew(600)
                .seen(9, 0).verdictIn(policy("post_row", 3, "a clerk types the row by hand"));
        assertThat(says(verdict, SignalType.BY_HAND)).isTrue();
        assertThat(verdict.tier()).isEqualTo(2);
    }

    @Test
    void notes_nameWhatIsForOurOwnUse() {
        var service = new ProductContext.Service("Jobs", List.of("web"),
                ProductContext.Audience.BATCH, null, null, "queue study is only for our analysts");
        var context = new ProductContext("", List.of(service), List.of(), List.of(), List.of(),
                List.of(), Map.of());
        IssueDraft study = anIssue("A-1").on("study.weekly").tag("attempt", "3/3").seen(9, 0);
        assertThat(study.verdictIn(context).tier()).isEqualTo(3);
        assertThat(anIssue("A-1").on("wages.weekly").tag("attempt", "3/3").seen(9, 0)
                .verdictIn(context).tier()).isEqualTo(2);
    }

    @Test
    void knownNoise_isNoise_alsoInOurOwnCode() {
        var context = new ProductContext("", List.of(), List.of(), List.of(), List.of(),
                List.of(new ProductContext.KnownNoise("ZorpOpen", "somebody fills it")), Map.of());
        assertThat(anIssue("A-1").error("ZorpOpen", "zorp 7").verdictIn(context).noise())
                .isEqualTo(NoiseClass.EXPECTED);
    }

    @Test
    void onExhausted_namesWhoMakesGood_isAFallback() {
        Verdict verdict = anIssue("A-1").on("jobs.post_row").tag("attempt", "3").seen(9, 0)
                .verdictIn(policy("post_row", 3, "the nightly run repairs it"));
        assertThat(says(verdict, SignalType.WORK_LOST)).isFalse();
        assertThat(verdict.isHigh()).isFalse();
    }

    @Test
    void thirdParty_optional_isNothingToHurryFor() {
        IssueDraft call = anIssue("A-1").call("https://maps.other.test/tile", 503);
        assertThat(says(call.verdictIn(party("maps.other.test", "map, optional")),
                SignalType.FALLBACK)).isTrue();
        assertThat(says(call.verdictIn(party("maps.other.test", "card payments")),
                SignalType.FALLBACK)).isFalse();
    }

    @Test
    void knownNoise_withFramesOfOurs_staysVisible() {
        var known = new ProductContext("", List.of(), List.of(), List.of(), List.of(),
                List.of(new ProductContext.KnownNoise("it failed", "old devices")), Map.of());
        assertThat(anIssue("A-1").message("sync: it failed").verdictIn(known).noise())
                .isEqualTo(NoiseClass.EXPECTED);
        assertThat(anIssue("A-1").isUnhandled().verdictIn(known).noise()).isNull();
    }

    @Test
    void service_internal_isAPageOfTheStaff() {
        var inner = new ProductContext("", List.of(new ProductContext.Service("Desk",
                List.of("web"), ProductContext.Audience.INTERNAL, null, null, "")), List.of(),
                List.of(), List.of(), List.of(), Map.of());
        assertThat(anIssue("A-1").on("/lists/7").isUnhandled().verdictIn(inner).tier())
                .isEqualTo(3);
        assertThat(anIssue("A-1").on("/invoices/7").isUnhandled().verdictIn(inner).severity())
                .isEqualTo(Severity.P1);
    }
}
