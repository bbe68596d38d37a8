package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.id.EventId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.issue.IssueDeletion;
import io.corral.engine.issue.IssueEditing;
import io.corral.engine.search.IssueSearch;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.issues.IssueSelection.Selected;
import io.corral.server.rest.issues.IssueViews.Counted;
import io.corral.server.rest.issues.IssueViews.Extent;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.issue.IssueCondition;
import io.corral.store.issue.IssuePage;
import io.corral.store.issue.IssueQuery;
import io.corral.store.issue.IssueSort;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Lists of issues of an organisation or a project, and changing or deleting many at once (API
/// reference 2.3, 28, 29, 45 and 46).
public final class IssueListRoutes {

    private static final String ORGANIZATION = "/api/0/organizations/{org}/issues/";
    private static final String PROJECT = "/api/0/projects/{org}/{project}/issues/";
    private static final String OPEN_ONES = "is:unresolved";
    private static final int PAGE_USUAL = 25;
    private static final int PAGE_MAX = 100;
    private static final Duration USUAL = Duration.ofDays(90);

    private final ReadStores stores;
    private final IssueSearch search;
    private final IssueEditing editing;
    private final IssueDeletion deletion;
    private final InstantSource clock;

    public IssueListRoutes(
            ReadStores stores, IssueSearch search, IssueEditing editing, IssueDeletion deletion,
            InstantSource clock) {
        this.stores = stores;
        this.search = search;
        this.editing = editing;
        this.deletion = deletion;
        this.clock = clock;
    }

    /// Which issues a call is about.
    private record Asked(OrganizationId organization, ReadScope.Asked scope) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", ORGANIZATION, Scope.EVENT_READ,
                (call, organization) -> list(call, within(call, organization.id())));
        api.organization("PUT", ORGANIZATION, Scope.EVENT_WRITE,
                (call, organization) -> update(call, within(call, organization.id())));
        api.organization("DELETE", ORGANIZATION, Scope.EVENT_ADMIN,
                (call, organization) -> delete(call, within(call, organization.id())));
        api.project("GET", PROJECT, Scope.EVENT_READ,
                (call, project) -> list(call, within(call, project)));
        api.project("PUT", PROJECT, Scope.EVENT_WRITE,
                (call, project) -> update(call, within(call, project)));
        api.project("DELETE", PROJECT, Scope.EVENT_ADMIN,
                (call, project) -> delete(call, within(call, project)));
    }

    private Asked within(Call call, OrganizationId organization) {
        return new Asked(organization, ReadScope.of(call, organization, clock.instant()));
    }

    private Asked within(Call call, Project project) {
        return new Asked(project.organization(), ReadScope.of(call, project, clock.instant()));
    }

    private Answer list(Call call, Asked asked) {
        return switch (asked.scope()) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (page(call.query())) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> list(call, asked.organization(), scope, page);
            };
        };
    }

    /// Issues are paged by `limit` first.
    private static Page.Asked page(Query query) {
        return Page.of(query, PAGE_USUAL, PAGE_MAX);
    }

    private Answer list(Call call, OrganizationId organization, ReadScope scope, Page page) {
        Query query = call.query();
        Optional<IssueSort> sort = sort(query.firstOr("sort", "date"));
        if (sort.isEmpty()) {
            return ApiErrors.badRequest("Invalid sort: " + query.first("sort")
                    + ". Known are date, new, freq, user, trends, recommended and inbox.");
        }
        String text = query.has("query") ? query.firstOr("query", "") : OPEN_ONES;
        Instant now = clock.instant();
        return switch (search.plan(text, scope.forSearch(call, organization, USUAL, now))) {
            case IssueSearch.Answer.Refused(var sentence) -> ApiErrors.badRequest(sentence);
            case IssueSearch.Answer.Planned(var condition) -> {
                IssuePage found = stores.issues().list(
                        issueQuery(scope, condition, sort.get(), page));
                Answer answer = page.answer(call.request(), views(call, scope, found, now),
                        found.hasMore())
                        .with("X-Hits", Integer.toString(found.hits()))
                        .with("X-Max-Hits", Integer.toString(IssuePage.HITS_MAX));
                yield isDirectHit(text, found)
                        ? answer.with("X-Sentry-Direct-Hit", "1")
                        : answer;
            }
        };
    }

    private static IssueQuery issueQuery(
            ReadScope scope, IssueCondition condition, IssueSort sort, Page page) {
        var window = scope.window();
        return new IssueQuery(scope.projects(), scope.environments(),
                window == null ? null : window.from(), window == null ? null : window.to(),
                condition, sort, (int) page.offset(), page.size());
    }

    /// An event id finds exactly the issue of that event.
    private static boolean isDirectHit(String query, IssuePage found) {
        String word = query.strip();
        String id = word.startsWith("event.id:") ? word.substring("event.id:".length()) : word;
        return found.rows().size() == 1 && EventId.parse(id).isPresent();
    }

    private List<IssueView> views(Call call, ReadScope scope, IssuePage found, Instant now) {
        List<String> collapsed = call.query().all("collapse");
        String period = call.query().has("groupStatsPeriod")
                ? call.query().firstOr("groupStatsPeriod", "")
                : "24h";
        GroupStats stats = collapsed.contains("stats")
                ? null
                : GroupStats.of(period, scope.window(), now);
        var extent = new Extent(stats == null ? List.of() : List.of(stats), scope.environments(),
                !collapsed.contains("lifetime"));
        List<Counted> counted = found.rows().stream()
                .map(row -> new Counted(row.issue(), row.events())).toList();
        return new IssueViews(stores.issues()).of(call, counted, extent);
    }

    private static Optional<IssueSort> sort(String name) {
        return switch (name) {
            case "date" -> Optional.of(IssueSort.DATE);
            case "new" -> Optional.of(IssueSort.NEW);
            case "freq", "trends" -> Optional.of(IssueSort.FREQUENCY);
            case "user" -> Optional.of(IssueSort.USER);
            case "priority", "recommended", "better" -> Optional.of(IssueSort.PRIORITY);
            case "inbox" -> Optional.of(IssueSort.INBOX);
            default -> Optional.empty();
        };
    }

    private Answer update(Call call, Asked asked) throws IOException {
        Optional<ObjectNode> body = call.body();
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        return switch (select(call, asked)) {
            case Selected.Wrong(var answer) -> answer;
            case Selected.Issues(var issues) when issues.isEmpty() -> Answer.empty(204);
            case Selected.Issues(var issues) ->
                update(call, asked.organization(), issues, body.get());
        };
    }

    private Answer update(
            Call call, OrganizationId organization, List<Issue> issues, ObjectNode body) {
        return switch (UpdateBody.read(body, call.directory(), organization)) {
            case UpdateBody.Read.Wrong(var field, var sentence) ->
                ApiErrors.badField(field, sentence);
            case UpdateBody.Read.Wanted(var update) -> switch (editing.edit(
                    organization, issues, update, call.principal().user().id())) {
                case IssueEditing.Result.Refused(var field, var sentence) ->
                    ApiErrors.badField(field, sentence);
                case IssueEditing.Result.Done _ -> changed(call, issues);
            };
        };
    }

    /// What the issues have in common now, as Sentry answers a change of many.
    private Answer changed(Call call, List<Issue> issues) {
        List<Counted> first = stores.issues().find(issues.getFirst().id()).stream()
                .map(issue -> new Counted(issue, issue.numbers().events())).toList();
        List<IssueView> views = new IssueViews(stores.issues())
                .of(call, first, new Extent(List.of(), Set.of(), false));
        return views.isEmpty()
                ? Answer.empty(204)
                : Answer.json(200, Json.MAPPER.writeValueAsBytes(ChangeView.of(views.getFirst())));
    }

    private Answer delete(Call call, Asked asked) {
        return switch (select(call, asked)) {
            case Selected.Wrong(var answer) -> answer;
            case Selected.Issues(var issues) -> {
                deletion.delete(issues.stream().map(Issue::id).toList());
                yield Answer.empty(204);
            }
        };
    }

    private Selected select(Call call, Asked asked) {
        return switch (asked.scope()) {
            case ReadScope.Asked.Wrong(var answer) -> new Selected.Wrong(answer);
            case ReadScope.Asked.For(var scope) ->
                new IssueSelection(stores.issues(), search).of(call, scope,
                        scope.forSearch(call, asked.organization(), USUAL, clock.instant()));
        };
    }
}
