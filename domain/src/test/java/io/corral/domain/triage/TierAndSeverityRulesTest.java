package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import org.junit.jupiter.api.Test;

class TierAndSeverityRulesTest {

    private static void assertSaid(IssueDraft issue, int tier, Severity severity, String rule) {
        Verdict verdict = issue.verdict();
        assertThat(verdict.path()).contains("tier " + tier + ": " + rule);
        assertThat(verdict.severity()).isEqualTo(severity);
    }

    @Test
    void wrongMoney_isP0_forOnePerson() {
        assertSaid(anIssue("A-1").message("order 7 was charged twice").seen(1, 1), 1, Severity.P0,
                "wrong money");
    }

    @Test
    void otherPeoplesData_isP0_forOnePerson() {
        assertSaid(anIssue("A-1").message("document belongs to another customer").seen(1, 1), 1,
                Severity.P0, "other people's data");
    }

    @Test
    void aMailJob_atItsLimit_isP1_howeverOld_unlessSomebodyDoesItByHand() {
        String rule = "a message that customers depend on gave up";
        assertSaid(anIssue("A-1").on("mailer.send").tag("attempt", "5/5").isNew(600).seen(3, 0), 1,
                Severity.P1, rule);
        assertSaid(anIssue("A-1").on("mailer.send").tag("attempt", "5/5").since(90).seen(3, 0), 1,
                Severity.P1, rule);
        assertSaid(anIssue("A-1").on("mailer.send").tag("attempt", "5/5").since(90).seen(3, 0)
                .crumb("printed and posted by hand"), 3, Severity.P2,
                "people get something in its place");
    }

    @Test
    void aJobOfAFlow_atItsLimitLately_isP1() {
        assertSaid(anIssue("A-1").on("billing.run").tag("attempt", "5/5").isNew(600).seen(3, 0), 1,
                Severity.P1, "a job of a core flow gave up");
        assertSaid(anIssue("A-1").on("billing.run").tag("attempt", "5/5").seen(3, 0), 2,
                Severity.P2, "a job gave up");
    }

    @Test
    void housekeeping_atItsLimit_isStability() {
        assertSaid(anIssue("A-1").on("zorps.cleanup").tag("attempt", "5/5").seen(3, 0), 3,
                Severity.P2, "what is for our own use gave up");
    }

    @Test
    void whatWaits_isHigh_whereTheProgramSaysHowMany() {
        assertSaid(anIssue("A-1").error("ZorpError", "zorp 7").seen(9, 0)
                .crumb("312 zorps waiting"), 2, Severity.P2, "what people wait for is late");
        assertSaid(anIssue("A-1").error("ZorpError", "zorp 7").seen(9, 0)
                .crumb("zorps waiting"), 3, Severity.P2, "stability, or an edge case");
    }

    @Test
    void whatPeopleComeFor_brokenByADeploy_isTierOne_withoutKnownWords() {
        Verdict broken = anIssue("A-1").on("/zorp").isUnhandled().isNew(50).seen(900, 700)
                .verdictAfter("web@1", 60, null);
        assertThat(broken.path()).contains("tier 1: "
                + "what people come for fails since a deploy, for many an hour");
    }

    @Test
    void whatALanguageSaysAboutAnArgument_isNoWrongResult() {
        assertSaid(anIssue("A-1").error("RangeError", "Incorrect zorp").on("/zorp").seen(9, 9), 3,
                Severity.P2, "stability, or an edge case");
        assertSaid(anIssue("A-1").error("ZorpDiffers", "Incorrect zorp").on("/zorp").seen(9, 9), 2,
                Severity.P2, "wrong, late or missing results");
    }

    @Test
    void anyJob_atItsLimit_isHigh() {
        assertSaid(anIssue("A-1").on("tasks.recolour").tag("attempt", "5/5").seen(3, 0), 2,
                Severity.P2, "a job gave up");
    }

