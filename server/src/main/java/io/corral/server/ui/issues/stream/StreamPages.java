package io.corral.server.ui.issues.stream;

import io.corral.domain.access.Scope;
import io.corral.engine.admin.Directory;
import io.corral.engine.issue.IssueFeed;
import io.corral.engine.issue.SavedViews;
import io.corral.engine.proposal.Proposals;
import io.corral.engine.search.IssueCompletion;
import io.corral.engine.search.IssueSearch;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issues.actions.MatchingIssues;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.stream.IssueStream;
import java.time.InstantSource;

/// The stream of issues, with what its scripts ask for, and saved views.
public final class StreamPages {

    private static final String ISSUES = "/organizations/{org}/issues/";
    private static final int QUERY_LENGTH_MAX = 2_000;

    private final Ui ui;
    private final Uses uses;
    private final StreamSearch search;
    private final StreamViews views;
    private final LiveIssues live;

    /// What the pages use.
    public record Uses(
            IssueQueries issues, IssueSearch search, IssueCompletion completion,
            SavedViews savedViews, Proposals proposals, IssueFeed feed) {}

    /// Pages over these use cases.
    public StreamPages(Ui ui, Uses uses, Directory directory, InstantSource clock) {
        this.ui = ui;
        this.uses = uses;
        this.search = new StreamSearch(uses.search(), uses.issues());
        this.views = new StreamViews(ui.shells(), search, uses.issues(),
                new SavedViewMenus(uses.savedViews()), uses.proposals());
        this.live = new LiveIssues(search, uses.feed(), directory, clock);
    }

    /// Finds what actions on all issues of a search are about.
    public MatchingIssues matching() {
        return search;
    }

    /// Adds the pages.
    public void add() {
        ui.page(ISSUES, Scope.EVENT_READ, this::stream);
        ui.page(ISSUES + "complete/", Scope.EVENT_READ, this::complete);
        ui.page(ISSUES + "live/", Scope.EVENT_READ, live::answer);
        ui.form(ISSUES + "views/", Scope.EVENT_READ, this::save);
        ui.form(ISSUES + "views/{view}/", Scope.EVENT_READ, this::rename);
        ui.form(ISSUES + "views/{view}/delete/", Scope.EVENT_READ, this::delete);
    }

    private Answer stream(Visit visit) {
        IssueStream stream = views.of(visit, StreamQuery.of(visit));
        int status = stream.search().problem() == null ? 200 : 422;
        return visit.isPartial()
                ? ui.pages().part(status, "stream/content", stream)
                : ui.pages().page(status, "issues", stream);
    }

    private Answer complete(Visit visit) {
        String query = visit.query().firstOr("q", "");
        if (query.length() > QUERY_LENGTH_MAX) {
            query = query.substring(0, QUERY_LENGTH_MAX);
        }
        String at = visit.query().firstOr("at", "");
        int cursor = at.matches("\\d{1,5}") ? Integer.parseInt(at) : query.length();
        var scope = StreamQuery.of(visit).searchScope(visit);
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(
                uses.completion().complete(query, cursor, scope)))
                .with("Cache-Control", "private, no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    private Answer save(Visit visit, Query form) {
        StreamQuery query =
                StreamQuery.of(visit, Query.parse(form.firstOr("parameters", "")));
        var wish = new SavedViews.Wish(form.firstOr("name", ""),
                form.firstOr("shared", "").equals("on"), query.parameters());
        return answer(visit, "saved", uses.savedViews().save(
                visit.organization().id(), wish, visit.principal()));
    }

    private Answer rename(Visit visit, Query form) {
        return answer(visit, "renamed", uses.savedViews().rename(visit.organization().id(),
                visit.parameter("view"), form.firstOr("name", ""), visit.principal()));
    }

    private Answer delete(Visit visit, Query form) {
        return answer(visit, "deleted", uses.savedViews().delete(
                visit.organization().id(), visit.parameter("view"), visit.principal()));
    }

    private Answer answer(Visit visit, String what, SavedViews.Result result) {
        return switch (result) {
            case SavedViews.Result.Done(var view) -> Ui.done(SavedViewMenus.address(visit, view),
                    "View \"" + view.name() + "\" " + what + ".");
            case SavedViews.Result.Refused(var sentence) -> ui.pages().problem(422,
                    ui.shells().of(visit, "Nothing was changed", Section.ISSUES), sentence);
        };
    }
}
