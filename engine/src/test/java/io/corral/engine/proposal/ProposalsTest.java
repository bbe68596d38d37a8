package io.corral.engine.proposal;

import static io.corral.testkit.issue.GroupedEventBuilder.NOON;
import static io.corral.testkit.issue.GroupedEventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.corral.domain.group.GroupingReading.FrameToken;
import io.corral.domain.group.Role;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.Representative;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Correction;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.issue.IssueMerge;
import io.corral.engine.proposal.Proposals.Look;
import io.corral.engine.proposal.Proposals.Result;
import io.corral.testkit.issue.IssueStores;
import io.corral.testkit.issue.SmallDigest;
import io.corral.testkit.memory.MemoryIssueStores;
import io.corral.testkit.memory.MemoryProposalStore;
import io.corral.testkit.memory.MemorySimilarityStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProposalsTest {

    private static final ProjectId SHOP = new ProjectId(1);
    private static final UserId ANN = new UserId(7);

    private final IssueStores stores = MemoryIssueStores.create();
    private final SmallDigest digest = new SmallDigest(stores);
    private final Map<Long, List<Representative>> looks = new HashMap<>();
    private final List<Long> read = new ArrayList<>();
    private final List<SplitFinding> splits = new ArrayList<>();
    private @Nullable String hindrance;
    private final Proposals proposals = new Proposals(
            new Proposals.Stores(stores.queries(), new MemorySimilarityStore(),
                    new MemoryProposalStore()),
            this::show, new Corrections(), () -> NOON);
    private long events;

    /// Merges for real and writes splits down.
    private final class Corrections implements Correcting {
        @Override
        public Optional<String> merge(List<Issue> issues, @Nullable UserId actor) {
            return switch (IssueMerge.decide(issues)) {
                case IssueMerge.Decision.Refused(var sentence) -> Optional.of(sentence);
                case IssueMerge.Decision.Merge(var parent, var children) -> {
                    stores.corrections().merge(
                            parent, children, new Correction(actor, NOON, null));
                    yield Optional.empty();
                }
            };
        }

        @Override
        public Optional<String> split(
                Issue issue, SplitFinding finding, Consent consent, BooleanSupplier decided) {
            splits.add(finding);
            return hindrance == null && !decided.getAsBoolean()
                    ? Optional.of("Decided otherwise.")
                    : Optional.ofNullable(hindrance);
        }
    }

    private Map<IssueId, List<Representative>> show(
            ProjectId project, Map<Issue, List<Long>> issues) {
        Map<IssueId, List<Representative>> shown = new HashMap<>();
        issues.forEach((issue, keys) -> {
            read.addAll(keys);
            shown.put(issue.id(), keys.stream()
                    .flatMap(key -> looks.getOrDefault(key, List.of()).stream()).toList());
        });
        return shown;
    }

    private void digest(long key, int times) {
        for (int i = 0; i < times; i++) {
            events++;
            digest.digest(anEvent().ofKey(key).withId(events));
        }
    }

    private void looks(long key, String message, String... functions) {
        List<FrameToken> frames = Stream.of(functions)
                .map(each -> new FrameToken(each, Role.APP, false, false)).toList();
        var shown = new Representative(key, List.of("IOError"), false, List.of(message),
                List.of(), frames, 10);
        looks.merge(key, List.of(shown),
                (old, added) -> Stream.of(old, added).flatMap(List::stream).toList());
    }

    private IssueId issue(long key) {
        return stores.queries().issuesOf(List.of(new IssueKey(SHOP, key)))
                .getOrDefault(new IssueKey(SHOP, key), new IssueId(999_999));
    }

    private void twoAlike() {
        digest(1, 3);
        digest(2, 5);
        digest(3, 1);
        looks(1, "gone", "load", "open", "handle", "main");
        looks(2, "gone", "load", "open", "retry", "handle", "main");
        looks(3, "other", "save", "edit");
    }

    private Look look() {
        return proposals.look(SHOP).orElseThrow();
    }

    private Proposal onlyOpen() {
        assertThat(proposals.open(SHOP)).hasSize(1);
        return proposals.open(SHOP).getFirst();
    }

    @Test
    void look_alikeIssues_areProposed_theFrequentOneStays() {
        twoAlike();

        assertThat(look()).isEqualTo(new Look(3, 3, 1, 0));
        assertThat(onlyOpen().issues()).containsExactly(issue(2), issue(1));
        assertThat(proposals.countOpen(List.of(SHOP))).isEqualTo(Map.of(SHOP, 1));
        assertThat(proposals.settings(SHOP).lookedAt()).isEqualTo(NOON);
        assertThat(proposals.similarTo(issue(1), 5)).singleElement()
                .satisfies(similar -> assertThat(similar.issue().id()).isEqualTo(issue(2)));
    }

    @Test
    void look_again_readsOnlyWhatChanged_andKeepsTheProposal() {
        twoAlike();
        look();
        Proposal first = onlyOpen();
        read.clear();
        digest(2, 1);
        digest(3, 1);

        assertThat(look().drawn()).isEqualTo(1);
        assertThat(read).containsExactly(3L);
        assertThat(onlyOpen().id()).isEqualTo(first.id());
    }

    @Test
    void accept_merges_andLaterEventsFollow() {
        twoAlike();
        look();
        long id = onlyOpen().id();

        assertThat(proposals.accept(SHOP, id, ANN)).isInstanceOf(Result.Done.class);
        assertThat(issue(1)).isEqualTo(issue(2));
        digest(1, 1);
        assertThat(issue(1)).isEqualTo(issue(2));
        assertThat(proposals.decided(SHOP, 9)).singleElement().satisfies(each -> assertThat(
                each.decision()).isEqualTo(new Proposal.Decision(true, ANN, NOON)));
        assertThat(proposals.accept(SHOP, id, ANN))
                .isEqualTo(new Result.Refused("This proposal was accepted already."));
        look();
        assertThat(proposals.open(SHOP)).isEmpty();
    }

    @Test
    void refuse_isRemembered() {
        twoAlike();
        look();

        assertThat(proposals.refuse(SHOP, onlyOpen().id(), ANN)).isInstanceOf(Result.Done.class);
        digest(1, 9);
        look();
        assertThat(proposals.open(SHOP)).isEmpty();
        assertThat(issue(1)).isNotEqualTo(issue(2));
    }

    @Test
    void accept_ofMergedByHand_isRefusedAndStaysOpen() {
        twoAlike();
        look();
        List<Issue> both = stores.queries().find(List.of(issue(1), issue(2)));
        new Corrections().merge(both, ANN);

        assertThat(proposals.accept(SHOP, onlyOpen().id(), ANN)).isEqualTo(
                new Result.Refused("At least two issues are needed to merge."));
        look();
        assertThat(proposals.open(SHOP)).isEmpty();
    }

    @Test
    void accept_whatIsNotThereOrElsewhere_isRefused() {
        twoAlike();
        look();

        assertThat(proposals.accept(new ProjectId(2), onlyOpen().id(), ANN)).isEqualTo(
                new Result.Refused("There is no such proposal any more."));
        assertThat(proposals.refuse(SHOP, 99, ANN)).isEqualTo(
                new Result.Refused("There is no such proposal any more."));
    }

    @Test
    void look_lettingCorralAccept_mergesOnlyWhatLeavesHardlyADoubt() {
        twoAlike();
        digest(4, 1);
        looks(4, "gone", "load", "open", "handle", "main");
        proposals.letAccept(SHOP, true);

        assertThat(look().accepted()).isZero();
        proposals.open(SHOP).forEach(each -> proposals.refuse(SHOP, each.id(), ANN));
        digest(5, 1);
        digest(6, 1);
        looks(5, "x", "f", "g", "h");
        looks(6, "y", "f", "g", "h");

        assertThat(look().accepted()).isEqualTo(1);
        assertThat(issue(5)).isEqualTo(issue(6));
        assertThat(proposals.decided(SHOP, 1).getFirst().decision())
                .isEqualTo(new Proposal.Decision(true, null, NOON));
        assertThat(proposals.settings(SHOP).accepting()).isTrue();
    }

    @Test
    void look_twoBugsInOneIssue_proposesTheSplit() {
        digest(1, 20);
        looks(1, "connection refused by <*>", "load", "main");
        looks(1, "disk quota exceeded on volume <*>", "load", "main");
        look();

        assertThat(onlyOpen().grounds()).isInstanceOf(Grounds.Split.class);
        hindrance = "Not now.";
        assertThat(proposals.accept(SHOP, onlyOpen().id(), ANN))
                .isEqualTo(new Result.Refused("Not now."));
        hindrance = null;
        assertThat(proposals.accept(SHOP, onlyOpen().id(), ANN)).isInstanceOf(Result.Done.class);
        assertThat(splits).hasSize(2);
        Proposal accepted = proposals.decided(SHOP, 1).getFirst();
        proposals.splitEnded(SHOP, accepted.id(), false, ANN);
        assertThat(onlyOpen().id()).isEqualTo(accepted.id());
        proposals.splitEnded(SHOP, accepted.id(), true, ANN);
        proposals.splitEnded(SHOP, accepted.id(), true, ANN);
        assertThat(proposals.decided(SHOP, 1).getFirst().decision())
                .isEqualTo(new Proposal.Decision(true, ANN, NOON));
        look();
        assertThat(proposals.open(SHOP)).isEmpty();
    }

    @Test
    void look_deletedIssue_withdrawsItsProposal() {
        twoAlike();
        look();
        stores.issues().delete(List.of(issue(1)));

        assertThat(look().open()).isZero();
        assertThat(proposals.similarTo(issue(2), 5)).isEmpty();
    }
}
