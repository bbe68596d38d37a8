package io.corral.engine.search;

import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import java.util.ArrayList;
import java.util.List;

/// What a request means as a whole.
///
/// @param columns asked for
/// @param shown asked for, and those rows of events have anyway
record DiscoverPlan(
        Dataset dataset, List<SearchColumn> columns, List<SearchColumn> shown,
        EventPlanner.Plan conditions, List<Order> order) {

    private static final String EQUATION = "equation[";

    static DiscoverPlan of(DiscoverRequest request, SearchScope scope, SearchNames names) {
        Dataset dataset = Discover.dataset(request.dataset());
        var planner = new EventPlanner(dataset, scope, names);
        List<SearchColumn> columns = Discover.columns(request.fields(), planner);
        EventPlanner.Plan conditions = planner.plan(Discover.parse(request.query()));
        boolean grouped = isGrouped(columns);
        if (conditions.having() != null && !request.aggregateConditions()) {
            throw new SearchMistake("Conditions on functions are not allowed here");
        }
        if (conditions.having() != null && !grouped) {
            throw new SearchMistake("Conditions on functions need a function among the fields, "
                    + "for example count()");
        }
        return new DiscoverPlan(dataset, columns,
                grouped ? columns : withIdentity(columns, dataset, planner), conditions,
                order(request.sort(), columns, planner));
    }

    /// What is asked of the store; one row more than shown where there are more.
    EventQuery query(DiscoverRequest request, SearchScope scope) {
        return new EventQuery(
                Discover.scope(dataset, scope),
                EventPredicate.all(conditions.where(), Discover.environments(scope)),
                TableReader.expressions(shown), conditions.having(), order, request.limit() + 1,
                request.offset(), 0);
    }

    static boolean isGrouped(List<SearchColumn> columns) {
        return columns.stream().anyMatch(column -> column.expression().isAggregate());
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
                all.add(planner.column(name));
            }
        }
        return all;
    }

    private static List<Order> order(
            List<String> sort, List<SearchColumn> columns, EventPlanner planner) {
        return sort.isEmpty()
                ? List.of(usualOrder(columns))
                : sort.stream().map(each -> order(each, columns, planner)).toList();
    }

    private static Order usualOrder(List<SearchColumn> columns) {
        return columns.stream()
                .filter(column -> column.expression().isAggregate())
                .findFirst()
                .map(column -> new Order(column.expression(), true))
                .orElseGet(() -> new Order(new Field(EventField.TIMESTAMP), true));
    }

    /// The order a sort asks for, by a field as asked, by its older name, by the place of an
    /// equation among the equations, or by anything else that can be computed.
    static Order order(String sort, List<SearchColumn> columns, EventPlanner planner) {
        boolean descending = sort.startsWith("-");
        String name = descending ? sort.substring(1) : sort;
        if (name.startsWith(EQUATION) && name.endsWith("]")) {
            return new Order(equation(name, columns).expression(), descending);
        }
        for (SearchColumn column : columns) {
            if (column.name().equals(name) || Discover.aliasOf(column.name()).equals(name)) {
                return new Order(column.expression(), descending);
            }
        }
        SearchColumn column = planner.column(name);
        boolean grouped = isGrouped(columns);
        if (grouped && !column.expression().isAggregate()) {
            throw new SearchMistake("Cannot sort by " + name + ", which is not among the fields");
        }
        if (!grouped && column.expression().isAggregate()) {
            throw new SearchMistake(
                    "Cannot sort single events by " + name + "; add a function to the fields");
        }
        return new Order(column.expression(), descending);
    }

    private static SearchColumn equation(String name, List<SearchColumn> columns) {
        String number = name.substring(EQUATION.length(), name.length() - 1);
        List<SearchColumn> equations = columns.stream()
                .filter(column -> column.name().startsWith(Equations.PREFIX)).toList();
        int place = number.matches("\\d{1,2}") ? Integer.parseInt(number) : equations.size();
        if (place >= equations.size()) {
            throw new SearchMistake("There is no " + name + " among the fields");
        }
        return equations.get(place);
    }
}
