package io.corral.server.wiring;

import io.corral.domain.id.EventId;
import io.corral.engine.admin.Directory;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.issue.IssueDeletion;
import io.corral.engine.issue.IssueEditing;
import io.corral.engine.issue.IssueFeed;
import io.corral.engine.issue.ReversibleEditing;
import io.corral.engine.issue.SavedViews;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.release.Suspects;
import io.corral.engine.search.IssueCompletion;
import io.corral.engine.search.IssueEvents;
import io.corral.engine.search.IssueSearch;
import io.corral.engine.search.SearchStores;
import io.corral.engine.search.Traces;
import io.corral.engine.triage.CloseLooks;
import io.corral.server.ui.Ui;
import io.corral.server.ui.discover.DefinedQueries;
import io.corral.server.ui.discover.DiscoverPages;
import io.corral.server.ui.issue.IssueDetailPages;
import io.corral.server.ui.issue.IssueReading;
import io.corral.server.ui.issues.actions.IssueActionForms;
import io.corral.server.ui.issues.stream.StreamPages;
import io.corral.store.issue.IssueQueries;
import java.time.InstantSource;
import java.util.UUID;

/// Wires the pages of issues.
final class IssueUi {

    private final EmbeddedStores stores;
    private final Directory directory;
    private final Assembly assembly;
    private final Ownership ownership;
    private final InstantSource clock;
    private final IssueFeed feed;
    private final Proposals proposals;
    private final CloseLooks looks;
    private final TriageParts triage;

    IssueUi(
            EmbeddedStores stores, Directory directory, UiWiring.Reading reading,
            InstantSource clock, IssueFeed feed) {
        this.triage = reading.triage();
        this.proposals = reading.proposals().proposals();
        this.ownership = reading.ownership();
        this.looks = reading.triage().looks();
        this.feed = feed;
        this.stores = stores;
        this.directory = directory;
        this.assembly = reading.assembly();
        this.clock = clock;
    }

    void addTo(Ui ui, CorrectionParts corrections) {
        IssueQueries issues = stores.issueQueries();
        var editing = new IssueEditing(
                stores.issues(), issues, stores.releases(), clock, IssueUi::unguessable);
        var reversible = new ReversibleEditing(
                editing, stores.issues(), issues, clock, IssueUi::unguessable);
        var deletion = new IssueDeletion(
                stores.issues(), stores.events(), stores.payloads(), stores.blobs());
        var searched = new SearchStores(stores.events(), issues, stores.releases(),
                new ReleaseHealth(stores.health()), stores.keys());
        var uses = new StreamPages.Uses(issues, new IssueSearch(searched, directory::current),
                new IssueCompletion(searched, directory::current),
                new SavedViews(stores.savedViews(), clock), proposals, feed);
        var stream = new StreamPages(ui, uses, directory, clock);
        stream.add();
        var events = new IssueEvents(searched);
        new IssueActionForms(ui, new IssueActionForms.Uses(issues, reversible,
                corrections.byKey(), deletion, triage.sessions()), stream.matching()).add();
        var reading = new IssueReading(issues, stores.releases(), stores.payloads(),
                stores.blobs(), events, new Traces(searched), assembly,
                new Suspects(stores.releases(), stores.commits(), clock), ownership,
                triage.learnings());
        new IssueDetailPages(ui, reading, new IssueDetailPages.Changes(
                editing, corrections.byKey(), corrections.byEvent(), corrections.splits(), looks),
                triage.lists(stream.matching())).add();
        new DiscoverPages(ui, searched, new DefinedQueries(stores.definitions())).add();
    }

    private static String unguessable() {
        return EventId.of(UUID.randomUUID()).toString();
    }
}
