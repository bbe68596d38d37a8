package io.corral.testkit.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriageScoreTest {

    @Test
    void of_perfectRanking_isOne() {
        Map<String, IssueLabel> labels = labels(label("A", 1, "P1", "code-bug", null),
                label("B", 2, "P2", null, null), label("C", 4, "P3", null, "bot"));
        TriageScore score = TriageScore.of(List.of(
                new RankedIssue("A", true, "P1", "code-bug", null),
                new RankedIssue("B", true, "P2", null, null),
                new RankedIssue("C", false, "P3", null, "bot")), labels);
        assertThat(score.ndcg10()).isEqualTo(1);
        assertThat(score.tau()).isEqualTo(1);
        assertThat(score.highPrecision()).isEqualTo(new Share(2, 2));
        assertThat(score.severity()).isEqualTo(new Share(3, 3));
        assertThat(score.cause()).isEqualTo(new Share(1, 1));
        assertThat(score.noiseClass()).isEqualTo(new Share(1, 1));
    }

    // By hand: gains in order 0, 7, 1 are 7 / log2 3 + 1 / log2 4 = 4.9165; best is 7.6309.
    @Test
    void ndcg_isGainsOverLogOfRank() {
        Map<String, IssueLabel> labels = labels(label("A", 1, "P1", null, null),
                label("B", 3, "P2", null, null), label("C", 4, "P3", null, "bot"));
        TriageScore score = TriageScore.of(List.of(said("C"), said("A"), said("B")), labels);
        assertThat(score.ndcg10()).isCloseTo(4.916508 / 7.630930, within(1e-6));
    }

    // By hand: of 6 pairs one ties, three agree, two differ: 1 / sqrt(6 * 5).
    @Test
    void tau_leavesTiesOfTheLabelsOut() {
        Map<String, IssueLabel> labels = labels(label("A", 1, "P1", null, null),
                label("B", 2, "P2", null, null), label("C", 2, "P2", null, null),
                label("D", 4, "P3", null, null));
        TriageScore score = TriageScore.of(
                List.of(said("B"), said("C"), said("A"), said("D")), labels);
        assertThat(score.tau()).isCloseTo(1 / Math.sqrt(30), within(1e-9));
    }

    @Test
    void of_noiseSaidToBeHigh_countsAgainstIt() {
        Map<String, IssueLabel> labels = labels(label("A", 1, "P1", null, null),
                label("B", 4, "P3", null, "expected"));
        TriageScore score = TriageScore.of(
                List.of(new RankedIssue("B", true, "P1", null, null)), labels);
        assertThat(score.noiseCalledHigh()).isEqualTo(new Share(1, 1));
        assertThat(score.wronglyHigh()).isEqualTo(new Share(1, 2));
        assertThat(score.highPrecision()).isEqualTo(new Share(0, 1));
        assertThat(score.highRecall()).isEqualTo(new Share(0, 1));
        assertThat(score.noiseRecall()).isEqualTo(new Share(0, 1));
    }

    @Test
    void of_defensibleVerdicts_countApartFromTheRightOnes() {
        var label = new IssueLabel("A", 1, List.of("P1", "P0"),
                List.of("code-bug", "deployment-regression"), null, false, false, null, "");
        TriageScore score = TriageScore.of(
                List.of(new RankedIssue("A", true, "P0", "deployment-regression", null)),
                labels(label));
        assertThat(score.severity()).isEqualTo(new Share(0, 1));
        assertThat(score.severityAccepted()).isEqualTo(new Share(1, 1));
        assertThat(score.cause()).isEqualTo(new Share(0, 1));
        assertThat(score.causeAccepted()).isEqualTo(new Share(1, 1));
    }

    private static RankedIssue said(String shortId) {
        return new RankedIssue(shortId, null, null, null, null);
    }

    private static IssueLabel label(String shortId, int tier, String severity,
            @Nullable String cause, @Nullable String noise) {
        return new IssueLabel(shortId, tier, List.of(severity),
                cause == null ? List.of() : List.of(cause), noise, false, false, null, "");
    }

    private static Map<String, IssueLabel> labels(IssueLabel... labels) {
        Map<String, IssueLabel> byShortId = new LinkedHashMap<>();
        for (IssueLabel label : labels) {
            byShortId.put(label.shortId(), label);
        }
        return byShortId;
    }
}
