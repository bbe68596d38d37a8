package io.corral.server.wiring;

import io.corral.domain.id.EventId;
import io.corral.engine.admin.Directory;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.issue.IssueDeletion;
import io.corral.engine.issue.IssueEditing;
import io.corral.engine.ownership.LateSuspects;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.release.ReleaseChanges;
import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.release.Sessions;
import io.corral.engine.release.Suspects;
import io.corral.engine.search.IssueEvents;
import io.corral.engine.search.IssueSearch;
import io.corral.engine.search.IssueVolumes;
import io.corral.engine.search.SearchStores;
import io.corral.engine.search.Traces;
import io.corral.server.rest.Api;
import io.corral.server.rest.discover.DiscoverApi;
import io.corral.server.rest.events.AttachmentRoutes;
import io.corral.server.rest.events.CommitterRoutes;
import io.corral.server.rest.events.EventListRoutes;
import io.corral.server.rest.events.EventRoutes;
import io.corral.server.rest.events.TagRoutes;
import io.corral.server.rest.issues.CorrectionRoutes;
import io.corral.server.rest.issues.IssueListRoutes;
import io.corral.server.rest.issues.IssueRoutes;
import io.corral.server.rest.issues.SharedIssueRoutes;
import io.corral.server.rest.profiles.ProfileRoutes;
import io.corral.server.rest.releases.CommitRoutes;
import io.corral.server.rest.releases.DeployRoutes;
import io.corral.server.rest.releases.ReleaseRoutes;
import io.corral.server.rest.releases.SessionRoutes;
import io.corral.server.rest.replays.ReplayRoutes;
import io.corral.server.rest.scope.ReadStores;
import io.corral.server.rest.stats.StatsRoutes;
import io.corral.server.rest.stats.SummaryRoutes;
import io.corral.server.rest.traces.TraceRoutes;
import java.time.InstantSource;
import java.util.UUID;

/// Wires the endpoints of issues, events, releases and statistics.
final class IssueApi {

    private final EmbeddedStores stores;
    private final Directory directory;
    private final Assembly assembly;
    private final InstantSource clock;

    IssueApi(EmbeddedStores stores, Directory directory, Assembly assembly,
            InstantSource clock) {
        this.stores = stores;
        this.directory = directory;
        this.assembly = assembly;
        this.clock = clock;
    }

    /// What reading endpoints read from.
    static ReadStores readStores(EmbeddedStores stores) {
        return new ReadStores(stores.issueQueries(), stores.events(), stores.payloads(),
                stores.blobs(), stores.releases(), stores.commits(), stores.deploys(),
                stores.repositories(), stores.health(), stores.outcomes());
    }

    void addTo(Api api, CorrectionParts corrections, Ownership ownership) {
        ReadStores read = readStores(stores);
        var editing = new IssueEditing(stores.issues(), read.issues(), read.releases(), clock,
                () -> EventId.of(UUID.randomUUID()).toString());
        var deletion = new IssueDeletion(
                stores.issues(), read.events(), read.payloads(), read.blobs());
        var search = new SearchStores(read.events(), read.issues(), read.releases(),
                new ReleaseHealth(read.health()), stores.keys());
        var searches = new IssueListRoutes.Searches(
                new IssueSearch(search, directory::current), new IssueVolumes(search));
        var issueEvents = new IssueEvents(search);
        var changes = new IssueListRoutes.Changes(
                editing, corrections.byKey(), deletion);
        new IssueListRoutes(read, searches, changes, clock).addTo(api);
        new IssueRoutes(read, editing, deletion, clock).addTo(api);
        new CorrectionRoutes(read.issues(), corrections.byKey(), corrections.byEvent(),
                corrections.splits())
                .addTo(api);
        new EventRoutes(read, issueEvents, assembly, clock).addTo(api);
        new EventListRoutes(read, issueEvents, assembly, clock).addTo(api);
        new CommitterRoutes(read, issueEvents, assembly,
                new Suspects(read.releases(), read.commits(), clock)).addTo(api);
        new TagRoutes(read, clock).addTo(api);
        new AttachmentRoutes(read).addTo(api);
        new DiscoverApi(search, clock).addTo(api);
        releases(api, read, new LateSuspects(ownership, directory::current,
                new LateSuspects.Reading(
                        read.issues(), issueEvents, read.payloads(), assembly),
                stores.issues(), clock));
        new StatsRoutes(read, clock).addTo(api);
        new SummaryRoutes(read.outcomes(), clock).addTo(api);
        new SharedIssueRoutes(read.issues(), directory).addTo(api);
        new TraceRoutes(new Traces(search), clock).addTo(api);
        new ReplayRoutes(clock).addTo(api);
        new ProfileRoutes(clock).addTo(api);
    }

    private void releases(Api api, ReadStores read, LateSuspects late) {
        var changes = new ReleaseChanges(new ReleaseChanges.Stores(read.releases(),
                read.commits(), stores.issues(), read.issues()), directory::current, clock,
                late::commitsTold);
        new ReleaseRoutes(read, changes, clock).addTo(api);
        new CommitRoutes(read, clock).addTo(api);
        new DeployRoutes(read, clock).addTo(api);
        new SessionRoutes(new Sessions(read.health()), clock).addTo(api);
    }
}