    @Test
    void signIn_unhandled_isP1_forFew() {
        assertSaid(anIssue("A-1").on("POST /login").isUnhandled().seen(12, 3), 1, Severity.P1,
                "people cannot sign in");
    }

    @Test
    void aFallback_softens_whatWouldBlock() {
        assertSaid(anIssue("A-1").on("/search").crumb("fallback to the old index").seen(40, 9), 3,
                Severity.P2, "people get something in its place");
    }

    @Test
    void decoration_caught_isP3() {
        assertSaid(anIssue("A-1").error("TypeError", "avatar is null").seen(40, 9), 4,
                Severity.P3, "housekeeping or decoration");
    }

    @Test
    void aRareCheck_ofTheProgramItself_isNew() {
        assertSaid(anIssue("A-1").isNew(60).message("ballast 4 zorped").seen(2, 1), 1,
                Severity.P0, "a check says so, now and then, and that is new");
    }

    @Test
    void many_newOrRising_withoutKnownWords() {
        assertSaid(anIssue("A-1").isNew(3 * 24 * 60).on("/zorp").seen(900, 400), 2, Severity.P2,
                "new or rising, for many");
        assertSaid(anIssue("A-1").on("/zorp").seen(900, 400), 3, Severity.P2,
                "stability, or an edge case");
    }

    @Test
    void whatPeopleSend_unhandled_isHigh_butNoOldEdgeCase() {
        assertSaid(anIssue("A-1").sending("POST", "https://x.example/zorp").isUnhandled()
                .seen(12, 9), 2, Severity.P2, "what people send fails");
        assertSaid(anIssue("A-1").sending("GET", "https://x.example/zorp").isUnhandled()
                .seen(12, 9), 3, Severity.P2, "stability, or an edge case");
        assertSaid(anIssue("A-1").sending("POST", "https://x.example/zorp").isUnhandled()
                .since(300).seen(12, 9), 3, Severity.P2, "stability, or an edge case");
    }

    @Test
    void whatRunsOutInDays_isP3_andAGaugeP2() {
        assertSaid(anIssue("A-1").message("certificate zorp expires in 9 days").seen(3, 0), 3,
                Severity.P3, "stability, or an edge case");
        assertSaid(anIssue("A-1").message("disk 91% used").seen(3, 0), 3, Severity.P2,
                "a gauge of a machine, and nothing failed yet");
    }

    @Test
    void aCoreFlowBlocked_forALot_isP0_andAsOthersSeeItP1() {
        IssueDraft broken = anIssue("A-1").sending("POST", "https://x.example/checkout")
                .isUnhandled().isNew(50).hourly(1000);
        assertThat(broken.seen(1000, 700).verdictAfter("web@1", 60, null).severity())
                .isEqualTo(Severity.P1);
        assertThat(broken.seen(1000, 900).verdictAfter("web@1", 60, null).severity())
                .isEqualTo(Severity.P0);
        assertThat(broken.call("https://x.example/checkout", 500).verdictAfter("web@1", 60, null)
                .severity()).isEqualTo(Severity.P1);
    }

    @Test
    void aPageOfTheStaff_isP2_forFewP3_untilItBreaksWithADeploy() {
        assertSaid(anIssue("A-1").inProject("backoffice").on("/zorp").isUnhandled().seen(12, 9), 3,
                Severity.P3, "a page of the staff");
        assertSaid(anIssue("A-1").inProject("backoffice").on("/zorp").isUnhandled().seen(50, 30), 3,
                Severity.P2, "a page of the staff");
        Verdict broken = anIssue("A-1").inProject("backoffice").on("/zorp").isUnhandled()
                .isNew(50).seen(12, 3).verdictAfter("web@1", 60, null);
        assertThat(broken.path()).contains("tier 2: a page of the staff broke with a deploy");
    }

    @Test
    void mild_andMany_isStability() {
        assertThat(anIssue("A-1").isNew(3 * 24 * 60).level(Level.WARNING).on("/zorp")
                .seen(900, 400).verdict().tier()).isEqualTo(3);
    }
}
