package io.corral.domain.group.similar;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Corral thinks of the grouping of some issues, and what a person said to that.
///
/// @param id unique in the installation; 0 before it is stored
/// @param confidence that it is right, from 0 to 1, when it was made
/// @param createdAt when it was first made
/// @param decision null while it is open
public record Proposal(
        long id,
        ProjectId project,
        Grounds grounds,
        double confidence,
        Instant createdAt,
        @Nullable Decision decision) {

    /// A decision counts again only when the evidence rose by this much.
    private static final double MUCH = 0.15;

    /// What is proposed, with its evidence.
    public sealed interface Grounds {
        /// These issues look like one bug.
        ///
        /// @param leader the one with most events
        /// @param pairs each names the leader and another, the most alike first; at least one
        record Merge(IssueId leader, List<SimilarIssues> pairs) implements Grounds {
            public Merge {
                pairs = List.copyOf(pairs);
            }
        }

        /// This issue holds two bugs.
        record Split(IssueId issue, SplitFinding finding) implements Grounds {}
    }

    /// What became of it.
    ///
    /// @param by null when Corral itself accepted it, because the project lets it
    public record Decision(boolean accepted, @Nullable UserId by, Instant at) {}

    /// Where a proposal stands.
    public enum State {
        OPEN,
        ACCEPTED,
        REFUSED
    }

    /// Where it stands.
    public State state() {
        if (decision == null) {
            return State.OPEN;
        }
        return decision.accepted() ? State.ACCEPTED : State.REFUSED;
    }

    /// The issues it is about, the one that stays first.
    public List<IssueId> issues() {
        return switch (grounds) {
            case Grounds.Split(var issue, _) -> List.of(issue);
            case Grounds.Merge(var leader, var pairs) -> {
                Set<IssueId> issues = new LinkedHashSet<>();
                issues.add(leader);
                pairs.forEach(pair -> issues.add(pair.other(leader)));
                yield new ArrayList<>(issues);
            }
        };
    }

    /// How strong its evidence is: that of its weakest pair.
    public double score() {
        return switch (grounds) {
            case Grounds.Split(_, var finding) -> finding.score();
            case Grounds.Merge(_, var pairs) ->
                pairs.stream().mapToDouble(SimilarIssues::score).min().orElse(0);
        };
    }

    /// The score at which a pair of its issues may be proposed again, though this was refused.
    public double convincing() {
        return score() + MUCH;
    }

    /// Whether both propose the same, perhaps with newer evidence or more issues.
    public boolean succeeds(Proposal older) {
        return switch (grounds) {
            case Grounds.Merge(var leader, _) ->
                older.grounds instanceof Grounds.Merge(var before, _) && before.equals(leader);
            case Grounds.Split(var issue, _) ->
                older.grounds instanceof Grounds.Split(var before, _) && before.equals(issue);
        };
    }

    /// The same as what is stored under a number.
    public Proposal as(long number, Instant since) {
        return new Proposal(number, project, grounds, confidence, since, decision);
    }

    /// The same, decided.
    public Proposal decided(Decision taken) {
        return new Proposal(id, project, grounds, confidence, createdAt, taken);
    }
}
