package io.corral.server.rest.discover;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.search.Discover;
import io.corral.engine.search.DiscoverCheck;
import io.corral.engine.search.DiscoverRequest;
import io.corral.engine.search.SearchScope;
import io.corral.engine.search.TimeWindow;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Api;
import io.corral.server.rest.Call;
import io.corral.server.rest.scope.ReadScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a question to `events/` is right, before it is asked (API reference 2.3, 50, and 3.6):
/// 200 when it is, 400 with the same body when it is not.
final class CheckRoutes {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final String ALL_PROJECTS = "-1";

    private final Discover discover;
    private final InstantSource clock;

    CheckRoutes(Discover discover, InstantSource clock) {
        this.discover = discover;
        this.clock = clock;
    }

    /// Adds the routes.
    void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/events/validate/", Scope.EVENT_READ,
                this::check);
    }

    private Answer check(Call call, Organization organization) {
        Query query = call.query();
        List<CheckView.Part> projects = Stream.of("project", "projectSlug")
                .flatMap(name -> query.all(name).stream())
                .filter(name -> !name.isEmpty() && !name.equals(ALL_PROJECTS))
                .map(name -> call.directory().project(organization.id(), name).isPresent()
                        ? new CheckView.Part(true, null)
                        : new CheckView.Part(false, "There is no project " + name))
                .toList();
        DiscoverCheck check = discover.check(
                request(query), scope(call, organization, clock.instant()));
        var view = CheckView.of(check, projects, query.all("environment").size(),
                query.has("dataset"));
        return Answer.json(view.valid() ? 200 : 400, Json.MAPPER.writeValueAsBytes(view));
    }

    private static DiscoverRequest request(Query query) {
        List<String> sort = query.has("orderby") ? query.all("orderby") : query.all("sort");
        return new DiscoverRequest(query.firstOr("dataset", ""), present(query.all("field")),
                query.firstOr("query", ""), present(sort), 0, 1,
                !query.firstOr("allowAggregateConditions", "1").equals("0"));
    }

    private static List<String> present(List<String> values) {
        return values.stream().filter(value -> !value.isEmpty()).toList();
    }

    /// The scope asked for; all projects where one of those named is not there.
    private static SearchScope scope(Call call, Organization organization, Instant now) {
        return switch (ReadScope.of(call, organization.id(), now)) {
            case ReadScope.Asked.For(var scope) ->
                scope.forSearch(call, organization.id(), USUAL, now);
            case ReadScope.Asked.Wrong _ -> new SearchScope(
                    organization.id(),
                    call.directory().projectsOf(organization.id()).stream().collect(
                            Collectors.toMap(project -> project.id(), project -> project.slug())),
                    Set.of(), TimeWindow.last(USUAL, now), call.principal().user().id(), now);
        };
    }
}
