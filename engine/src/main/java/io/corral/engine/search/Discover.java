package io.corral.engine.search;

import io.corral.domain.search.Search;
import io.corral.domain.search.SearchKey;
import io.corral.engine.search.DiscoverAnswer.Refused;
import io.corral.engine.search.SearchColumn.Shown;
import io.corral.protocol.search.SearchParser;
import io.corral.protocol.search.SearchResult;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventTable;
import java.util.ArrayList;
import java.util.List;

/// Tables over events, as Sentry's Discover and Explore ask for them. Thread-safe.
public final class Discover {

    private final SearchStores stores;

    public Discover(SearchStores stores) {
        this.stores = stores;
    }

    /// Answers a request; fails as [io.corral.store.event.EventStore#query] does.
    public DiscoverAnswer table(DiscoverRequest request, SearchScope scope) {
        try {
            return answer(request, scope);
        } catch (SearchMistake mistake) {
            return new Refused(mistake.sentence());
        }
    }

    private DiscoverAnswer answer(DiscoverRequest request, SearchScope scope) {
        Dataset dataset = dataset(request.dataset());
        SearchNames names = stores.names(scope);
        var planner = new EventPlanner(dataset, scope, names);
        List<SearchColumn> columns = columns(request.fields(), planner);
        EventPlanner.Plan plan = planner.plan(parse(request.query()));
        if (plan.having() != null && !request.aggregateConditions()) {
            throw new SearchMistake("Conditions on aggregates are not allowed here");
        }
        boolean grouped = isGrouped(columns);
        if (plan.having() != null && !grouped) {
            throw new SearchMistake("Conditions on aggregates need an aggregate among the fields");
        }
        List<SearchColumn> shown = grouped ? columns : withIdentity(columns, dataset, planner);
        var query = new EventQuery(
                scope(dataset, scope), EventPredicate.all(plan.where(), environments(scope)),
                shown.stream().map(SearchColumn::expression).toList(), plan.having(),
                order(request, columns, planner, grouped), request.limit() + 1, request.offset(),
                needsKeys(columns) ? stores.freshKeys() : 0);
        EventTable table = stores.events().query(query);
        return new TableReader(scope, names.issues()).read(shown, table, request.limit());
    }

    /// The data set a request names.
    static Dataset dataset(String name) {
        if (name.isEmpty()) {
            return Dataset.DISCOVER;
        }
        return Dataset.named(name)
                .orElseThrow(() -> new SearchMistake("There is no dataset " + name));
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
            throw new SearchMistake("A query needs at least one field");
        }
        if (fields.size() > DiscoverRequest.FIELDS_MAX) {
            throw new SearchMistake(
                    "A query has at most %d fields".formatted(DiscoverRequest.FIELDS_MAX));
        }
        return fields.stream().distinct().map(field -> column(field, planner)).toList();
    }

    static SearchColumn column(String field, EventPlanner planner) {
        SearchKey key = SearchParser.parseKey(field)
                .orElseThrow(() -> new SearchMistake(field + " is not a field"));
        return planner.column(key, field);
    }

    private static boolean isGrouped(List<SearchColumn> columns) {
        return columns.stream().anyMatch(column -> column.expression().isAggregate());
    }

    /// Whether a column needs the copied key table.
    static boolean needsKeys(List<SearchColumn> columns) {
        return columns.stream()
                .anyMatch(column -> column.expression() instanceof EventExpression.Issue
                        || column.shown() == Shown.SHORT_ID);
    }

    /// Rows of events say which one they are, asked or not.
    private static List<SearchColumn> withIdentity(
            List<SearchColumn> columns, Dataset dataset, EventPlanner planner) {
        if (dataset == Dataset.SPANS) {
            return columns;
        }
        var all = new ArrayList<>(columns);
        for (String name : List.of("id", "project.name")) {
            if (columns.stream().noneMatch(column -> column.name().equals(name))) {
                all.add(column(name, planner));
            }
        }
        return all;
    }

    private static List<Order> order(
            DiscoverRequest request,
            List<SearchColumn> columns,
            EventPlanner planner,
            boolean grouped) {
        if (request.sort().isEmpty()) {
            return List.of(usualOrder(columns, grouped));
        }
        return request.sort().stream()
                .map(sort -> order(sort, columns, planner, grouped))
                .toList();
    }

    private static Order usualOrder(List<SearchColumn> columns, boolean grouped) {
        return columns.stream()
                .filter(column -> column.expression().isAggregate())
                .findFirst()
                .map(column -> new Order(column.expression(), true))
                .orElseGet(() -> new Order(
                        grouped
                                ? columns.getFirst().expression()
                                : new Field(EventField.TIMESTAMP),
                        true));
    }

    private static Order order(
            String sort, List<SearchColumn> columns, EventPlanner planner, boolean grouped) {
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        for (SearchColumn column : columns) {
            if (column.name().equals(name) || aliasOf(column.name()).equals(name)) {
                return new Order(column.expression(), descending);
            }
        }
        SearchColumn column = column(name, planner);
        if (grouped && !column.expression().isAggregate()) {
            throw new SearchMistake("Cannot sort by " + name + ", which is not among the fields");
        }
        return new Order(column.expression(), descending);
    }

    /// `p95_transaction_duration` for `p95(transaction.duration)`, `count` for `count()`: older
    /// clients sort by such names.
    private static String aliasOf(String name) {
        String alias = name.replaceAll("[^A-Za-z0-9]+", "_");
        return alias.endsWith("_") ? alias.substring(0, alias.length() - 1) : alias;
    }
}
