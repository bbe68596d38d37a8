package io.corral.server.ui.discover;

import io.corral.engine.search.Dataset;
import io.corral.engine.search.SearchScope;
import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.Visit;
import java.util.List;
import java.util.Map;

/// What an address of Discover asks for; its parameters are those of Sentry's page. What makes no
/// sense in it is as if it were not there, except what was typed, whose mistakes are shown.
///
/// @param fields columns, at least one
/// @param query as typed
/// @param sort orders, most significant first; empty for the usual one
/// @param axis function that is drawn
/// @param offset of the first row
record DiscoverQuery(
        PageScope scope, Dataset dataset, List<String> fields, String query, List<String> sort,
        String axis, Display display, int offset) {

    static final int ROWS = 50;
    static final List<Dataset> DATASETS =
            List.of(Dataset.ERRORS, Dataset.TRANSACTIONS, Dataset.SPANS, Dataset.DISCOVER);

    private static final String USUAL_PERIOD = "24h";
    private static final String USUAL_AXIS = "count()";
    private static final int OFFSET_MAX = 100_000;
    private static final int TEXT_LENGTH_MAX = 4_000;
    private static final int FIELD_LENGTH_MAX = 400;
    private static final int FIELDS_MAX = 20;
    private static final int ORDERS_MAX = 5;

    /// Columns where none are asked for.
    private static final Map<Dataset, List<String>> USUAL_FIELDS = Map.of(
            Dataset.ERRORS, List.of("title", "project", "level", "user.display", "timestamp"),
            Dataset.TRANSACTIONS, List.of(
                    "transaction", "project", "transaction.duration", "transaction.status",
                    "timestamp"),
            Dataset.SPANS, List.of(
                    "span.op", "span.description", "span.duration", "transaction", "timestamp"),
            Dataset.DISCOVER, List.of(
                    "title", "event.type", "project", "user.display", "timestamp"));

    /// Ways to draw a function.
    enum Display {
        TOTAL("default", "Total"),
        PREVIOUS("previous", "Previous period"),
        TOP("top5", "Top 5"),
        NONE("none", "No graph");

        private final String word;
        private final String text;

        Display(String word, String text) {
            this.word = word;
            this.text = text;
        }

        /// Value of the parameter.
        String word() {
            return word;
        }

        String text() {
            return text;
        }

        static Display of(String word) {
            for (Display display : values()) {
                if (display.word.equals(word)) {
                    return display;
                }
            }
            return TOTAL;
        }
    }

    DiscoverQuery {
        fields = List.copyOf(fields);
        sort = List.copyOf(sort);
    }

    static DiscoverQuery of(Visit visit) {
        return of(visit, visit.query());
    }

    /// Reads parameters of an address, wherever they were kept.
    static DiscoverQuery of(Visit visit, Query parameters) {
        Dataset dataset = Dataset.named(parameters.firstOr("dataset", ""))
                .filter(DATASETS::contains).orElse(Dataset.ERRORS);
        List<String> fields = texts(parameters, "field", FIELDS_MAX);
        String query = parameters.firstOr("query", "").strip();
        String axis = parameters.firstOr("yAxis", USUAL_AXIS);
        return new DiscoverQuery(PageScope.of(visit, parameters, USUAL_PERIOD), dataset,
                fields.isEmpty() ? USUAL_FIELDS.getOrDefault(dataset, List.of("id")) : fields,
                query.substring(0, Math.min(query.length(), TEXT_LENGTH_MAX)),
                texts(parameters, "sort", ORDERS_MAX),
                axis.length() > FIELD_LENGTH_MAX ? USUAL_AXIS : axis,
                Display.of(parameters.firstOr("display", "")),
                offset(parameters.firstOr("offset", "")));
    }

    private static List<String> texts(Query parameters, String name, int max) {
        return parameters.all(name).stream().map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= FIELD_LENGTH_MAX)
                .distinct().limit(max).toList();
    }

    private static int offset(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 6
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Math.min(Integer.parseInt(text), OFFSET_MAX) : 0;
    }

    /// Whether these are the columns a data set has anyway.
    private boolean hasUsualFields() {
        return fields.equals(USUAL_FIELDS.get(dataset));
    }

    /// The parameters that say all this again, except which page it is. Columns are always said
    /// once they were chosen, so that an address means the same when defaults change.
    Address on(Address address) {
        Address chosen = scoped(address)
                .with("dataset", dataset.wireName())
                .with("field", hasUsualFields() ? List.of() : fields)
                .with("sort", sort);
        if (!query.isEmpty()) {
            chosen = chosen.with("query", query);
        }
        if (!axis.equals(USUAL_AXIS)) {
            chosen = chosen.with("yAxis", axis);
        }
        return display == Display.TOTAL ? chosen : chosen.with("display", display.word());
    }

    private Address scoped(Address address) {
        Address scoped = address
                .with("project", scope.projects().stream().map(each -> each.id().toString())
                        .toList())
                .with("environment", scope.environments());
        if (scope.period() == null) {
            return scoped.with("start", scope.window().from().toString())
                    .with("end", scope.window().to().toString());
        }
        return scope.period().equals(USUAL_PERIOD)
                ? scoped
                : scoped.with("statsPeriod", scope.period());
    }

    /// The same question with another search.
    DiscoverQuery searching(String other) {
        return new DiscoverQuery(scope, dataset, fields, other, sort, axis, display, 0);
    }

    /// The same search in another data set, which has columns of its own.
    DiscoverQuery about(Dataset other) {
        return new DiscoverQuery(scope, other,
                USUAL_FIELDS.getOrDefault(other, List.of("id")), query, List.of(), USUAL_AXIS,
                display, 0);
    }

    /// The same with other columns; orders by columns that are gone are gone, too.
    DiscoverQuery showing(List<String> columns) {
        List<String> kept = sort.stream().filter(each -> columns.contains(nameOf(each))).toList();
        return new DiscoverQuery(scope, dataset, columns, query, kept, axis, display, 0);
    }

    /// The same in another order.
    DiscoverQuery sorted(List<String> orders) {
        return new DiscoverQuery(scope, dataset, fields, query, orders, axis, display, 0);
    }

    /// The same with another function drawn.
    DiscoverQuery drawing(String function) {
        return new DiscoverQuery(scope, dataset, fields, query, sort, function, display, offset);
    }

    /// The same drawn in another way.
    DiscoverQuery drawn(Display other) {
        return new DiscoverQuery(scope, dataset, fields, query, sort, axis, other, offset);
    }

    /// The column an order names.
    static String nameOf(String order) {
        return order.startsWith("-") ? order.substring(1) : order;
    }

    /// The same as a query string, for example to be saved.
    String parameters() {
        return on(Address.of("")).query();
    }

    /// Who asks for what.
    SearchScope searchScope(Visit visit) {
        return scope.forSearch(visit);
    }
}
