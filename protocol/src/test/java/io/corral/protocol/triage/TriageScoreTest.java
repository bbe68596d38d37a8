package io.corral.protocol.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.triage.BundleReader.BundleRead;
import io.corral.testkit.triage.IssueLabel;
import io.corral.testkit.triage.LabelledOrganization;
import io.corral.testkit.triage.RankedIssue;
import io.corral.testkit.triage.TriageScore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Scores the ranking on the labelled organisations and prints the table. What is held out shows
/// as one line only; with `-Dtriage.misses=true` the verdicts of the tuning half that differ from
/// their labels are printed as well.
class TriageScoreTest {

    @Test
    void rank_labelledOrganizations_reachesTheBar() {
        List<TriageScore> tuning = scores(false);
        List<TriageScore> heldOut = scores(true);
        System.out.println(TriageScore.HEAD);
        LabelledOrganization.all().stream().filter(each -> !each.heldOut()).forEach(
                each -> System.out.println(score(each).line(each.slug())));
        TriageScore fitted = TriageScore.over(tuning);
        TriageScore unseen = TriageScore.over(heldOut);
        System.out.println(fitted.line("tuning half"));
        System.out.println(unseen.line("held-out half"));
        if (Boolean.getBoolean("triage.misses")) {
            LabelledOrganization.all().stream().filter(each -> !each.heldOut())
                    .forEach(TriageScoreTest::printMisses);
        }
        assertThat(fitted.ndcg10()).isGreaterThan(0.5);
        assertThat(unseen.ndcg10()).isGreaterThan(0.5);
    }

    private static List<TriageScore> scores(boolean heldOut) {
        return LabelledOrganization.all().stream().filter(each -> each.heldOut() == heldOut)
                .map(TriageScoreTest::score).toList();
    }

    private static TriageScore score(LabelledOrganization organization) {
        List<RankedIssue> ranking = verdicts(organization).stream()
                .map(verdict -> new RankedIssue(verdict.shortId(), verdict.isHigh(),
                        verdict.severity().name(),
                        verdict.cause() == null ? null : verdict.cause().wireName(),
                        verdict.noise() == null ? null : verdict.noise().wireName()))
                .toList();
        return TriageScore.of(ranking, organization.labels());
    }

    private static List<Verdict> verdicts(LabelledOrganization organization) {
        BundleRead read = BundleReader.read(organization.bundle(), organization.now());
        assertThat(read).isInstanceOf(BundleRead.Read.class);
        return Triage.rank(((BundleRead.Read) read).input(), TriageSettings.DEFAULTS);
    }

    private static void printMisses(LabelledOrganization organization) {
        Map<String, IssueLabel> labels = organization.labels();
        for (Verdict verdict : verdicts(organization)) {
            IssueLabel label = labels.get(verdict.shortId());
            if (label != null) {
                String mark = label.tier() == verdict.tier() ? "   " : "T! ";
                System.out.println(mark + verdict.shortId() + " label " + label.tier() + " "
                        + label.severities() + label.causes() + label.noise() + " said "
                        + verdict.tier() + " " + verdict.severity() + " " + verdict.cause() + " "
                        + verdict.noise() + " " + verdict.family() + " " + verdict.path());
                verdict.reasons().forEach(reason -> System.out.println("        " + reason));
            }
        }
    }
}
