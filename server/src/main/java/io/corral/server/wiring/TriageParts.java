package io.corral.server.wiring;

import io.corral.engine.admin.Directory;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.triage.CatchUp;
import io.corral.engine.triage.CloseLooks;
import io.corral.engine.triage.CorrectionBook;
import io.corral.engine.triage.Corrections;
import io.corral.engine.triage.HandoverNotes;
import io.corral.engine.triage.IgnoreWarnings;
import io.corral.engine.triage.IssueTriage;
import io.corral.engine.triage.Learnings;
import io.corral.engine.triage.ProductContexts;
import io.corral.engine.triage.ResolutionReports;
import io.corral.engine.triage.ShownRankings;
import io.corral.engine.triage.TriageQuality;
import io.corral.engine.triage.TriageRounds;
import io.corral.engine.triage.TriageSessions;
import io.corral.server.rest.Api;
import io.corral.server.rest.triage.TriageCorrectionRoutes;
import io.corral.server.rest.triage.TriageResolutionRoutes;
import io.corral.server.rest.triage.TriageReviewRoutes;
import io.corral.server.rest.triage.TriageRoutes;
import io.corral.server.ui.Ui;
import io.corral.server.ui.issues.actions.MatchingIssues;
import io.corral.server.ui.settings.ContextPages;
import io.corral.server.ui.settings.MemoryPages;
import io.corral.server.ui.triage.CatchUpPages;
import io.corral.server.ui.triage.WorklistIssues;
import io.corral.store.issue.IssueQueries;
import io.corral.store.triage.ShownRankingStore;
import java.time.InstantSource;

/// Wires triage.
final class TriageParts {

    private final IssueTriage triage;
    private final CloseLooks looks;
    private final TriageRounds rounds;
    private final ProductContexts contexts;
    private final Corrections corrections;
    private final ShownRankings shown;
    private final TriageQuality quality;
    private final IgnoreWarnings warnings;
    private final ResolutionReports resolution;
    private final IssueQueries issues;
    private final CatchUp catchUp;
    private final TriageSessions sessions;
    private final HandoverNotes notes;
    private final Learnings learnings;
    private final InstantSource clock;

    TriageParts(
            EmbeddedStores stores, Directory directory, Assembly assembly, InstantSource clock) {
        this.clock = clock;
        var book = new CorrectionBook(stores.definitions());
        this.issues = stores.issueQueries();
        this.catchUp = new CatchUp(issues);
        this.sessions = new TriageSessions(stores.definitions(), clock);
        this.notes = new HandoverNotes(stores.definitions(), clock);
        this.learnings = new Learnings(stores.definitions(), clock);
        this.contexts = new ProductContexts(stores.definitions(), clock);
        var read = new IssueTriage.Stores(issues, stores.events(),
                stores.payloads(), stores.keys(), stores.releases(), stores.commits(),
                stores.deploys(), stores.health(), stores.lastRankings());
        this.triage = new IssueTriage(
                read, assembly, contexts, book, directory::current, clock);
        this.looks = new CloseLooks(triage, read, assembly, new CloseLooks.Said(contexts, book),
                directory::current, clock);
        this.corrections = new Corrections(triage, book, stores.issues(), clock);
        ShownRankingStore rankings = stores.shownRankings();
        this.shown = new ShownRankings(triage, rankings, clock);
        this.quality = new TriageQuality(
                rankings, book, issues, directory::current, clock);
        this.warnings = new IgnoreWarnings(issues, directory::current, clock);
        this.resolution = new ResolutionReports(issues, clock);
        this.rounds = new TriageRounds(
                triage, stores.issues(), issues, directory::current);
    }

    TriageRounds rounds() {
        return rounds;
    }

    /// Adds the pages.
    void addTo(Ui ui) {
        new ContextPages(ui, contexts, triage).add();
        new MemoryPages(ui, learnings, issues).add();
    }

    IssueTriage triage() {
        return triage;
    }

    ProductContexts contexts() {
        return contexts;
    }

    CloseLooks looks() {
        return looks;
    }

    /// What people were shown, which has to be kept from time to time.
    ShownRankings shown() {
        return shown;
    }

    /// The organisation's memory.
    Learnings learnings() {
        return learnings;
    }

    TriageSessions sessions() {
        return sessions;
    }

    /// What the first page shows.
    CatchUpPages.Uses pages() {
        return new CatchUpPages.Uses(triage, catchUp, sessions, corrections, notes, contexts,
                shown, quality, warnings, issues, resolution);
    }

    /// The worklist as the list behind an issue, beside all other lists.
    MatchingIssues lists(MatchingIssues others) {
        return new WorklistIssues(triage, catchUp, sessions, others);
    }

    void addTo(Api api) {
        new TriageRoutes(triage, contexts, shown, clock).addTo(api);
        new TriageReviewRoutes(quality, warnings, shown, issues, clock).addTo(api);
        new TriageResolutionRoutes(resolution, triage, clock).addTo(api);
        new TriageCorrectionRoutes(corrections, issues).addTo(api);
    }
}
