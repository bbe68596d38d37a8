package io.corral.server.ui.discover;

import io.corral.domain.access.Scope;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.discover.SavedQueries.Result;

/// Forms that save questions and forget them.
final class SavedQueryForms {

    private static final String SAVED = "/organizations/{org}/discover/saved/";
    private static final int DIGITS_MAX = 18;

    private final Ui ui;
    private final SavedQueries queries;

    SavedQueryForms(Ui ui, SavedQueries queries) {
        this.ui = ui;
        this.queries = queries;
    }

    void add() {
        ui.form(SAVED, Scope.EVENT_WRITE, this::save);
        ui.form(SAVED + "{query}/delete/", Scope.EVENT_WRITE, this::delete);
    }

    private Answer save(Visit visit, Query form) {
        DiscoverQuery query =
                DiscoverQuery.of(visit, Query.parse(form.firstOr("parameters", "")));
        return answer(visit, queries.save(visit, form.firstOr("name", "").strip(),
                query.parameters()), "saved");
    }

    private Answer delete(Visit visit, Query form) {
        String id = visit.parameter("query");
        boolean digits = !id.isEmpty() && id.length() <= DIGITS_MAX
                && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                ? answer(visit, queries.delete(visit, Long.parseLong(id)), "deleted")
                : ui.missing(visit);
    }

    private Answer answer(Visit visit, Result result, String what) {
        return switch (result) {
            case Result.Done(var query) -> Ui.done(SavedQueryMenus.address(visit, query),
                    "Query \"" + query.name() + "\" " + what + ".");
            case Result.Refused(var sentence) -> ui.pages().problem(422,
                    ui.shells().of(visit, "Nothing was changed", Section.DISCOVER), sentence);
        };
    }
}
