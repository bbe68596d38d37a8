package io.corral.server.rest.events;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.IssueKey;
import io.corral.engine.search.Dataset;
import io.corral.engine.search.TimeWindow;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.issues.FoundIssue;
import io.corral.server.rest.issues.IssuePaths;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tags and their values, of an issue, a project or an organisation (API reference 2.3, 39 and 52).
public final class TagRoutes {

    private static final int KEYS_MAX = 200;
    private static final int TOP_VALUES = 10;
    private static final int VALUES_MAX = 1_000;
    private static final Duration USUAL = Duration.ofDays(14);

    private final ReadStores stores;
    private final InstantSource clock;

    public TagRoutes(ReadStores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /// A tag with its most frequent values.
    record TagView(
            String key, String name, long totalValues, long uniqueValues, boolean canDelete,
            List<ValueView> topValues) {}

    record ValueView(
            String key, String name, String value, long count, String firstSeen,
            String lastSeen, @Nullable String query) {}

    /// Adds the routes.
    public void addTo(Api api) {
        var paths = new IssuePaths(api, stores.issues());
        paths.add("GET", "tags/", Scope.EVENT_READ, this::ofIssue);
        paths.add("GET", "tags/{key}/", Scope.EVENT_READ, this::oneOfIssue);
        paths.add("GET", "tags/{key}/values/", Scope.EVENT_READ, this::valuesOfIssue);
        api.organization("GET", "/api/0/organizations/{org}/tags/", Scope.EVENT_READ,
                (call, organization) -> keys(
                        call, ReadScope.of(call, organization.id(), clock.instant())));
        api.organization("GET", "/api/0/organizations/{org}/tags/{key}/values/", Scope.EVENT_READ,
                (call, organization) -> values(
                        call, ReadScope.of(call, organization.id(), clock.instant())));
        api.project("GET", "/api/0/projects/{org}/{project}/tags/", Scope.EVENT_READ,
                (call, project) -> keys(call, ReadScope.of(call, project, clock.instant())));
        api.project("GET", "/api/0/projects/{org}/{project}/tags/{key}/values/",
                Scope.EVENT_READ,
                (call, project) -> values(call, ReadScope.of(call, project, clock.instant())));
    }

    private Answer ofIssue(Call call, FoundIssue found) {
        return json(tags(issueScope(found), where(call, found), null, TOP_VALUES));
    }

    private Answer oneOfIssue(Call call, FoundIssue found) {
        return tags(issueScope(found), where(call, found), key(call), TOP_VALUES).stream()
                .findFirst().map(TagRoutes::json).orElseGet(ApiErrors::notFound);
    }

    private Answer valuesOfIssue(Call call, FoundIssue found) {
        return values(call, issueScope(found), where(call, found));
    }

    private Answer keys(Call call, ReadScope.Asked asked) {
        return switch (asked) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> kinds(call).map(kinds -> json(tags(
                    rows(scope, kinds), EventLookup.in(scope.environments()), null, 0)))
                    .orElseGet(TagRoutes::unknownDataset);
        };
    }

    private Answer values(Call call, ReadScope.Asked asked) {
        return switch (asked) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> kinds(call).map(kinds -> values(
                    call, rows(scope, kinds), EventLookup.in(scope.environments())))
                    .orElseGet(TagRoutes::unknownDataset);
        };
    }

    private Answer values(Call call, EventScope scope, EventPredicate where) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                String part = call.query().firstOr("query", "").toLowerCase(Locale.ROOT);
                List<ValueView> all = tags(scope, where, key(call), VALUES_MAX).stream()
                        .flatMap(tag -> tag.topValues().stream())
                        .filter(value -> value.value().toLowerCase(Locale.ROOT).contains(part))
                        .toList();
                var slice = page.of(all);
                yield page.answer(call.request(), slice.elements(), slice.more());
            }
        };
    }

    private static String key(Call call) {
        return call.request().parameter("key");
    }

    private EventPredicate where(Call call, FoundIssue found) {
        Set<String> environments = call.query().all("environment").stream()
                .filter(each -> !each.isEmpty()).collect(Collectors.toSet());
        Set<IssueKey> keys = new HashSet<>(stores.issues().keys(found.issue().id()));
        return EventPredicate.all(
                new EventPredicate.KeyIn(keys), EventLookup.in(environments));
    }

    private static EventScope issueScope(FoundIssue found) {
        return EventLookup.scope(found.issue());
    }

    private EventScope rows(ReadScope scope, Set<EventRowKind> kinds) {
        TimeWindow window = scope.windowOr(USUAL, clock.instant());
        return new EventScope(kinds, scope.projects(), window.from(), window.to());
    }

    /// Whose tags are asked for: those of events, unless a data set or transactions are named.
    /// Empty for a data set nobody knows.
    private static Optional<Set<EventRowKind>> kinds(Call call) {
        String name = call.query().firstOr("dataset", "");
        return switch (name) {
            case "", "events", "search_issues" -> Optional.of(
                    call.query().firstOr("includeTransactions", "0").equals("1")
                            ? Dataset.DISCOVER.kinds()
                            : EventLookup.KINDS);
            case "replays" -> Optional.of(Set.of());
            default -> Dataset.named(name).map(Dataset::kinds);
        };
    }

    private static Answer unknownDataset() {
        return ApiErrors.badRequest("dataset is one of events, errors, transactions, discover, "
                + "spans, replays and search_issues.");
    }

    private List<TagView> tags(
            EventScope scope, EventPredicate where, @Nullable String key, int values) {
        return stores.events().tags(new TagQuery(scope, where, key, KEYS_MAX, values)).stream()
                .map(TagRoutes::view).toList();
    }

    private static TagView view(TagSummary tag) {
        return new TagView(tag.key(), tag.key(), tag.rows(), tag.values(), false,
                tag.top().stream().map(value -> view(tag.key(), value)).toList());
    }

    private static ValueView view(String key, TagSummary.Value value) {
        return new ValueView(key, value.value(), value.value(), value.rows(),
                WireTime.of(value.firstSeen()), WireTime.of(value.lastSeen()),
                key + ":\"" + value.value().replace("\"", "\\\"") + "\"");
    }

    private static Answer json(Object view) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(view));
    }
}
