package io.corral.server.wiring;

import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.group.similar.SplitCondition;
import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.engine.admin.Administration;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.engine.correction.SplitJobs;
import io.corral.engine.correction.SplitJobs.Accepted;
import io.corral.engine.correction.SplitJobs.Answer;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.proposal.Correcting;
import io.corral.engine.proposal.EventReading;
import io.corral.engine.proposal.ProposalRounds;
import io.corral.engine.proposal.Proposals;
import io.corral.server.rest.Api;
import io.corral.server.rest.issues.SimilarIssueRoutes;
import io.corral.server.rest.proposals.ProposalRoutes;
import io.corral.store.issue.SplitJob.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Wires proposals about the grouping.
final class ProposalParts implements AutoCloseable {

    /// Shorter than clients wait for an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final SplitJobs splits;
    private final EmbeddedStores stores;

    ProposalParts(
            EmbeddedStores stores, Administration administration, Assembly assembly,
            CorrectionParts corrections, InstantSource clock) {
        this.stores = stores;
        this.proposals = new Proposals(
                new Proposals.Stores(
                        stores.issueQueries(), stores.similarity(), stores.proposals()),
                new EventReading(stores.events(), stores.payloads(), assembly,
                        assembly.configs()::current),
                new Corrections(corrections), clock);
        this.splits = corrections.splits();
        splits.whenEnding(ending -> {
            if (ending.job().wish().task() instanceof Task.Divide(_, var proposal)
                    && proposal != null) {
                proposals.splitEnded(ending.job().wish().project(), proposal, ending.isDone(),
                        ending.job().wish().actor());
            }
        });
        this.rounds = new ProposalRounds(
                proposals, administration.directory(), administration.jobs(), clock, PATIENCE);
    }

    /// Does what people could do by hand.
    private record Corrections(CorrectionParts parts) implements Correcting {

        private static final String ONE = "A proposal: they look like one bug.";
        private static final String TWO = "A proposal: the issue holds two bugs.";

        @Override
        public Optional<String> merge(List<Issue> issues, @Nullable UserId actor) {
            return hindrance(parts.byKey().merge(issues, actor, ONE));
        }

        @Override
        public Optional<String> split(
                Issue issue, SplitFinding finding, Consent consent, BooleanSupplier decided) {
            Condition when = switch (finding.condition()) {
                case SplitCondition.HasFrame(var token) -> new Condition.HasFrame(token);
                case SplitCondition.MessageIs(var template) -> new Condition.HasMessage(template);
            };
            var accepted = new Accepted(consent.proposal(), consent.actor(), TWO);
            return switch (parts.splits().start(
                    issue, when, accepted, _ -> decided.getAsBoolean())) {
                case Answer.Refused(var sentence) -> Optional.of(sentence);
                case Answer.Taken _ -> Optional.empty();
            };
        }

        private static Optional<String> hindrance(Result result) {
            return switch (result) {
                case Result.Done _ -> Optional.empty();
                case Result.Refused(var sentence) -> Optional.of(sentence);
            };
        }
    }

    Proposals proposals() {
        return proposals;
    }

    ProposalRounds rounds() {
        return rounds;
    }

    void addTo(Api api) {
        new ProposalRoutes(proposals, rounds, splits).addTo(api);
        new SimilarIssueRoutes(IssueApi.readStores(stores), proposals).addTo(api);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
