package io.corral.server.rest.discover;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.search.Facets;
import io.corral.engine.search.Facets.Facet;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.scope.ReadScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// How the events of a query spread over their tags: what Discover shows beside a table.
final class FacetRoutes {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final int KEYS_USUAL = 20;
    private static final int KEYS_MAX = 100;
    private static final int VALUES_MAX = 10;

    private final Facets facets;
    private final InstantSource clock;

    FacetRoutes(Facets facets, InstantSource clock) {
        this.facets = facets;
        this.clock = clock;
    }

    /// Adds the routes.
    void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/events-facets/", Scope.EVENT_READ,
                this::facets);
    }

    record FacetView(String key, List<ValueView> topValues) {

        static FacetView of(Facet facet) {
            return new FacetView(facet.key(), facet.top().stream()
                    .map(value -> new ValueView(value.name(), value.value(), value.rows()))
                    .toList());
        }
    }

    record ValueView(String name, String value, long count) {}

    private Answer facets(Call call, Organization organization) {
        Instant now = clock.instant();
        return switch (ReadScope.of(call, organization.id(), now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (Page.of(
                    call.query(), KEYS_USUAL, KEYS_MAX)) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> switch (facets.find(
                        call.query().firstOr("dataset", ""), call.query().firstOr("query", ""),
                        scope.forSearch(call, organization.id(), USUAL, now), KEYS_MAX,
                        VALUES_MAX)) {
                    case Facets.Answer.Refused(var sentence) -> ApiErrors.badRequest(sentence);
                    case Facets.Answer.Found(var found) -> {
                        var slice = page.of(found);
                        yield page.answer(call.request(),
                                slice.elements().stream().map(FacetView::of).toList(),
                                slice.more());
                    }
                };
            };
        };
    }
}
