package io.corral.server.rest.events;

import io.corral.domain.access.Scope;
import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.release.Suspects;
import io.corral.engine.search.IssueEvents;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.issues.FoundIssue;
import io.corral.server.rest.issues.IssuePaths;
import io.corral.server.rest.releases.ReleaseViews;
import io.corral.server.rest.scope.ReadStores;
import java.util.Optional;
import java.util.Set;

/// Who may have brought an issue: of an event, and of an issue by its latest event (Sentry API
/// docs "Retrieve Event Committers").
public final class CommitterRoutes {

    private final ReadStores stores;
    private final EventLookup lookup;
    private final IssueEvents events;
    private final Suspects suspects;
    private final ReleaseViews views;

    public CommitterRoutes(
            ReadStores stores, IssueEvents events, Assembly assembly, Suspects suspects) {
        this.stores = stores;
        this.lookup = new EventLookup(stores, assembly);
        this.events = events;
        this.suspects = suspects;
        this.views = new ReleaseViews(stores);
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", "/api/0/projects/{org}/{project}/events/{event}/committers/",
                Scope.EVENT_READ, this::ofEvent);
        new IssuePaths(api, stores.issues()).add(
                "GET", "committers/", Scope.EVENT_READ, this::ofIssue);
    }

    private Answer ofEvent(Call call, Project project) {
        return EventId.parse(call.request().parameter("event"))
                .flatMap(id -> lookup.find(project.id(), id))
                .flatMap(found -> lookup.issueOf(found.stored())
                        .map(issue -> answer(call, project, issue, found.event())))
                .orElseGet(ApiErrors::notFound);
    }

    private Answer ofIssue(Call call, FoundIssue found) {
        Issue issue = found.issue();
        Optional<Event> latest = events.all(issue, Set.of()).latest()
                .flatMap(each -> lookup.find(issue.project(), each.id()))
                .map(EventLookup.Found::event);
        return latest.map(event -> answer(call, found.project(), issue, event))
                .orElseGet(ApiErrors::notFound);
    }

    private Answer answer(Call call, Project project, Issue issue, Event event) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(views.committers(
                project.organization(), suspects.of(project.organization(), issue, event),
                call.directory())));
    }
}
