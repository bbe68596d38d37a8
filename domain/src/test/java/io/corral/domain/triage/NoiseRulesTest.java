package io.corral.domain.triage;

import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Frame;
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
    void statisticsOfOurOwn_thatABrowserBlocks_areAFlake_unlessTheyAreAnswered() {
        IssueDraft beacon = anIssue("A-1").at("https://app.shop.example/d/1").seen(900, 400)
                .error("TypeError", "Failed to fetch", inApp("src/telemetry/beacon.ts", "send"));
        assertThat(noise(beacon.call("/t/beacon", 0).call("/api/orders", 200)))
                .isEqualTo(NoiseClass.THIRD_PARTY_FLAKE);
        assertThat(noise(beacon.call("/t/beacon", 500))).isNull();
    }

    @Test
    void anAddressWithoutHost_isOurs_andMayWorkTheSecondTime() {
        IssueDraft form = anIssue("A-1").at("https://app.shop.example/d/1")
                .error("HttpError", "request failed with status 502");
        assertThat(form.call("/api/orders", 502).verdict().reasons())
                .extracting(Verdict.Reason::signal)
                .contains(SignalType.OWN_CALL_FAILED.wireName());
        assertThat(noise(form.call("/api/orders", 200))).isEqualTo(NoiseClass.AUTO_RETRIED);
    }

    @Test
    void aCrashThatIsAboutNoCall_isNotMadeGoodByACallThatWorkedLater() {
        IssueDraft crash = anIssue("A-1").isUnhandled().error("NullPointerException",
                "Cannot read field \"total\" because \"line\" is null")
                .call("https://api.shop.example/carts", 502)
                .call("https://api.shop.example/carts", 200);
        assertThat(noise(crash)).isNull();
        assertThat(noise(crash.error("HttpError", "request failed with status 502")))
                .isEqualTo(NoiseClass.AUTO_RETRIED);
    }

    @Test
    void aScriptInThePage_isNotOurs_ourOwnScriptIs() {
        IssueDraft reader = anIssue("A-1").isUnhandled().at("https://shop.example/cart");
        assertThat(noise(reader.error("TypeError", "ethereum is not defined",
                inApp("https://shop.example/cart?step=2", "?"))))
                .isEqualTo(NoiseClass.EXPECTED);
        assertThat(noise(reader.error("TypeError", "ethereum is not defined",
                inApp("https://shop.example/assets/cart-Bx1.js", "?")))).isNull();
        assertThat(noise(reader.error("TypeError", "ethereum is not defined",
                inApp("https://shop.example/cart", "pay")))).isNull();
    }

    @Test
    void aHookOnAModifiedDevice_isNotOurs_whereItFails() {
        Frame main = inApp("main.kt", "main");
        Frame hook = Frame.of("de.robv.android.xposed.XposedBridge", "XposedBridge.java", "call");
        assertThat(noise(anIssue("A-1").isUnhandled().error("NoSuchMethodError", "x",
                main, hook))).isEqualTo(NoiseClass.BROWSER_EXTENSION);
        assertThat(noise(anIssue("A-1").isUnhandled().error("NullPointerException", "x", hook,
                main, inApp("Cart.kt", "show"), inApp("Cart.kt", "total")))).isNull();
    }

    @Test
    void aRequestTheFrameworkCouldNotRead_isExpected_unlessManyMeetIt() {
        Frame library = Frame.of(null, "node_modules/router/lib/layer.js", "decodeParam");
        IssueDraft request = anIssue("A-1").isUnhandled().isNew(90)
                .at("https://shop.example/files/%c0%ae")
                .error("URIError", "Failed to decode param '%c0%ae'", library);
        assertThat(noise(request)).isEqualTo(NoiseClass.EXPECTED);
        assertThat(noise(request.seen(90_000, 9_000))).isNull();
        assertThat(noise(request.seen(100, 5).error("URIError",
                "Failed to decode param '%c0%ae'", inApp("src/files.js", "open")))).isNull();
    }

    @Test
    void whatOnlyCrawlersMeet_isABot_howeverManyTheySeemToBe() {
        assertThat(noise(anIssue("A-1").isUnhandled().seen(20, 20)
                .tag("browser", "ShelfSpider 1.4", "ShelfSpider 2.0")))
                .isEqualTo(NoiseClass.BOT);
        assertThat(noise(anIssue("A-1").isUnhandled().seen(40, 20)
                .tag("browser", "ShelfSpider 1.4", "ShelfSpider 2.0"))).isNull();
        assertThat(noise(anIssue("A-1").isUnhandled().seen(10, 4)
                .tag("firebase.test.lab", "true"))).isEqualTo(NoiseClass.BOT);
        assertThat(noise(anIssue("A-1").isUnhandled().seen(10, 4)
                .tag("firebase.test.lab", "false"))).isNull();
    }

    static Frame inApp(String file, String function) {
        return Frame.of(null, file, function).withInApp(true);
    }

    @Test
    void aRefusalThatTheProgramAnswered_isExpected_untilADeployBringsIt() {
        IssueDraft refused = anIssue("A-1").level(Level.WARNING).since(90)
                .sending("POST", "https://x.example/zorps").error("ZorpClosed", "zorp 7")
                .crumb("409 returned");
        assertThat(noise(refused)).isEqualTo(NoiseClass.EXPECTED);
        assertThat(refused.verdict().path())
                .contains("noise expected: refused with an answer, as it is made to");
        assertThat(refused.isNew(50).verdictAfter("web@1", 60, null).noise()).isNull();
    }

    @Test
    void aNoteOfALaterTry_isRetried_aNoteOfTheLastOneIsNot() {
        IssueDraft locked = anIssue("A-1").error("LockError", "zorp is locked").seen(900, 80)
                .on("PUT /zorps/7");
        assertThat(noise(locked.crumb("zorp stored on attempt 2")))
                .isEqualTo(NoiseClass.AUTO_RETRIED);
        assertThat(noise(anIssue("A-1").error("LockError", "zorp is locked").on("PUT /zorps/7")
                .crumb("sending zorp").crumb("zorp acknowledged"))).isNull();
        assertThat(noise(anIssue("A-1").error("LockError", "zorp is locked").on("PUT /zorps/7")
                .crumb("resend zorp").crumb("zorp acknowledged")))
                .isEqualTo(NoiseClass.AUTO_RETRIED);
        assertThat(noise(anIssue("A-1").error("LockError", "zorp is locked").on("PUT /zorps/7")
                .crumb("stopped on attempt 2 of 2"))).isNull();
    }

    @Test
    void onlyTestDevices_areARobot_onePersonAmongThemIsNot() {
        assertThat(noise(anIssue("A-1").isUnhandled().seen(90, 2)
                .tag("device", "google-test-device"))).isEqualTo(NoiseClass.BOT);
        assertThat(noise(anIssue("A-1").isUnhandled().seen(90, 2)
                .tag("device", "google-test-device", "Pixel 9"))).isNull();
    }

    @Test
    void guessedPasswordsOfAProgram_areABot() {
        IssueDraft guessed = anIssue("A-1").level(Level.WARNING).message("login failed for zorp")
                .seen(40_000, 0).askedBy("Go-http-client/1.1", "https://x.example/login");
        assertThat(noise(guessed)).isEqualTo(NoiseClass.BOT);
    }

    @Test
    void theServerThatWeCalled_isNoClientThatWentAway() {
        assertThat(noise(anIssue("A-1").error("Unavailable", "connection reset by peer")
                .at("https://x.example/zorp").call("http://zorp.internal/a", 502)
                .seen(800, 290))).isNull();
    }

    @Test
    void anEnvironmentThatIsNeverDeployedTo_isNoProduction() {
        IssueDraft odd = anIssue("A-1").tag("environment", "zorpland").isUnhandled();
        assertThat(odd.verdictAfter("web@1", 60, null).noise()).isEqualTo(NoiseClass.STAGING);
        assertThat(noise(odd)).isNull();
    }

    @Test
    void whatIsLost_isNoNoise_howeverMildItLooks() {
        assertThat(noise(anIssue("A-1").level(Level.WARNING).tag("attempt", "1/5").seen(9, 0)
                .message("letter not sent, data lost"))).isNull();
    }

    @Test
    void aForgery_isExpected_whereNobodyIsHurt() {
        IssueDraft forged = anIssue("A-1").sending("POST", "https://x.example/hooks")
                .error("InvalidSignatureException", "signature of webhook does not match");
        assertThat(noise(forged.seen(260, 0))).isEqualTo(NoiseClass.EXPECTED);
        assertThat(noise(forged.seen(260, 90))).isNull();
    }

    @Test
    void whatABlockerOfTheBrowserRefuses_isAnExtension() {
        assertThat(noise(anIssue("A-1").error("TypeError",
                "Failed to fetch (net::ERR_BLOCKED_BY_CLIENT)")
                .frames(inApp("beacon.ts", "send")).seen(900, 300)))
                .isEqualTo(NoiseClass.BROWSER_EXTENSION);
    }

    @Test
    void aLaterTry_isNoise_butNotWhereSomethingNewTookOver() {
        IssueDraft retried = anIssue("A-1").error("SqlException", "transport error")
                .crumb("scan stored at second attempt").seen(40, 0);
        assertThat(noise(retried)).isEqualTo(NoiseClass.AUTO_RETRIED);
        assertThat(noise(retried.isNew(60).crumb("failover of db-1 to db-2 finished"))).isNull();
    }

    @Test
    void anOrnamentFromElsewhere_isAFlake_unlessTheProgramWarned() {
        IssueDraft stars = anIssue("A-1").error("TypeError", "Failed to fetch")
                .frames(inApp("trust/Photo.tsx", "load"))
                .call("https://elsewhere.example/photos", 503).seen(900, 300);
        assertThat(noise(stars)).isEqualTo(NoiseClass.THIRD_PARTY_FLAKE);
        assertThat(noise(stars.crumb(NotesReaderTest.warning("photos missing")))).isNull();
    }
}
