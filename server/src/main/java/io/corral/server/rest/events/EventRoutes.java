package io.corral.server.rest.events;

import io.corral.domain.access.Scope;
import io.corral.domain.group.Grouping;
import io.corral.domain.id.EventId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.search.FilteredEvents;
import io.corral.engine.search.IssueEvents;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.events.EventLookup.Found;
import io.corral.server.rest.events.EventViews.Place;
import io.corral.server.rest.issues.FoundIssue;
import io.corral.server.rest.issues.IssuePaths;
import io.corral.server.rest.releases.ReleaseViews;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Endpoints of single events (API reference 2.3, 35, 38 and 59).
public final class EventRoutes {

    private static final String EVENT = "/api/0/projects/{org}/{project}/events/{event}/";

    private static final Duration ALWAYS = Duration.ofDays(3_650);

    private final ReadStores stores;
    private final IssueEvents issueEvents;
    private final EventLookup lookup;
    private final EventViews views;
    private final InstantSource clock;

    public EventRoutes(
            ReadStores stores, IssueEvents issueEvents, Assembly assembly, InstantSource clock) {
        this.stores = stores;
        this.issueEvents = issueEvents;
        this.lookup = new EventLookup(stores, assembly);
        this.views = new EventViews(new ReleaseViews(stores));
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        var paths = new IssuePaths(api, stores.issues());
        paths.add("GET", "events/{event}/", Scope.EVENT_READ, this::ofIssue);
        api.project("GET", EVENT, Scope.EVENT_READ,
                (call, project) -> find(call, project)
                        .map(found -> json(whole(call, project, found)))
                        .orElseGet(ApiErrors::notFound));
        api.project("GET", EVENT + "json/", Scope.EVENT_READ,
                (call, project) -> find(call, project)
                        .map(found -> Answer.json(200, found.stored().body()))
                        .orElseGet(ApiErrors::notFound));
        api.project("GET", EVENT + "grouping-info/", Scope.EVENT_READ,
                (call, project) -> find(call, project)
                        .map(found -> json(GroupingView.of(
                                Grouping.explain(found.event(), found.config()))))
                        .orElseGet(ApiErrors::notFound));
        api.organization("GET", "/api/0/organizations/{org}/eventids/{event}/", Scope.EVENT_READ,
                this::anywhere);
    }

    private Answer ofIssue(Call call, FoundIssue found) {
        Instant now = clock.instant();
        return switch (ReadScope.of(call, found.project(), now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) ->
                call.request().parameter("event").equals("recommended")
                        ? recommended(call, found, scope, now)
                        : named(call, found, scope);
        };
    }

    private Answer named(Call call, FoundIssue found, ReadScope scope) {
        Issue issue = found.issue();
        String name = call.request().parameter("event");
        Optional<EventId> id = switch (name) {
            case "latest" -> issueEvents.all(issue, scope.environments()).latest()
                    .map(IssueEvents.Found::id);
            case "oldest" -> issueEvents.all(issue, scope.environments()).oldest()
                    .map(IssueEvents.Found::id);
            default -> EventId.parse(name);
        };
        return answer(call, found, id.flatMap(each -> lookup.find(issue.project(), each))
                .filter(event -> lookup.isOf(issue, event.stored())));
    }

    /// The most complete of the candidates, the newest of equals.
    private Answer recommended(Call call, FoundIssue found, ReadScope scope, Instant now) {
        Issue issue = found.issue();
        return switch (issueEvents.filtered(issue, call.query().firstOr("query", ""),
                scope.forSearch(call, found.organization().id(), ALWAYS, now))) {
            case IssueEvents.Filtering.Refused(var sentence) -> ApiErrors.badRequest(sentence);
            case IssueEvents.Filtering.Of(var events) -> answer(call, found,
                    lookup.find(issue.project(), events.candidates(scope.window() != null)
                            .stream().map(IssueEvents.Found::id).toList()).stream()
                            .min(Comparator.comparingInt(each -> each.event().errors().size())));
        };
    }

    private Answer answer(Call call, FoundIssue found, Optional<Found> event) {
        return event.map(each -> json(views.whole(
                call, each, place(found.project(), found.issue(), each))))
                .orElseGet(ApiErrors::notFound);
    }

    private Answer anywhere(Call call, Organization organization) {
        Optional<EventId> id = EventId.parse(call.request().parameter("event"));
        List<Project> projects = call.directory().projectsOf(organization.id());
        for (Project project : id.isEmpty() ? List.<Project>of() : projects) {
            Optional<Found> found =
                    lookup.find(project.id(), id.get()).filter(lookup::isShown);
            if (found.isPresent()) {
                EventView event = whole(call, project, found.get());
                return json(Map.of(
                        "organizationSlug", organization.slug(),
                        "projectSlug", project.slug(),
                        "groupId", event.groupID() == null ? "" : event.groupID(),
                        "eventId", event.eventID(),
                        "event", event));
            }
        }
        return ApiErrors.notFound();
    }

    private Optional<Found> find(Call call, Project project) {
        return EventId.parse(call.request().parameter("event"))
                .flatMap(id -> lookup.find(project.id(), id))
                .filter(lookup::isShown);
    }

    private EventView whole(Call call, Project project, Found found) {
        return views.whole(call, found, lookup.issueOf(found.stored())
                .map(issue -> place(project, issue, found))
                .orElseGet(() -> new Place(project, null, null, null)));
    }

    private Place place(Project project, Issue issue, Found found) {
        EventId id = found.event().id();
        Instant at = found.event().timestamp();
        FilteredEvents all = issueEvents.all(issue, Set.of());
        return new Place(project, issue,
                all.newer(id, at).map(IssueEvents.Found::id).orElse(null),
                all.older(id, at).map(IssueEvents.Found::id).orElse(null));
    }

    private static Answer json(Object view) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(view));
    }
}
