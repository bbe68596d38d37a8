package io.corral.server.ui.issues.stream;

import io.corral.engine.search.SearchScope;
import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.PageScope;
import io.corral.server.ui.Visit;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssueQuery;
import java.time.Instant;
import java.util.Set;

/// What an address of the stream asks for. What makes no sense in it is as if it were not there,
/// except the search, whose mistakes are shown.
///
/// @param query as typed
/// @param offset of the first row
record StreamQuery(
        PageScope scope, String query, StreamSort sort, GraphSpan graph, int offset) {

    static final String USUAL_QUERY = "is:unresolved";
    static final int ROWS = 50;
    private static final String USUAL_PERIOD = "14d";
    private static final int OFFSET_MAX = 100_000;
    private static final int QUERY_LENGTH_MAX = 4_000;

    static StreamQuery of(Visit visit) {
        return of(visit, visit.query());
    }

    /// Reads parameters of an address, wherever they were kept.
    static StreamQuery of(Visit visit, Query parameters) {
        String query = parameters.has("query")
                ? parameters.firstOr("query", "").strip()
                : USUAL_QUERY;
        return new StreamQuery(PageScope.of(visit, parameters, USUAL_PERIOD),
                query.substring(0, Math.min(query.length(), QUERY_LENGTH_MAX)),
                StreamSort.of(parameters.firstOr("sort", "")),
                GraphSpan.of(parameters.firstOr("groupStatsPeriod", "")),
                offset(parameters.firstOr("offset", "")));
    }

    private static int offset(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 6
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Math.min(Integer.parseInt(text), OFFSET_MAX) : 0;
    }

    /// The first page of another search in the same scope.
    StreamQuery searching(String other) {
        return new StreamQuery(scope, other, sort, graph, 0);
    }

    /// The parameters that say all this again, except which page it is.
    Address on(Address address) {
        Address scoped = address.with("query", query)
                .with("project", scope.projects().stream().map(each -> each.id().toString())
                        .toList())
                .with("environment", scope.environments());
        if (scope.period() == null) {
            scoped = scoped.with("start", scope.window().from().toString())
                    .with("end", scope.window().to().toString());
        } else if (!scope.period().equals(USUAL_PERIOD)) {
            scoped = scoped.with("statsPeriod", scope.period());
        }
        Address sorted = sort == StreamSort.DATE ? scoped : scoped.with("sort", sort.word());
        return graph == GraphSpan.DAY ? sorted : sorted.with("groupStatsPeriod", graph.word());
    }

    /// The same as a query string, for example for a saved view.
    String parameters() {
        return on(Address.of("")).query();
    }

    /// Who asks for what.
    SearchScope searchScope(Visit visit) {
        return scope.forSearch(visit);
    }

    /// Rows to look for. A time that ends in the future has no end, which is much faster.
    IssueQuery rows(Visit visit, IssueCondition condition, int from, int limit) {
        Instant end = scope.window().to();
        return new IssueQuery(scope.projectIds(visit), Set.copyOf(scope.environments()),
                scope.window().from(), end.isAfter(visit.now()) ? null : end, condition,
                sort.order(), from, limit);
    }
}
