package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoiseRulesTest {

    private static @Nullable NoiseClass noise(IssueDraft issue) {
        return issue.verdict().noise();
    }

    @Test
    void attemptsBelowTheLimit_areRetried_exhaustedAreNot() {
        assertThat(noise(anIssue("A-1").tag("attempt", "1/5", "2/5").seen(90_000, 0)))
                .isEqualTo(NoiseClass.AUTO_RETRIED);
        assertThat(noise(anIssue("A-1").tag("attempt", "1/5", "5/5").seen(4, 0))).isNull();
    }

    @Test
    void aScannersPath_isABot_ourOwnLinkIsNot() {
        assertThat(noise(anIssue("A-1").at("https://shop.example/wp-login.php").seen(400, 0)))
                .isEqualTo(NoiseClass.BOT);
        assertThat(noise(anIssue("A-1").at("https://shop.example/prices").seen(400, 40)))
                .isNull();
    }

    @Test
    void nothingInProduction_isStaging_howeverLoud() {
        assertThat(noise(anIssue("A-1").tag("environment", "staging").isUnhandled().isNew(10)
                .seen(900_000, 5000))).isEqualTo(NoiseClass.STAGING);
    }

    @Test
    void theClientWentAway_isExpected_unlessNothingCaughtIt() {
        IssueDraft gone = anIssue("A-1").error("ClientAbortException", "broken pipe")
                .at("https://shop.example/list");
        assertThat(noise(gone)).isEqualTo(NoiseClass.EXPECTED);
        assertThat(noise(gone.isUnhandled())).isNull();
    }

    @Test
    void aDecline_isExpected_untilItRises() {
        assertThat(noise(anIssue("A-1").level(Level.WARNING).error("CardError",
                "card declined: insufficient funds"))).isEqualTo(NoiseClass.EXPECTED);
        assertThat(noise(anIssue("A-1").level(Level.WARNING).isNew(30).error("CardError",
                "card declined: insufficient funds"))).isNull();
    }

    @Test
    void refusedInput_isExpected_asAWarningOnly() {
        assertThat(noise(anIssue("A-1").level(Level.WARNING).error("ValidationError",
                "postcode is required"))).isEqualTo(NoiseClass.EXPECTED);
        assertThat(noise(anIssue("A-1").level(Level.ERROR).error("ValidationError",
                "postcode is required"))).isNull();
    }

    @Test
    void aWarningOfLongStanding_isExpected_anErrorOrANewOneIsNot() {
        IssueDraft warning = anIssue("A-1").level(Level.WARNING).since(90)
                .error("ZorpWarning", "zorp 7 is odd").on("/zorps");
        assertThat(noise(warning)).isEqualTo(NoiseClass.EXPECTED);
        assertThat(noise(warning.isUnhandled())).isNull();
        assertThat(noise(anIssue("A-1").since(90).error("ZorpError", "zorp 7").on("/zorps")))
                .isNull();
        assertThat(noise(anIssue("A-1").level(Level.WARNING).since(9)
                .error("ZorpWarning", "zorp 7").on("/zorps"))).isNull();
    }

    @Test
    void aWarningOfLongStanding_aboutMailOrReports_staysVisible() {
        assertThat(noise(anIssue("A-1").level(Level.WARNING).since(90)
                .error("ZorpWarning", "zorp 7 is odd").on("mailer.zorp"))).isNull();
    }

    @Test
    void aNotice_isExpected() {
        assertThat(noise(anIssue("A-1").level(Level.WARNING)
                .message("DeprecationWarning: option b will be removed")))
                .isEqualTo(NoiseClass.EXPECTED);
    }

    @Test
    void anOutsideService_withFallback_isAFlake_whenNobodyHurries() {
        assertThat(noise(anIssue("A-1").level(Level.WARNING).seen(300, 20)
                .call("https://rates.other.test/eur", 503).crumb("using cached value")))
                .isEqualTo(NoiseClass.THIRD_PARTY_FLAKE);
    }

    @Test
    void whatIsLost_isNoNoise_howeverMildItLooks() {
        assertThat(noise(anIssue("A-1").level(Level.WARNING).tag("attempt", "1/5").seen(9, 0)
                .message("letter not sent, data lost"))).isNull();
    }
}
