package io.corral.domain.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.IssueId;
import io.corral.domain.issue.IgnoreClass;
import io.corral.domain.outcome.FilterReason;
import io.corral.domain.triage.IgnoreWarning.Gap;
import io.corral.domain.triage.IgnoreWarning.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatedIgnoresTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Ignore> ignores = new ArrayList<>();

    private void ignored(long issue, String message, @Nullable IgnoreClass kind) {
        ignored(issue, message, kind, false);
    }

    private void ignored(
            long issue, String message, @Nullable IgnoreClass kind, boolean unread) {
        ignores.add(new Ignore(new IssueId(issue), "WEB-" + issue, "web", "Error: " + message,
                "Error", message, kind, unread, NOON.plusSeconds(ignores.size()), "ana"));
    }

    private List<IgnoreWarning> warnings() {
        return RepeatedIgnores.of(ignores, (_, filter) -> filter == FilterReason.WEB_CRAWLERS);
    }

    @Test
    void issueIgnoredAgain_isAWarning_ofTheAlertRule_orOfTheContextWhereItIsNoise() {
        ignored(1, "it broke", IgnoreClass.WONT_FIX);
        assertThat(warnings()).isEmpty();
        ignored(1, "it broke", IgnoreClass.WONT_FIX);
        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.ISSUE);
            assertThat(warning.gap()).isEqualTo(Gap.ALERT_RULE);
            assertThat(warning.count()).isEqualTo(2);
            assertThat(warning.ignoreClass()).isEqualTo(IgnoreClass.WONT_FIX);
            assertThat(warning.text()).contains("WEB-1", "2 times");
        });

        ignores.clear();
        ignored(1, "the card was declined by its bank", IgnoreClass.EXPECTED);
        ignored(1, "the card was declined by its bank", IgnoreClass.EXPECTED);
        assertThat(warnings().getFirst().gap()).isEqualTo(Gap.NOISE_RULE);
        assertThat(warnings().getFirst().proposal()).isEqualTo("knownNoise:\n"
                + "  - {pattern: '*the card was declined by its bank*', reason: expected error}");
    }

    @Test
    void issuesWithOneMessage_askForAFingerprintRule_orForKnownNoise() {
        for (int issue = 1; issue <= 3; issue++) {
            ignored(issue, "order " + issue + " of the \"north\" shop is late", null);
        }
        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.PATTERN);
            assertThat(warning.gap()).isEqualTo(Gap.FINGERPRINT_RULE);
            assertThat(warning.ignoreClass()).isNull();
            assertThat(warning.proposal()).isEqualTo("error.type:\"Error\" "
                    + "error.value:\"order * of the * shop is late*\" -> web-ignored");
            assertThat(warning.issues()).containsExactly(
                    new IssueId(3), new IssueId(2), new IssueId(1));
        });
    }

    @Test
    void classIgnoredAgainAndAgain_namesTheFilterThatIsOff_andWhatElseWhereItIsOn() {
        for (int issue = 1; issue <= 4; issue++) {
            ignored(issue, "e" + issue, IgnoreClass.BROWSER_EXTENSION);
            ignored(10 + issue, "f" + issue, IgnoreClass.BOT);
        }
        assertThat(warnings()).hasSize(2).allSatisfy(
                warning -> assertThat(warning.kind()).isEqualTo(Kind.CLASS));
        assertThat(warnings()).anySatisfy(warning -> {
            assertThat(warning.ignoreClass()).isEqualTo(IgnoreClass.BROWSER_EXTENSION);
            assertThat(warning.gap()).isEqualTo(Gap.INBOUND_FILTER);
            assertThat(warning.proposal()).contains("browser-extensions", "web");
        });
        assertThat(warnings()).anySatisfy(warning -> {
            assertThat(warning.ignoreClass()).isEqualTo(IgnoreClass.BOT);
            assertThat(warning.gap()).isEqualTo(Gap.NOISE_RULE);
        });
    }

    @Test
    void everyClass_hasAProposal() {
        for (IgnoreClass kind : IgnoreClass.values()) {
            ignores.clear();
            for (int issue = 1; issue <= 4; issue++) {
                ignored(issue, "e" + issue, kind);
            }
            assertThat(warnings()).as(kind.name()).singleElement().satisfies(
                    warning -> assertThat(warning.proposal()).isNotBlank());
        }
    }

    @Test
    void whatAPatternTells_isNotToldAgainByItsClass() {
        for (int issue = 1; issue <= 4; issue++) {
            ignored(issue, "the price list of the shop is empty", IgnoreClass.EXPECTED);
        }
        assertThat(warnings()).singleElement().satisfies(
                warning -> assertThat(warning.kind()).isEqualTo(Kind.PATTERN));
    }

    @Test
    void ignoredWithoutHavingBeenOpened_isAWarningThatSaysWho() {
        ignored(1, "a", null, true);
        ignored(2, "b", null, true);
        ignored(4, "d", null, false);
        assertThat(warnings()).isEmpty();
        ignored(3, "c", IgnoreClass.OTHER, true);
        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.UNREAD);
            assertThat(warning.gap()).isEqualTo(Gap.READING);
            assertThat(warning.text()).contains("3 of 4", "ana 3");
        });
    }
}
