package io.corral.server.rest.events;

import io.corral.domain.access.Scope;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.project.Project;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.engine.search.IssueEvents;
import io.corral.engine.search.TimeWindow;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lists of events, of an issue or a project (API reference 2.3, 37 and 58).
public final class EventListRoutes {

    private static final Duration ALWAYS = Duration.ofDays(3_650);
    private static final Duration USUAL = Duration.ofDays(90);

    private final ReadStores stores;
    private final IssueEvents issueEvents;
    private final EventLookup lookup;
    private final EventViews views;
    private final InstantSource clock;

    public EventListRoutes(
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
        paths.add("GET", "events/", Scope.EVENT_READ, this::ofIssue);
        api.project("GET", "/api/0/projects/{org}/{project}/events/", Scope.EVENT_READ,
                this::ofProject);
    }

    private Answer ofIssue(Call call, FoundIssue found) {
        Instant now = clock.instant();
        return switch (ReadScope.of(call, found.project(), now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (Page.of(call.query())) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> switch (issueEvents.filtered(
                        found.issue(), call.query().firstOr("query", ""),
                        scope.forSearch(call, found.organization().id(), ALWAYS, now))) {
                    case IssueEvents.Filtering.Refused(var sentence) ->
                        ApiErrors.badRequest(sentence);
                    case IssueEvents.Filtering.Of(var filtered) -> {
                        var events = filtered.page((int) page.offset(), page.size());
                        List<EventId> ids =
                                events.events().stream().map(IssueEvents.Found::id).toList();
                        yield page.answer(call.request(),
                                ofIssue(call, found, ids), events.hasMore());
                    }
                };
            };
        };
    }

    private List<?> ofIssue(Call call, FoundIssue found, List<EventId> ids) {
        var place = new Place(found.project(), found.issue(), null, null);
        return lookup.find(found.project().id(), ids).stream()
                .map(event -> isFull(call)
                        ? views.whole(call, event, place)
                        : views.row(call, event, place))
                .toList();
    }

    private static boolean isFull(Call call) {
        return List.of("1", "true").contains(call.query().firstOr("full", ""));
    }

    private Answer ofProject(Call call, Project project) {
        Instant now = clock.instant();
        return switch (ReadScope.of(call, project, now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (Page.of(call.query())) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> {
                    TimeWindow window = scope.windowOr(USUAL, now);
                    var slice = page.ofFetched(lookup.newest(
                            EventLookup.scope(scope.projects(), window.from(), window.to()),
                            EventLookup.in(scope.environments()), (int) page.offset(),
                            page.size() + 1));
                    yield page.answer(call.request(),
                            ofProject(call, project, slice.elements()), slice.more());
                }
            };
        };
    }

    private List<?> ofProject(Call call, Project project, List<EventId> ids) {
        List<Found> events = lookup.find(project.id(), ids);
        Map<IssueKey, IssueId> owners = stores.issues().issuesOf(events.stream()
                .map(event -> key(project, event)).toList());
        Map<IssueId, Issue> issues = new HashMap<>();
        stores.issues().find(owners.values()).forEach(issue -> issues.put(issue.id(), issue));
        return events.stream()
                .filter(event -> issues.containsKey(owners.get(key(project, event))))
                .map(event -> {
                    var place = new Place(
                            project, issues.get(owners.get(key(project, event))), null, null);
                    return isFull(call)
                            ? views.whole(call, event, place)
                            : views.row(event, place);
                })
                .toList();
    }

    private static IssueKey key(Project project, Found event) {
        return new IssueKey(project.id(), event.stored().key());
    }
}
