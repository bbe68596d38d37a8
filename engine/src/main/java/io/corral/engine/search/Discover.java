package io.corral.engine.search;

import io.corral.domain.search.Search;
import io.corral.engine.search.DiscoverAnswer.Refused;
import io.corral.protocol.search.SearchParser;
import io.corral.protocol.search.SearchResult;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Tables over events, as Sentry's Discover and Explore ask for them. Thread-safe.
public final class Discover {

    private final SearchStores stores;
    private final SearchTips tips;

    public Discover(SearchStores stores) {
        this.stores = stores;
        tips = new SearchTips(stores);
    }

    /// Answers a request; fails as [io.corral.store.event.EventStore#query] does.
    public DiscoverAnswer table(DiscoverRequest request, SearchScope scope) {
        try {
            return answer(request, scope);
        } catch (SearchMistake mistake) {
            return new Refused(mistake.sentence(request.query()));
        }
    }

    private DiscoverAnswer answer(DiscoverRequest request, SearchScope scope) {
        SearchNames names = stores.names(scope);
        DiscoverPlan plan = DiscoverPlan.of(request, scope, names);
        EventQuery query = plan.query(request, scope);
        EventTable table = stores.events().query(
                query.namesIssues() ? query.withKeys(stores.freshKeys()) : query);
        return new TableReader(scope, names.issues())
                .read(plan.shown(), table, request.limit())
                .with(tips.of(plan.dataset(), parse(request.query()), request.fields(), scope));
    }

    /// What can be said of a request without answering it.
    public DiscoverCheck check(DiscoverRequest request, SearchScope scope) {
        return DiscoverCheck.of(request, scope, stores.names(scope));
    }

    /// The data set a request names.
    static Dataset dataset(String name) {
        if (name.isEmpty()) {
            return Dataset.DISCOVER;
        }
        return Dataset.named(name)
                .orElseThrow(() -> new SearchMistake("There is no dataset %s; there are %s"
                        .formatted(name, Arrays.stream(Dataset.values()).map(Dataset::wireName)
                                .collect(Collectors.joining(", ")))));
    }

    /// Rows of a data set that a scope lets see.
    static EventScope scope(Dataset dataset, SearchScope scope) {
        return new EventScope(
                dataset.kinds(), scope.projects().keySet(), scope.window().from(),
                scope.window().to());
    }

    /// Only events from the environments asked for.
    static EventPredicate environments(SearchScope scope) {
        return scope.environments().isEmpty()
                ? EventPredicate.ALWAYS
                : new EventPredicate.OneOf(
                        new Field(EventField.ENVIRONMENT), List.copyOf(scope.environments()));
    }

    /// A query as a tree.
    static Search parse(String query) {
        return switch (SearchParser.parse(query)) {
            case SearchResult.Parsed(var search) -> search;
            case SearchResult.Failed failed -> throw new SearchMistake(failed.message());
        };
    }

    /// What fields mean.
    static List<SearchColumn> columns(List<String> fields, EventPlanner planner) {
        if (fields.isEmpty()) {
            throw new SearchMistake("A query needs at least one field, for example count()");
        }
        if (fields.size() > DiscoverRequest.FIELDS_MAX) {
            throw new SearchMistake(
                    "A query has at most %d fields".formatted(DiscoverRequest.FIELDS_MAX));
        }
        var columns = new ArrayList<SearchColumn>();
        fields.stream().distinct().map(planner::column).forEach(columns::add);
        return columns;
    }

    /// `p95_transaction_duration` for `p95(transaction.duration)`, `count` for `count()`: older
    /// clients sort by such names.
    static String aliasOf(String name) {
        String alias = name.replaceAll("[^A-Za-z0-9]+", "_");
        return alias.endsWith("_") ? alias.substring(0, alias.length() - 1) : alias;
    }
}
