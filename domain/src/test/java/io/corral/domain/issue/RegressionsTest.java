package io.corral.domain.issue;

import static io.corral.domain.issue.Batches.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.id.EventId;
import io.corral.domain.issue.RegressionVerdict.HoldReason;
import io.corral.domain.issue.RegressionVerdict.Holds;
import io.corral.domain.issue.RegressionVerdict.Reason;
import io.corral.domain.issue.RegressionVerdict.Reopens;
import io.corral.domain.issue.Regressions.Occurrence;
import io.corral.domain.release.ReleaseOrder;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegressionsTest {

    private static final ReleaseOrder ORDER = new ReleaseOrder(Map.of(
            "blue", NOON.minusSeconds(60), "green", NOON, "red", NOON.plusSeconds(60)));
    private static final EventId EVENT = new EventId(0, 1);

    static Stream<Arguments> rules() {
        Fix now = new Fix.Now();
        Fix inTwo = new Fix.InRelease("shop@2.0.0");
        Fix afterTwo = new Fix.InNextRelease("shop@2.0.0");
        Fix inGreen = new Fix.InRelease("green");
        Fix upcoming = new Fix.InUpcomingRelease(null);
        return Stream.of(
                rule("an event before the resolution never reopens", now, -1, null,
                        HoldReason.BEFORE_RESOLUTION),
                rule("nor one of the same moment", now, 0, null, HoldReason.BEFORE_RESOLUTION),
                rule("a later one does when no release was named", now, 1, null,
                        Reason.HAPPENED_AGAIN),
                rule("whatever its release", now, 1, "shop@1.0.0", Reason.HAPPENED_AGAIN),
                rule("a named release needs a release to compare", inTwo, 1, null,
                        HoldReason.NO_RELEASE),
                rule("an older client never reopens", inTwo, 1, "shop@1.9.9",
                        HoldReason.OLDER_RELEASE),
                rule("the fixing release itself does", inTwo, 1, "shop@2.0.0",
                        Reason.SAME_RELEASE),
                rule("a newer one does", inTwo, 1, "shop@2.0.1", Reason.NEWER_BY_SEMVER),
                rule("but not with an event from before", inTwo, -1, "shop@2.0.1",
                        HoldReason.BEFORE_RESOLUTION),
                rule("a release candidate is older", inTwo, 1, "shop@2.0.0-rc.1",
                        HoldReason.OLDER_RELEASE),
                rule("another package cannot be told apart without dates", inTwo, 1,
                        "mail@3.0.0", HoldReason.UNKNOWN_ORDER),
                rule("the next release holds for the newest of then", afterTwo, 1, "shop@2.0.0",
                        HoldReason.OLDER_RELEASE),
                rule("and for older ones", afterTwo, 1, "shop@1.0.0", HoldReason.OLDER_RELEASE),
                rule("and without a release", afterTwo, 1, null, HoldReason.NO_RELEASE),
                rule("not for what follows", afterTwo, 1, "shop@2.0.1", Reason.NEWER_BY_SEMVER),
                rule("without versions the dates decide: older", inGreen, 1, "blue",
                        HoldReason.OLDER_RELEASE),
                rule("newer", inGreen, 1, "red", Reason.NEWER_BY_DATE),
                rule("unknown", inGreen, 1, "grey", HoldReason.UNKNOWN_ORDER),
                rule("the upcoming release of a project without any is the first", upcoming, 1,
                        "blue", Reason.FIRST_RELEASE),
                rule("which has to be named", upcoming, 1, null, HoldReason.NO_RELEASE),
                rule("a pending commit holds", new Fix.InCommit("abc", "shop", null), 1,
                        "shop@9.0.0", HoldReason.COMMIT_NOT_RELEASED),
                rule("a released one is that release",
                        new Fix.InCommit("abc", "shop", "shop@2.0.0"), 1, "shop@2.0.0",
                        Reason.SAME_RELEASE));
    }

    private static Arguments rule(
            String rule, Fix fix, int seconds, @Nullable String release, Enum<?> expected) {
        return Arguments.of(rule, fix, seconds, release, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void judge_rule(
            String rule, Fix fix, int seconds, @Nullable String release, Enum<?> expected) {
        var verdict = Regressions.judge(
                new Resolution(fix, NOON, null),
                new Occurrence(EVENT, NOON.plusSeconds(seconds), release),
                ORDER);

        assertThat(switch (verdict) {
            case Reopens reopens -> reopens.reason();
            case Holds holds -> holds.reason();
        }).as(rule).isEqualTo(expected);
    }

    @Test
    void judge_reopening_saysWhatShowsIt() {
        assertThat(Regressions.judge(
                new Resolution(new Fix.InRelease("shop@2.0.0"), NOON, null),
                new Occurrence(EVENT, NOON.plusSeconds(1), "shop@2.1.0"), ORDER))
                .isEqualTo(new Reopens(
                        EVENT, "shop@2.1.0", "shop@2.0.0", Reason.NEWER_BY_SEMVER));
    }
}
