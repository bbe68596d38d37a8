package io.corral.domain.group.similar;

import static io.corral.domain.group.similar.Sketches.NOW;
import static io.corral.domain.group.similar.Sketches.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corral.domain.group.similar.Calibration.Decided;
import io.corral.domain.group.similar.Proposal.Decision;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is made of scores: groups, confidence, and what a refusal means.
class ProposalsTest {

    private static SimilarIssues pair(long one, long other, double score) {
        return new SimilarIssues(new IssueId(one), new IssueId(other), new Evidence(score, 1, 1,
                1, List.of(), List.of(), List.of("", ""), List.of("", "")));
    }

    private static final Map<IssueId, Long> EVENTS = Map.of(new IssueId(1), 5L, new IssueId(2), 50L,
            new IssueId(3), 7L, new IssueId(4), 1L);

    @Test
    void groups_mostEventsLead_everyIssueOnce() {
        List<List<SimilarIssues>> groups = MergeGroups.of(
                List.of(pair(1, 2, 0.8), pair(2, 3, 0.9), pair(1, 3, 0.95), pair(3, 4, 0.99)),
                EVENTS, (_, _) -> false);

        assertThat(groups).containsExactly(List.of(pair(2, 3, 0.9), pair(1, 2, 0.8)));
    }

    @Test
    void groups_doNotDependOnTheOrderOfPairs_andLeaveGoneIssuesOut() {
        List<SimilarIssues> pairs = new java.util.ArrayList<>(
                List.of(pair(1, 2, 0.8), pair(2, 3, 0.8), pair(1, 4, 0.8), pair(4, 9, 0.99)));
        List<List<SimilarIssues>> groups = MergeGroups.of(pairs, EVENTS, (_, _) -> false);
        Collections.reverse(pairs);

        assertThat(MergeGroups.of(pairs, EVENTS, (_, _) -> false)).isEqualTo(groups);
        assertThat(groups).allSatisfy(group -> assertThat(group)
                .noneMatch(each -> each.names(new IssueId(9))));
    }

    @Test
    void confidence_risesWithTheScore_andFollowsDecisionsNearIt() {
        double unknown = Calibration.NONE.confidence(0.8);
        var refusing = new Calibration(Collections.nCopies(6, new Decided(0.8, false)));
        var accepting = new Calibration(Collections.nCopies(6, new Decided(0.8, true)));

        assertThat(Calibration.NONE.confidence(0.9)).isGreaterThan(unknown);
        assertThat(refusing.confidence(0.8)).isLessThan(Calibration.WORTHWHILE);
        assertThat(accepting.confidence(0.8)).isGreaterThan(unknown);
        assertThat(refusing.confidence(0.99)).isCloseTo(Calibration.NONE.confidence(0.99),
                within(1e-9));
    }

    @Test
    void groups_leavePartedIssuesOut_alsoByWayOfAThird() {
        var parted = new PartedIssues();
        parted.part(new IssueId(1), new IssueId(3));

        assertThat(MergeGroups.of(List.of(pair(1, 2, 0.8), pair(2, 3, 0.9), pair(2, 4, 0.7)),
                EVENTS, parted::contains))
                .containsExactly(List.of(pair(2, 3, 0.9), pair(2, 4, 0.7)));
    }

    @Test
    void parted_areForbidden_andSoAreTheirLaterParts() {
        var parted = new PartedIssues();
        parted.part(new IssueId(1), new IssueId(2));
        parted.part(new IssueId(2), new IssueId(2));
        parted.split(new IssueId(2), new IssueId(3));
        parted.part(new IssueId(2), new IssueId(4));

        assertThat(parted.forbids(pair(1, 2, 1))).isTrue();
        assertThat(parted.forbids(pair(2, 3, 1))).isTrue();
        assertThat(parted.forbids(pair(1, 3, 1))).isTrue();
        assertThat(parted.forbids(pair(3, 4, 1))).isFalse();
        assertThat(parted.contains(new IssueId(2), new IssueId(2))).isFalse();
    }

    @Test
    void parted_byARefusal_untilTheEvidenceRoseMuch() {
        Proposal refused = new Proposal(1, new ProjectId(1), new Grounds.Merge(new IssueId(2),
                List.of(pair(2, 3, 0.9), pair(1, 2, 0.76))), 0.8, NOW,
                new Decision(false, null, NOW));
        var parted = new PartedIssues();
        parted.part(new IssueId(2), new IssueId(1), refused.convincing());

        assertThat(parted.forbids(pair(1, 2, 0.9))).isTrue();
        assertThat(parted.forbids(pair(1, 2, 0.95))).isFalse();
        assertThat(parted.forbids(pair(1, 3, 0.8))).isFalse();
        assertThat(refused.issues())
                .containsExactly(new IssueId(2), new IssueId(3), new IssueId(1));
    }

    @Test
    void finding_isAlongALine_thatOneSideMeetsAlone() {
        var finding = new SplitFinding(1, 0.9,
                new SplitFinding.Side(List.of("lost\nbroken"), List.of("load", "main"), 9),
                new SplitFinding.Side(List.of("full"), List.of("save", "main"), 9),
                new SplitCondition.HasFrame("save"));

        assertThat(finding.isAlong(new SplitCondition.HasFrame("save"))).isTrue();
        assertThat(finding.isAlong(new SplitCondition.HasFrame("load"))).isTrue();
        assertThat(finding.isAlong(new SplitCondition.MessageIs("broken"))).isTrue();
        assertThat(finding.isAlong(new SplitCondition.HasFrame("main"))).isFalse();
        assertThat(finding.isAlong(new SplitCondition.MessageIs("late"))).isFalse();
    }

    @Test
    void distinct_foldsWhatLooksTheSame_mostFrequentFirst() {
        Representative rare = shown("E", "rare", "f");
        Representative often = shown("E", "often", "f");

        assertThat(IssueSketch.distinct(List.of(rare, often, often)))
                .containsExactly(often.seen(2), rare);
        assertThat(IssueSketch.fold(List.of(1L, 2L))).isEqualTo(IssueSketch.fold(List.of(2L, 1L)))
                .isNotEqualTo(IssueSketch.fold(List.of(1L, 3L)));
    }
}
