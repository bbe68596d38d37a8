package io.corral.server.rest.replays;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.scope.ReadScope;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Replays (API reference 2.3, 110-113) of a server that keeps none yet: right shapes, nothing in
/// them.
public final class ReplayRoutes {

    private static final String ORGANIZATION = "/api/0/organizations/{org}/";
    private static final String PROJECT = "/api/0/projects/{org}/{project}/replays/{replay}/";

    private final InstantSource clock;

    public ReplayRoutes(InstantSource clock) {
        this.clock = clock;
    }

    record ListView(List<Object> data) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", ORGANIZATION + "replays/", Scope.EVENT_READ, this::list);
        api.organization("GET", ORGANIZATION + "replay-selectors/", Scope.EVENT_READ, this::list);
        api.organization("GET", ORGANIZATION + "replays/{replay}/", Scope.EVENT_READ,
                (_, _) -> ApiErrors.notFound());
        api.organization("GET", ORGANIZATION + "replay-count/", Scope.EVENT_READ,
                (_, _) -> Answers.json(200, Map.of()));
        api.project("GET", PROJECT, Scope.EVENT_READ, (_, _) -> ApiErrors.notFound());
        api.project("GET", PROJECT + "recording-segments/", Scope.EVENT_READ,
                (call, _) -> Answers.page(call, List.of(), each -> each));
    }

    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For _ -> switch (Page.of(call.query())) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> page.linked(
                        call.request(), Answers.json(200, new ListView(List.of())), false);
            };
        };
    }
}
