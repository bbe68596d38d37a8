package io.corral.server.wiring;

import io.corral.domain.id.EventId;
import io.corral.engine.admin.Administration;
import io.corral.engine.admin.Directory;
import io.corral.engine.backtest.Backtests;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.issue.IssueEditing;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.triage.prune.PruningDecisions;
import io.corral.engine.triage.prune.PruningReading;
import io.corral.engine.triage.prune.PruningReports;
import io.corral.engine.triage.prune.RuleProposals;
import io.corral.server.rest.Api;
import io.corral.server.rest.triage.PruningRoutes;
import io.corral.server.ui.Ui;
import io.corral.server.ui.settings.PruningPages;
import java.time.InstantSource;
import java.util.UUID;

/// Wires the monthly pruning report.
final class PruningParts {

    /// What correcting the grouping is done with.
    record Uses(Proposals proposals, IssueCorrections corrections, Backtests backtests,
            ProjectRules rules) {}

    private final PruningReports reports;
    private final PruningDecisions decisions;

    PruningParts(EmbeddedStores stores, Administration administration, TriageParts triage,
            Uses uses, InstantSource clock) {
        Directory directory = administration.directory();
        var rules = new RuleProposals(uses.backtests(), uses.rules(), stores.issueQueries());
        this.reports = new PruningReports(stores.definitions(),
                new PruningReading(triage.triage(), triage.contexts(), uses.proposals(), rules,
                        directory::current),
                directory::current, clock);
        var editing = new IssueEditing(stores.issues(), stores.issueQueries(),
                stores.releases(), clock, () -> EventId.of(UUID.randomUUID()).toString());
        this.decisions = new PruningDecisions(reports,
                new PruningDecisions.Means(stores.issueQueries(), editing,
                        administration.projects(), uses.proposals(), uses.corrections(), rules,
                        triage.triage()),
                directory::current, clock);
    }

    PruningReports reports() {
        return reports;
    }

    void addTo(Api api) {
        new PruningRoutes(reports, decisions).addTo(api);
    }

    void addTo(Ui ui) {
        new PruningPages(ui, reports, decisions).add();
    }
}
