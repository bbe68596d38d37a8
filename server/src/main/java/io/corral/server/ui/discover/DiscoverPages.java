package io.corral.server.ui.discover;

import io.corral.domain.access.Scope;
import io.corral.engine.search.Discover;
import io.corral.engine.search.DiscoverAnswer;
import io.corral.engine.search.DiscoverCompletion;
import io.corral.engine.search.DiscoverRequest;
import io.corral.engine.search.Facets;
import io.corral.engine.search.SearchStores;
import io.corral.engine.search.TimeSeries;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Disposition;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.web.page.discover.DiscoverPage;
import io.corral.web.page.discover.FieldChoices;
import io.corral.web.page.discover.FieldChoices.Choice;
import java.time.LocalDate;
import java.util.List;

/// Discover: tables and graphs of events, with what its scripts ask for, and files of the rows.
public final class DiscoverPages {

    private static final String DISCOVER = "/organizations/{org}/discover/";
    private static final int QUERY_LENGTH_MAX = 2_000;
    private static final int FACETS = 24;
    private static final int FACET_VALUES = 5;

    private final Ui ui;
    private final Discover discover;
    private final DiscoverCompletion completion;
    private final Facets facets;
    private final DiscoverViews views;
    private final SavedQueryForms saved;

    /// Pages over these stores.
    public DiscoverPages(Ui ui, SearchStores stores, SavedQueries queries) {
        this.ui = ui;
        this.discover = new Discover(stores);
        this.completion = new DiscoverCompletion(stores);
        this.facets = new Facets(stores);
        this.saved = new SavedQueryForms(ui, queries);
        this.views = new DiscoverViews(ui.shells(), discover, new TimeSeries(stores),
                stores.issues(), new SavedQueryMenus(queries));
    }

    /// Adds the pages.
    public void add() {
        ui.page(DISCOVER, Scope.EVENT_READ, this::page);
        ui.page(DISCOVER + "complete/", Scope.EVENT_READ, this::complete);
        ui.page(DISCOVER + "fields/", Scope.EVENT_READ, this::fields);
        ui.page(DISCOVER + "tags/", Scope.EVENT_READ, this::tags);
        ui.page(DISCOVER + "export/", Scope.EVENT_READ, this::export);
        saved.add();
    }

    private Answer page(Visit visit) {
        DiscoverPage page = views.of(visit, DiscoverQuery.of(visit));
        int status = page.search().problem() == null ? 200 : 422;
        return visit.isPartial()
                ? ui.pages().part(status, "discover/content", page)
                : ui.pages().page(status, "discover", page);
    }

    private Answer complete(Visit visit) {
        DiscoverQuery query = DiscoverQuery.of(visit);
        String text = visit.query().firstOr("q", "");
        if (text.length() > QUERY_LENGTH_MAX) {
            text = text.substring(0, QUERY_LENGTH_MAX);
        }
        String at = visit.query().firstOr("at", "");
        int cursor = at.matches("\\d{1,5}") ? Integer.parseInt(at) : text.length();
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(completion.complete(
                query.dataset(), text, cursor, query.searchScope(visit))))
                .with("Cache-Control", "private, no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    private Answer fields(Visit visit) {
        DiscoverQuery query = DiscoverQuery.of(visit);
        List<Choice> choices = completion.fields(query.dataset(), query.searchScope(visit))
                .stream().filter(choice -> !query.fields().contains(choice.field()))
                .map(choice -> new Choice(choice.field(), choice.hint())).toList();
        return ui.pages().part(200, "discover/choices", new FieldChoices(choices));
    }

    private Answer tags(Visit visit) {
        DiscoverQuery query = DiscoverQuery.of(visit);
        var parts = new FacetParts(visit, query);
        return switch (facets.find(query.dataset().wireName(), parts.searched(),
                query.searchScope(visit), FACETS, FACET_VALUES)) {
            case Facets.Answer.Refused(var sentence) -> Answer.text(422, sentence + "\n");
            case Facets.Answer.Found(var found) ->
                ui.pages().part(200, "discover/facets", parts.of(found));
        };
    }

    private Answer export(Visit visit) {
        DiscoverQuery query = DiscoverQuery.of(visit);
        boolean isJson = visit.query().firstOr("format", "csv").equals("json");
        String name = "discover-%s-%s.%s".formatted(query.dataset().wireName(),
                LocalDate.ofInstant(visit.now(), visit.zone()), isJson ? "json" : "csv");
        return switch (discover.table(
                DiscoverViews.request(query, 0, DiscoverRequest.LIMIT_MAX),
                query.searchScope(visit))) {
            case DiscoverAnswer.Refused(var sentence) -> ui.pages().problem(422,
                    ui.shells().of(visit, "There is nothing to export", Section.DISCOVER),
                    sentence);
            case DiscoverAnswer.Table table -> file(isJson
                    ? Answer.json(200, ExportFile.json(query.fields(), table))
                    : Answer.bytes(200, "text/csv; charset=utf-8",
                            ExportFile.csv(query.fields(), table)),
                    name);
        };
    }

    private static Answer file(Answer answer, String name) {
        return answer.with("Content-Disposition", Disposition.attachment(name))
                .with("Cache-Control", "private, no-store")
                .with("X-Content-Type-Options", "nosniff");
    }
}
