package io.corral.server.ui.discover;

import io.corral.engine.search.Dataset;
import io.corral.engine.search.Discover;
import io.corral.engine.search.DiscoverAnswer;
import io.corral.engine.search.DiscoverAnswer.Table;
import io.corral.engine.search.DiscoverRequest;
import io.corral.engine.search.SeriesAnswer;
import io.corral.engine.search.TimeSeries;
import io.corral.server.ui.Address;
import io.corral.server.ui.ScopeBars;
import io.corral.server.ui.SearchProblems;
import io.corral.server.ui.Section;
import io.corral.server.ui.Shells;
import io.corral.server.ui.Visit;
import io.corral.server.ui.discover.DiscoverQuery.Display;
import io.corral.store.StoreException;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.discover.DiscoverPage;
import io.corral.web.page.discover.DiscoverPage.Graph;
import io.corral.web.page.stream.IssueStream.Empty;
import io.corral.web.page.stream.IssueStream.Tab;
import io.corral.web.page.stream.SearchBox;
import io.corral.web.page.stream.SearchBox.Hidden;
import io.corral.web.page.stream.SearchBox.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the Discover page.
final class DiscoverViews {

    /// Below the organisation.
    static final String PATH = "discover/";

    private final Shells shells;
    private final Discover discover;
    private final TimeSeries series;
    private final IssueQueries issues;
    private final SavedQueryMenus saved;

    DiscoverViews(
            Shells shells, Discover discover, TimeSeries series, IssueQueries issues,
            SavedQueryMenus saved) {
        this.shells = shells;
        this.discover = discover;
        this.series = series;
        this.issues = issues;
        this.saved = saved;
    }

    /// What came of a question.
    private sealed interface Answered {
        record Rows(Table table) implements Answered {}

        record Wrong(Problem problem) implements Answered {}

        /// It would have taken too much.
        record TooMuch(String reason) implements Answered {}
    }

    DiscoverPage of(Visit visit, DiscoverQuery query) {
        return switch (answered(visit, query)) {
            case Answered.Rows(var table) -> withRows(visit, query, table);
            case Answered.Wrong(var problem) -> page(visit, query, new Shown(problem, null, null,
                    null, EmptyTables.ofMistake(visit, query)));
            case Answered.TooMuch(var reason) -> page(visit, query, new Shown(null, null, null,
                    null, EmptyTables.tooMuch(visit, query, reason)));
        };
    }

    /// What a request for the rows of a page, or of a file, is.
    static DiscoverRequest request(DiscoverQuery query, int offset, int limit) {
        List<String> fields = new ArrayList<>(query.fields());
        boolean isGrouped = fields.stream().anyMatch(field -> field.contains("("));
        // Rows of errors lead to the event's page, whose address has the issue in it.
        if (!isGrouped && !fields.contains("issue")
                && (query.dataset() == Dataset.ERRORS || query.dataset() == Dataset.DISCOVER)) {
            fields.add("issue");
        }
        return new DiscoverRequest(query.dataset().wireName(), fields, query.query(),
                query.sort(), offset, limit, true);
    }

    private Answered answered(Visit visit, DiscoverQuery query) {
        Optional<Problem> problem = SearchProblems.of(query.query());
        if (problem.isPresent()) {
            return new Answered.Wrong(problem.get());
        }
        try {
            return switch (discover.table(request(query, query.offset(), DiscoverQuery.ROWS),
                    query.searchScope(visit))) {
                case Table table -> new Answered.Rows(table);
                case DiscoverAnswer.Refused(var sentence) ->
                    new Answered.Wrong(SearchProblems.meaningless(sentence));
            };
        } catch (StoreException failure) {
            return new Answered.TooMuch(reason(failure));
        }
    }

    /// The sentence of a question that was too dear; other failures are not the reader's.
    private static String reason(StoreException failure) {
        return switch (failure.category()) {
            case TOO_EXPENSIVE -> "It took more time or memory than one question may have.";
            case BUSY -> "Others are asking just now; try again in a few seconds.";
            case DISK_FULL, UNAVAILABLE, CLOSED, CORRUPT -> throw failure;
        };
    }

