package io.corral.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.Role;
import io.corral.domain.group.similar.Evidence;
import io.corral.domain.group.similar.Evidence.AlignedFrame;
import io.corral.domain.group.similar.Evidence.Doubt;
import io.corral.domain.group.similar.Evidence.Side;
import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Decision;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.Representative;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.group.similar.SplitCondition;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.store.similar.ProposalStore;
import io.corral.store.similar.SimilarityStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [SimilarityStore] and [ProposalStore] does.
public abstract class ProposalStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123Z");
    private static final ProjectId SHOP = new ProjectId(1);
    private static final ProjectId OTHER = new ProjectId(2);

    /// The stores under test.
    public record Opened(SimilarityStore similarity, ProposalStore proposals) {}

    @SuppressWarnings("NullAway.Init")
    private SimilarityStore similarity;
    @SuppressWarnings("NullAway.Init")
    private ProposalStore proposals;

    /// Opens both stores, empty.
    protected abstract Opened open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        Opened opened = open();
        similarity = opened.similarity();
        proposals = opened.proposals();
    }

    private static Evidence evidence(double score) {
        return new Evidence(score, 0.5, 1, 0.25, List.of(Doubt.OTHER_CODE),
                List.of(new AlignedFrame("cart:load", Side.BOTH, 0.75),
                        new AlignedFrame("\uD83D\uDC0E:\u05E9", Side.SECOND, 0.1)),
                List.of("user <*>", ""), List.of("IOError", "IOError < KeyError"));
    }

    private static SimilarIssues pair(long first, long second, double score) {
        return new SimilarIssues(new IssueId(first), new IssueId(second), evidence(score));
    }

    private static IssueSketch sketch(long issue) {
        var shown = new Representative(issue, List.of("IOError"), true, List.of("gone <*>"),
                List.of("503"), List.of(new FrameToken("cart:load", Role.APP, false, true),
                        new FrameToken("os:read", Role.RUNTIME, true, false)),
                7);
        return new IssueSketch(new IssueId(issue), 12, NOW, -5, List.of(shown));
    }

    private static Proposal merge(ProjectId project, double confidence, SimilarIssues... pairs) {
        return new Proposal(0, project, new Grounds.Merge(pairs[0].first(), List.of(pairs)),
                confidence, NOW, null);
    }

    @Test
    void sketches_areKeptWhole_replacedAndForgotten() {
        similarity.putSketches(SHOP, List.of(sketch(2), sketch(1)));
        similarity.putSketches(OTHER, List.of(sketch(3)));
        var redrawn = new IssueSketch(new IssueId(2), 99, NOW, 1, List.of());
        similarity.putSketches(SHOP, List.of(redrawn));

        assertThat(similarity.sketches(SHOP)).containsExactly(sketch(1), redrawn);

        similarity.forget(List.of(new IssueId(1)));
        assertThat(similarity.sketches(SHOP)).containsExactly(redrawn);
        similarity.deleteProject(SHOP);
        assertThat(similarity.sketches(SHOP)).isEmpty();
        assertThat(similarity.sketches(OTHER)).containsExactly(sketch(3));
    }

    @Test
    void pairs_areListedByScore_andReplacedByIssue() {
        similarity.replacePairs(SHOP, List.of(new IssueId(1)),
                List.of(pair(1, 2, 0.6), pair(1, 3, 0.9)));
        similarity.replacePairs(SHOP, List.of(new IssueId(4)),
                List.of(pair(2, 4, 0.7), pair(3, 4, 0.55)));
        similarity.replacePairs(OTHER, List.of(new IssueId(8)), List.of(pair(7, 8, 1)));

        assertThat(similarity.pairs(SHOP, 0.6, 10))
                .containsExactly(pair(1, 3, 0.9), pair(2, 4, 0.7), pair(1, 2, 0.6));
        assertThat(similarity.pairs(SHOP, 0, 1)).containsExactly(pair(1, 3, 0.9));
        assertThat(similarity.pairsOf(new IssueId(3), 10))
                .containsExactly(pair(1, 3, 0.9), pair(3, 4, 0.55));

        similarity.replacePairs(SHOP, List.of(new IssueId(1), new IssueId(3)),
                List.of(pair(1, 3, 0.5)));
        assertThat(similarity.pairs(SHOP, 0, 10))
                .containsExactly(pair(2, 4, 0.7), pair(1, 3, 0.5));
        similarity.forget(List.of(new IssueId(4)));
        assertThat(similarity.pairs(SHOP, 0, 10)).containsExactly(pair(1, 3, 0.5));
    }

    @Test
    void replaceOpen_addsRewritesAndWithdraws() {
        var split = new Proposal(0, SHOP, new Grounds.Split(new IssueId(9), new SplitFinding(
                -3, 0.9, new SplitFinding.Side(List.of("a"), List.of("f"), 12),
                new SplitFinding.Side(List.of("b", "c"), List.of(), 8),
                new SplitCondition.HasFrame("f:g"))), 0.6, NOW, null);
        proposals.replaceOpen(SHOP, List.of(split, merge(SHOP, 0.8, pair(1, 2, 0.8))));
        proposals.replaceOpen(OTHER, List.of(merge(OTHER, 0.7, pair(5, 6, 0.8))));

        List<Proposal> open = proposals.open(SHOP);
        assertThat(open).extracting(Proposal::grounds).containsExactly(
                new Grounds.Merge(new IssueId(1), List.of(pair(1, 2, 0.8))), split.grounds());
        assertThat(open).extracting(Proposal::createdAt).containsOnly(NOW);
        assertThat(proposals.countOpen(List.of(SHOP, OTHER)))
                .isEqualTo(Map.of(SHOP, 2, OTHER, 1));

        Proposal grown = merge(SHOP, 0.9, pair(1, 2, 0.8), pair(1, 3, 0.8))
                .as(open.getFirst().id(), NOW);
        proposals.replaceOpen(SHOP, List.of(grown));
        assertThat(proposals.open(SHOP)).containsExactly(grown);
        assertThat(proposals.find(SHOP, open.get(1).id())).isEmpty();
        assertThat(proposals.find(OTHER, grown.id())).isEmpty();
        assertThat(proposals.countOpen(List.of(OTHER)))
                .isEqualTo(Map.of(OTHER, 1));
    }

    @Test
    void decide_once_isRemembered_whateverIsProposedLater() {
        proposals.replaceOpen(SHOP, List.of(merge(SHOP, 0.8, pair(1, 2, 0.8)),
                merge(SHOP, 0.7, pair(3, 4, 0.8))));
        List<Proposal> open = proposals.open(SHOP);
        long first = open.get(0).id();
        long second = open.get(1).id();
        var refusal = new Decision(false, new UserId(7), NOW);
        var acceptance = new Decision(true, null, NOW.plusSeconds(1));

        assertThat(proposals.decide(SHOP, first, refusal)).isTrue();
        assertThat(proposals.decide(SHOP, first, acceptance)).isFalse();
        assertThat(proposals.decide(OTHER, second, acceptance)).isFalse();
        assertThat(proposals.decide(SHOP, second, acceptance)).isTrue();
        proposals.replaceOpen(SHOP, List.of(open.get(0)));

        assertThat(proposals.open(SHOP)).isEmpty();
        assertThat(proposals.decided(SHOP, 10)).containsExactly(
                open.get(1).decided(acceptance), open.get(0).decided(refusal));
        assertThat(proposals.decided(SHOP, 1)).hasSize(1);

        proposals.reopen(SHOP, second);
        assertThat(proposals.open(SHOP)).containsExactly(open.get(1));
    }

    @Test
    void settings_areKept_andGoWithTheProject() {
        assertThat(proposals.settings(SHOP)).isEqualTo(ProposalStore.Settings.NONE);
        var chosen = new ProposalStore.Settings(true, NOW, 12);
        proposals.putSettings(SHOP, chosen);
        assertThat(proposals.settings(SHOP)).isEqualTo(chosen);
        proposals.replaceOpen(SHOP, List.of(merge(SHOP, 0.8, pair(1, 2, 0.8))));

        proposals.deleteProject(SHOP);
        assertThat(proposals.settings(SHOP)).isEqualTo(ProposalStore.Settings.NONE);
        assertThat(proposals.open(SHOP)).isEmpty();
    }
}
