package io.corral.engine.proposal;

import io.corral.domain.group.similar.Calibration;
import io.corral.domain.group.similar.Candidates;
import io.corral.domain.group.similar.Evidence;
import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.MergeGroups;
import io.corral.domain.group.similar.OverMerge;
import io.corral.domain.group.similar.Proposal;
import io.corral.domain.group.similar.Proposal.Grounds;
import io.corral.domain.group.similar.Proposal.State;
import io.corral.domain.group.similar.Rarity;
import io.corral.domain.group.similar.SimilarIssues;
import io.corral.domain.group.similar.Similarity;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.store.issue.IssueQueries;
import io.corral.store.similar.ProposalStore;
import io.corral.store.similar.SimilarityStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares the issues of a project and writes proposals down. Only what changed since the last
/// time is compared, with everything.
final class Comparing {

    /// Open proposals of a project; more would not be looked through.
    static final int OPEN_MAX = 200;
    /// Decisions that are heeded, the newest.
    static final int DECIDED_MAX = 1_000;

    /// Pairs kept of an issue.
    private static final int PAIRS_OF_ISSUE = 8;
    private static final int PAIRS_MAX = 20_000;
    private static final double LEAVES_HARDLY_A_DOUBT = 0.95;

    private final IssueQueries issues;
    private final SimilarityStore similarity;
    private final ProposalStore proposals;
    private final InstantSource clock;

    Comparing(
            IssueQueries issues, SimilarityStore similarity, ProposalStore proposals,
            InstantSource clock) {
        this.issues = issues;
        this.similarity = similarity;
        this.proposals = proposals;
        this.clock = clock;
    }

    /// Compares.
    ///
    /// @param events of each issue of the project
    /// @param all their sketches
    /// @param changed whose sketches are new
    void compare(
            ProjectId project, Map<IssueId, Long> events, List<IssueSketch> all,
            Set<IssueId> changed) {
        List<IssueSketch> sketches = new ArrayList<>(all);
        sketches.sort(Comparator.comparingLong((IssueSketch sketch) -> -sketch.events())
                .thenComparingLong(sketch -> sketch.issue().value()));
        Rarity rarity = Rarity.of(sketches, clock.instant());
        if (!changed.isEmpty()) {
            similarity.replacePairs(project, changed, pairs(sketches, changed, rarity));
        }
        propose(project, events, sketches, rarity);
    }

    private static List<SimilarIssues> pairs(
            List<IssueSketch> sketches, Set<IssueId> changed, Rarity rarity) {
        var candidates = new Candidates(sketches);
        var measure = new Similarity(rarity);
        Set<Long> compared = new HashSet<>();
        List<SimilarIssues> pairs = new ArrayList<>();
        for (int position = 0; position < sketches.size(); position++) {
            IssueSketch one = sketches.get(position);
            if (!changed.contains(one.issue())) {
                continue;
            }
            List<SimilarIssues> own = new ArrayList<>();
            for (int other : candidates.of(position)) {
                long both = (long) Math.min(position, other) << 32 | Math.max(position, other);
                if (compared.add(both)) {
                    pair(one, sketches.get(other), measure).ifPresent(own::add);
                }
            }
            own.sort(Comparator.comparingDouble(pair -> -pair.score()));
            pairs.addAll(own.subList(0, Math.min(own.size(), PAIRS_OF_ISSUE)));
        }
        return pairs;
    }

    private static Optional<SimilarIssues> pair(
            IssueSketch one, IssueSketch other, Similarity measure) {
        boolean inOrder = one.issue().value() < other.issue().value();
        IssueSketch first = inOrder ? one : other;
        IssueSketch second = inOrder ? other : one;
        Evidence evidence = measure.compare(first, second);
        return evidence == null || evidence.score() < Similarity.SIMILAR
                ? Optional.empty()
                : Optional.of(new SimilarIssues(first.issue(), second.issue(), evidence));
    }

    private void propose(
            ProjectId project, Map<IssueId, Long> events, List<IssueSketch> sketches,
            Rarity rarity) {
        List<Proposal> decided = proposals.decided(project, DECIDED_MAX);
        var decisions = new Decisions(project, issues, decided);
        List<Proposal> found = new ArrayList<>();
        merges(project, events, calibration(decided, true), decisions, found);
        splits(project, sketches, new OverMerge(rarity), calibration(decided, false), decisions,
                found);
        found.sort(Comparator.comparingDouble(each -> -each.confidence()));
        List<Proposal> known = proposals.open(project);
        List<Proposal> open = found.stream().limit(OPEN_MAX)
                .map(each -> known.stream().filter(each::succeeds).findFirst()
                        .map(older -> each.as(older.id(), older.createdAt())).orElse(each))
                .toList();
        proposals.replaceOpen(project, open);
    }

    private void merges(
            ProjectId project, Map<IssueId, Long> events, Calibration calibration,
            Decisions decisions, List<Proposal> into) {
        List<SimilarIssues> strong = similarity.pairs(project, Similarity.ONE_BUG, PAIRS_MAX)
                .stream()
                .filter(pair -> !decisions.forbid(pair))
                .filter(pair -> calibration.confidence(pair.score()) >= Calibration.WORTHWHILE)
                .toList();
        Instant now = clock.instant();
        for (List<SimilarIssues> group : MergeGroups.of(strong, events, decisions::part)) {
            double weakest = group.getLast().score();
            into.add(new Proposal(0, project, new Grounds.Merge(leader(group, events), group),
                    calibration.confidence(weakest), now, null));
        }
    }

    /// Every pair of a group names its leader; of a single pair it is the one with more events.
    private static IssueId leader(List<SimilarIssues> group, Map<IssueId, Long> events) {
        SimilarIssues pair = group.getFirst();
        boolean first = group.size() > 1
                ? group.getLast().names(pair.first())
                : events.getOrDefault(pair.first(), 0L) >= events.getOrDefault(pair.second(), 0L);
        return first ? pair.first() : pair.second();
    }

    private void splits(
            ProjectId project, List<IssueSketch> sketches, OverMerge watch,
            Calibration calibration, Decisions decisions, List<Proposal> into) {
        Instant now = clock.instant();
        for (IssueSketch sketch : sketches) {
            watch.find(sketch)
                    .filter(finding -> !decisions.forbid(sketch.issue(), finding))
                    .map(finding -> new Proposal(0, project,
                            new Grounds.Split(sketch.issue(), finding),
                            calibration.confidence(finding.score()), now, null))
                    .filter(each -> each.confidence() >= Calibration.WORTHWHILE)
                    .ifPresent(into::add);
        }
    }

    private static Calibration calibration(List<Proposal> decided, boolean merges) {
        return new Calibration(decided.stream()
                .filter(each -> each.grounds() instanceof Grounds.Merge == merges)
                .filter(each -> each.decision() != null && each.decision().by() != null)
                .map(each -> new Calibration.Decided(
                        each.score(), each.state() == State.ACCEPTED))
                .toList());
    }

    /// Open merges whose weakest pair leaves hardly a doubt.
    List<Proposal> beyondDoubt(ProjectId project) {
        return proposals.open(project).stream()
                .filter(each -> each.grounds() instanceof Grounds.Merge
                        && each.score() >= LEAVES_HARDLY_A_DOUBT)
                .toList();
    }
}