    private DiscoverPage withRows(Visit visit, DiscoverQuery query, Table table) {
        Drawn drawn = drawn(visit, query);
        String tip = table.tips().query() == null ? table.tips().columns() : table.tips().query();
        if (table.rows().isEmpty()) {
            return page(visit, query, new Shown(null, tip, null, null,
                    EmptyTables.of(visit, query)));
        }
        return page(visit, query, new Shown(null, tip == null ? drawn.problem() : tip,
                drawn.graph(), table, null));
    }

    /// @param problem why there is no graph; null when there is one or none is wanted
    private record Drawn(@Nullable Graph graph, @Nullable String problem) {}

    private Drawn drawn(Visit visit, DiscoverQuery query) {
        if (query.display() == Display.NONE) {
            return new Drawn(null, null);
        }
        var parts = new GraphParts(visit, query);
        try {
            return switch (series.series(parts.request(), query.searchScope(visit))) {
                case SeriesAnswer.Found found -> new Drawn(parts.of(found), null);
                case SeriesAnswer.Refused(var sentence) ->
                    new Drawn(null, "No graph: " + sentence);
            };
        } catch (StoreException failure) {
            return new Drawn(null, "No graph: " + reason(failure));
        }
    }

    /// What stands below the search.
    private record Shown(
            @Nullable Problem problem, @Nullable String tip, @Nullable Graph graph,
            @Nullable Table table, @Nullable Empty empty) {}

    private DiscoverPage page(Visit visit, DiscoverQuery query, Shown shown) {
        Address here = query.on(Address.of(visit.address(PATH)));
        Table table = shown.table();
        return new DiscoverPage(
                shells.of(visit, "Discover", Section.DISCOVER), here.toString(),
                ScopeBars.of(visit, query.scope(),
                        issues.environments(query.scope().projectIds(visit)), here),
                box(visit, query, shown.problem()), datasets(visit, query),
                saved.of(visit, query),
                table == null ? List.of() : exports(visit, query), shown.tip(), shown.graph(),
                shown.graph() == null && table != null
                        ? query.drawn(Display.TOTAL).drawing("count()").on(
                                Address.of(visit.address(PATH))).toString()
                        : null,
                table == null ? null : new TableParts(visit, query).of(table), shown.empty(),
                query.on(Address.of(visit.address(PATH + "tags/"))).toString());
    }

    private static SearchBox box(Visit visit, DiscoverQuery query, @Nullable Problem problem) {
        List<Hidden> hidden = new ArrayList<>();
        query.on(Address.of("")).without("query").parameters()
                .forEach((name, values) -> values.forEach(
                        value -> hidden.add(new Hidden(name, value))));
        Address completion = Address.of(visit.address(PATH + "complete/"))
                .with("dataset", query.dataset().wireName())
                .with("project", query.scope().projects().stream()
                        .map(project -> project.id().toString()).toList());
        return new SearchBox("Search events",
                "Search: level:error, transaction.duration:>1s, or words of the message",
                visit.address(PATH), hidden, query.query(), completion.toString(), problem);
    }

    private static List<Tab> datasets(Visit visit, DiscoverQuery query) {
        List<Tab> tabs = new ArrayList<>();
        for (Dataset dataset : DiscoverQuery.DATASETS) {
            tabs.add(new Tab("dataset-" + dataset.wireName(),
                    query.about(dataset).on(Address.of(visit.address(PATH))).toString(),
                    text(dataset), dataset == query.dataset()));
        }
        return tabs;
    }

    private static String text(Dataset dataset) {
        return switch (dataset) {
            case ERRORS -> "Errors";
            case TRANSACTIONS -> "Transactions";
            case SPANS -> "Spans";
            case DISCOVER -> "Errors and transactions";
            case ISSUE_PLATFORM, LOGS, METRICS, PROFILES, UPTIME -> dataset.wireName();
        };
    }

    private static List<Link> exports(Visit visit, DiscoverQuery query) {
        Address file = query.on(Address.of(visit.address(PATH + "export/")));
        return List.of(new Link(file.with("format", "csv").toString(), "CSV"),
                new Link(file.with("format", "json").toString(), "JSON"));
    }
}
