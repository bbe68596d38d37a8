package io.corral.server.wiring;

import io.corral.domain.group.similar.SplitFinding;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.engine.admin.Administration;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.proposal.Correcting;
import io.corral.engine.proposal.EventReading;
import io.corral.engine.proposal.ProposalRounds;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.search.IssueEvents;
import io.corral.engine.search.SearchStores;
import io.corral.server.rest.Api;
import io.corral.server.rest.issues.SimilarIssueRoutes;
import io.corral.server.rest.proposals.ProposalRoutes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Wires proposals about the grouping.
final class ProposalParts implements AutoCloseable {

    /// Shorter than clients wait for an answer.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final EmbeddedStores stores;

    ProposalParts(
            EmbeddedStores stores, Administration administration, Assembly assembly,
            InstantSource clock) {
        this.stores = stores;
        this.proposals = new Proposals(
                new Proposals.Stores(
                        stores.issueQueries(), stores.similarity(), stores.proposals()),
                new EventReading(stores.events(), stores.payloads(), assembly,
                        assembly.configs()::current),
                new Corrections(corrections(stores, assembly, clock)), clock);
        this.rounds = new ProposalRounds(
                proposals, administration.directory(), administration.jobs(), clock, PATIENCE);
    }

    private static IssueCorrections corrections(
            EmbeddedStores stores, Assembly assembly, InstantSource clock) {
        var searched = new SearchStores(stores.events(), stores.issueQueries(), stores.releases(),
                new ReleaseHealth(stores.health()),
                stores.keys());
        return new IssueCorrections(stores.corrections(), new IssueCorrections.Reading(
                stores.issueQueries(), new IssueEvents(searched), stores.payloads(), assembly),
                clock);
    }

    /// Does what people could do by hand.
    private record Corrections(IssueCorrections corrections) implements Correcting {

        private static final String REASON = "A proposal: they look like one bug.";

        @Override
        public Optional<String> merge(List<Issue> issues, @Nullable UserId actor) {
            return switch (corrections.merge(issues, actor, REASON)) {
                case IssueCorrections.Result.Done _ -> Optional.empty();
                case IssueCorrections.Result.Refused(var sentence) -> Optional.of(sentence);
            };
        }

        @Override
        public boolean splits() {
            return false;
        }

        @Override
        public Optional<String> split(
                Issue issue, SplitFinding finding, @Nullable UserId actor) {
            return Optional.of("Events of one key cannot be split yet.");
        }
    }

    Proposals proposals() {
        return proposals;
    }

    ProposalRounds rounds() {
        return rounds;
    }

    void addTo(Api api) {
        new ProposalRoutes(proposals, rounds).addTo(api);
        new SimilarIssueRoutes(IssueApi.readStores(stores), proposals).addTo(api);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
