package io.corral.server.rest.discover;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.engine.search.AttributeNames;
import io.corral.engine.search.AttributeNames.Attribute;
import io.corral.engine.search.Dataset;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.scope.ReadScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be asked for in a data set (API reference 2.3, 53).
final class AttributeRoutes {

    private static final Duration USUAL = Duration.ofDays(14);
    private static final Set<String> TYPES = Set.of("string", "number", "boolean");

    private final AttributeNames names;
    private final InstantSource clock;

    AttributeRoutes(AttributeNames names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    /// Adds the routes.
    void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/trace-items/attributes/",
                Scope.EVENT_READ, this::attributes);
    }

    record AttributeView(
            String key, String name, String attributeType, SourceView attributeSource) {

        static AttributeView of(Attribute attribute) {
            return new AttributeView(attribute.key(), attribute.name(), word(attribute),
                    new SourceView(attribute.own() ? "user" : "sentry"));
        }
    }

    /// @param source_type `sentry` for what SDKs and servers name, `user` for an application's own
    record SourceView(String source_type) {}

    private static String word(Attribute attribute) {
        return Objects.requireNonNull(CheckView.word(attribute.type()));
    }

    private Answer attributes(Call call, Organization organization) {
        Instant now = clock.instant();
        Query query = call.query();
        Optional<Dataset> dataset = Dataset.named(
                query.firstOr("itemType", query.firstOr("dataset", "spans")));
        Set<String> types = query.all("attributeType").stream()
                .filter(type -> !type.isEmpty()).collect(Collectors.toSet());
        if (dataset.isEmpty()) {
            return ApiErrors.badRequest("itemType is one of spans, logs and tracemetrics.");
        }
        if (!TYPES.containsAll(types)) {
            return ApiErrors.badRequest("attributeType is string, number or boolean.");
        }
        return switch (ReadScope.of(call, organization.id(), now)) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (Page.of(query)) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> {
                    List<Attribute> found = names.list(dataset.get(),
                            query.firstOr("substringMatch", ""),
                            scope.forSearch(call, organization.id(), USUAL, now));
                    var slice = page.of(found.stream()
                            .filter(each -> types.isEmpty() || types.contains(word(each)))
                            .map(AttributeView::of).toList());
                    yield page.answer(call.request(), slice.elements(), slice.more());
                }
            };
        };
    }
}
