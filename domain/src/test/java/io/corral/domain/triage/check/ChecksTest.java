package io.corral.domain.triage.check;

import static io.corral.domain.triage.IssueDraft.NOW;
import static io.corral.domain.triage.IssueDraft.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Frame;
import io.corral.domain.triage.IssueDraft;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void everyQuestion_isAskedInOrder() {
        assertThat(Checks.of(Looked.at(anIssue("A-1")).examined())).extracting(Check::type)
                .containsExactly(CheckType.values());
        assertThat(List.of(CheckType.values())).filteredOn(CheckType::isDeep).hasSize(4);
    }

    @Test
    void issue_isNamedWithItsState() {
        assertThat(Looked.at(anIssue("A-1").error("KeyError", "sku")).answer(CheckType.ISSUE))
                .isEqualTo("A-1: KeyError: sku, ongoing, last event 60 s ago");
    }

    @Test
    void seen_rightAfterADeploy_isNew() {
        assertThat(Looked.at(anIssue("A-1").isNew(30)).deployed("v2.4.1", "production", 34)
                .deployed("v2.4.0", "production", 9_000).answer(CheckType.SEEN))
                .isEqualTo("first seen 4 min after deploy of v2.4.1: new, not a regression");
    }

    @Test
    void seen_afterADeployElsewhere_isOfNoInterest() {
        assertThat(Looked.at(anIssue("A-1").isNew(30)).deployed("v2.4.1", "staging", 34)
                .answer(CheckType.SEEN))
                .isEqualTo("first seen 30 min ago: new, not a regression");
    }

    @Test
    void seen_resolvedBefore_isARegression() {
        assertThat(Looked.at(anIssue("A-1").since(41).is("regressed")).answer(CheckType.SEEN))
                .isEqualTo("first seen 41 days ago: a regression, it was resolved and came back");
    }

    @Test
    void users_withTheirRate() {
        assertThat(Looked.at(anIssue("A-1").isNew(60).seen(400, 101)).answer(CheckType.USERS))
                .isEqualTo("101 users, about 101 in the worst hour (above the limit of 100)");
        assertThat(Looked.at(anIssue("A-1").isNew(60).seen(400, 100)).answer(CheckType.USERS))
                .isEqualTo("100 users, about 100 in the worst hour (limit 100)");
        assertThat(Looked.at(anIssue("A-1").seen(400, 0)).answer(CheckType.USERS))
                .startsWith("none: no event names a user");
    }

    @Test
    void environment_ofAllEvents() {
        assertThat(environment(anIssue("A-1").share("environment", "production", 98)
                .share("environment", "staging", 2))).isEqualTo("98 % production");
        assertThat(environment(anIssue("A-1").tag("environment", "production")))
                .isEqualTo("production");
        assertThat(environment(anIssue("A-1").tag("environment", "staging")))
                .isEqualTo("not production: staging");
        Check unseen = Looked.at(anIssue("A-1")).check(CheckType.ENVIRONMENT);
        assertThat(unseen.isSeen()).isFalse();
    }

    private static String environment(IssueDraft issue) {
        return Looked.at(issue).answer(CheckType.ENVIRONMENT);
    }

    @Test
    void release_thatIntroducedIt() {
        Looked looked = Looked.at(anIssue("A-1").isNew(30).inRelease("v2.4.1", 96)
                .inRelease("v2.4.0", 4)).deployed("v2.4.1", "production", 34);
        assertThat(looked.answer(CheckType.RELEASE)).isEqualTo("v2.4.1, deployed 4 min before it"
                + " began; 96 % of its events are of that release");
        assertThat(looked.check(CheckType.RELEASE).details())
                .containsExactly("v2.4.1: 96 %", "v2.4.0: 4 %");
    }

    @Test
    void release_withoutADeploy() {
        assertThat(Looked.at(anIssue("A-1").inRelease("v2", 3).inRelease("v1", 1))
                .answer(CheckType.RELEASE))
                .isEqualTo("no deploy before it was reported; most events are of v2: 75 %");
    }

    @Test
    void suspects_saidAndUnsaid() {
        var commit = new SuspectCommit("0123456789abcdef", "Rename field", "Ana", "src/app.py");
        assertThat(Looked.at(anIssue("A-1")).suspecting(commit)
                .answer(CheckType.SUSPECT_COMMITS)).isEqualTo(
                        "0123456789 \"Rename field\" by Ana, changed src/app.py");
        assertThat(Looked.at(anIssue("A-1")).suspecting().answer(CheckType.SUSPECT_COMMITS))
                .startsWith("none");
        assertThat(Looked.at(anIssue("A-1")).check(CheckType.SUSPECT_COMMITS).isSeen()).isFalse();
    }

    @Test
    void stack_toTheFailingFunctionAndLine() {
        Frame own = frame("payments/charge.py", "charge", 118).withInApp(true);
        Frame library = frame("requests/adapters.py", "send", 519).withInApp(false);
        Check check =
                Looked.at(anIssue("A-1").frames(own, library)).check(CheckType.STACK_TRACE);
        assertThat(check.answer()).isEqualTo("charge at payments/charge.py:118, inside"
                + " send at requests/adapters.py:519");
        assertThat(check.details()).first().isEqualTo("send at requests/adapters.py:519");
        assertThat(Looked.at(anIssue("A-1").message("no stack")).check(CheckType.STACK_TRACE)
                .isSeen()).isFalse();
    }

    private static Frame frame(String file, String function, int line) {
        return new Frame(file, null, null, function, null, line, null, null, List.of(),
                List.of(), null, Map.of(), null, null, null, null);
    }

    @Test
    void breadcrumbs_inTheirOrder() {
        var navigation = new Breadcrumb(NOW.minusSeconds(90), "navigation", "navigation", null,
                null, Map.of("from", "/cart", "to", "/checkout"));
        var click = new Breadcrumb(NOW.minusSeconds(3), "user", "ui.click", null, "button#pay",
                Map.of());
        Check check = Looked.at(anIssue("A-1").crumb(navigation).crumb(click)
                .call("https://api.stripe.test/v1/charges?key=secret", 503))
                .check(CheckType.BREADCRUMBS);
        assertThat(check.answer()).isEqualTo("navigation /cart to /checkout, then ui.click"
                + " button#pay, then call of https://api.stripe.test/v1/charges 503, then the"
                + " error");
        assertThat(check.details()).startsWith("-90 s navigation /cart to /checkout",
                "-3.0 s ui.click button#pay");
    }

    @Test
    void breadcrumbs_statusOfACall_isANumberOrAText() {
        Check check = Looked.at(anIssue("A-1")
                .crumb(new Breadcrumb(null, "http", "http", null, null, Map.of("url",
                        "https://a.test/", "method", "PUT", "status_code", "502")))
                .crumb(new Breadcrumb(null, "http", "http", null, null, Map.of("url",
                        "https://b.test/", "method", "GET", "status_code", 404))))
                .check(CheckType.BREADCRUMBS);
        assertThat(check.answer()).isEqualTo(
                "PUT https://a.test/ 502, then GET https://b.test/ 404, then the error");
    }

    @Test
    void userContext_withoutWhoItWas() {
        IssueDraft issue = anIssue("A-1").eventTag("browser", "Chrome 126").eventTag("plan", "pro")
                .eventTag("user", "id:7").context("os", Map.of("name", "Windows", "version", "11"));
        Check check = Looked.at(issue).check(CheckType.USER_CONTEXT);
        assertThat(check.answer()).isEqualTo("Chrome 126, Windows 11");
        assertThat(check.details()).containsExactly("plan = pro");
    }

    @Test
    void tagPatterns_againstTheRestOfTheProject() {
        IssueDraft issue = anIssue("A-1").share("release", "v2", 92).share("release", "v1", 8)
                .share("browser", "Chrome 126", 60).share("browser", "Safari 17", 40)
                .share("level", "error", 100);
        IssueDraft other = anIssue("A-2").share("release", "v2", 30).share("release", "v1", 70)
                .share("browser", "Chrome 126", 62).share("browser", "Safari 17", 38)
                .share("level", "warning", 100);
        IssueDraft elsewhere = anIssue("B-1").inProject("jobs").share("release", "v2", 100_000);
        assertThat(Looked.at(issue).beside(other).beside(elsewhere)
                .answer(CheckType.TAG_PATTERNS)).isEqualTo("92 % of events have release v2,"
                        + " 30 % in the rest of the project");
        assertThat(Looked.at(other).beside(other).answer(CheckType.TAG_PATTERNS))
                .isEqualTo("none stands out: 2 release values, 2 browser values");
    }

    @Test
    void tagPatterns_ofFewEvents_sayNothing() {
        assertThat(Looked.at(anIssue("A-1").share("release", "v2", 9))
                .answer(CheckType.TAG_PATTERNS)).startsWith("none stands out");
    }

    @Test
    void hostileText_isOneBoundedLine() {
        String hostile = "a\n\u202e\u0007" + "x".repeat(1_000_000);
        IssueDraft issue = anIssue(hostile).error(hostile, hostile).crumb(hostile)
                .eventTag(hostile, hostile).share(hostile, hostile, 20)
                .share(hostile, "other", 1).share("environment", hostile, 3)
                .inRelease(hostile, 4);
        for (Check check : Checks.of(Looked.at(issue).deployed(hostile, hostile, 60)
                .suspecting(new SuspectCommit(hostile, hostile, hostile, hostile))
                .examined())) {
            if (check.type() != CheckType.ISSUE) {
                assertThat(check.answer()).doesNotContain("\n", "\u202e", "\u0007")
                        .hasSizeLessThan(800);
            }
            assertThat(check.details()).allMatch(line -> line.length() < 800);
        }
    }
}
