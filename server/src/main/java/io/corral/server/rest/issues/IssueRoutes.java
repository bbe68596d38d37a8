package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.issue.Activity;
import io.corral.domain.issue.ActivityType;
import io.corral.engine.issue.IssueDeletion;
import io.corral.engine.issue.IssueEditing;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.scope.ReadStores;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Endpoints about one issue: its object, changing and deleting it, its history and notes (API
/// reference 2.3, 30-34 and 41-44).
public final class IssueRoutes {

    private final ReadStores stores;
    private final IssueEditing editing;
    private final IssueDeletion deletion;
    private final IssueDetails details;

    public IssueRoutes(
            ReadStores stores, IssueEditing editing, IssueDeletion deletion,
            InstantSource clock) {
        this.stores = stores;
        this.editing = editing;
        this.deletion = deletion;
        this.details = new IssueDetails(stores, clock);
    }

    /// Adds the routes.
    public void addTo(Api api) {
        var paths = new IssuePaths(api, stores.issues());
        paths.add("GET", "", Scope.EVENT_READ, details::answer);
        paths.add("PUT", "", Scope.EVENT_WRITE,
                (call, found) -> update(call, found, paths));
        paths.add("DELETE", "", Scope.EVENT_ADMIN, this::delete);
        paths.add("GET", "activities/", Scope.EVENT_READ, this::activities);
        paths.add("GET", "notes/", Scope.EVENT_READ, this::notes);
        paths.add("POST", "notes/", Scope.EVENT_WRITE, this::addNote);
        paths.add("GET", "user-reports/", Scope.EVENT_READ, this::userReports);
        api.organization("GET", "/api/0/organizations/{org}/shortids/{short}/", Scope.EVENT_READ,
                (call, organization) -> paths
                        .find(call, organization, call.request().parameter("short"))
                        .map(found -> shortId(call, found)).orElseGet(ApiErrors::notFound));
    }

    private Answer update(Call call, FoundIssue found, IssuePaths paths) throws IOException {
        Optional<ObjectNode> body = call.body();
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        return switch (UpdateBody.read(
                body.get(), call.directory(), found.organization().id())) {
            case UpdateBody.Read.Wrong(var field, var sentence) ->
                ApiErrors.badField(field, sentence);
            case UpdateBody.Read.Wanted(_, var merge) when merge ->
                ApiErrors.badField("merge", "Name the issues to merge in the list of issues.");
            case UpdateBody.Read.Wanted(var update, _) -> switch (editing.edit(
                    found.organization().id(), List.of(found.issue()), update,
                    call.principal().user().id())) {
                case IssueEditing.Result.Refused(var field, var sentence) ->
                    ApiErrors.badField(field, sentence);
                case IssueEditing.Result.Done _ -> paths.find(call, found.issue().id())
                        .map(changed -> details.answer(call, changed))
                        .orElseGet(ApiErrors::notFound);
            };
        };
    }

    private Answer delete(Call call, FoundIssue found) {
        deletion.delete(List.of(found.issue().id()));
        return Answer.empty(202);
    }

    private Answer shortId(Call call, FoundIssue found) {
        return json(200, Map.of(
                "organizationSlug", found.organization().slug(),
                "projectSlug", found.project().slug(),
                "groupId", found.issue().id().toString(),
                "shortId", found.shortId(),
                "group", details.of(call, found)));
    }

    private Answer activities(Call call, FoundIssue found) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                Page.Slice<Activity> slice = entries(found, Set.of(), page);
                yield page.linked(call.request(),
                        json(200, Map.of("activity", views(call, slice.elements()))),
                        slice.more());
            }
        };
    }

    private Answer notes(Call call, FoundIssue found) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                Page.Slice<Activity> slice = entries(found, Set.of(ActivityType.NOTE), page);
                yield page.answer(call.request(), views(call, slice.elements()), slice.more());
            }
        };
    }

    private Page.Slice<Activity> entries(FoundIssue found, Set<ActivityType> types, Page page) {
        return page.ofFetched(stores.issues().activities(
                found.issue().id(), types, (int) page.offset(), page.size() + 1));
    }

    private static List<ActivityView> views(Call call, List<Activity> activities) {
        return activities.stream()
                .map(activity -> ActivityView.of(activity, call.directory())).toList();
    }

    private Answer addNote(Call call, FoundIssue found) throws IOException {
        Optional<String> text = call.body()
                .flatMap(body -> Optional.ofNullable(JsonNodes.text(body, "text")))
                .map(String::strip).filter(each -> !each.isEmpty());
        if (text.isEmpty()) {
            return ApiErrors.badField("text", "This field may not be blank.");
        }
        List<Activity> made =
                editing.note(found.issue(), call.principal().user().id(), text.get());
        return made.isEmpty()
                ? ApiErrors.notFound()
                : json(201, ActivityView.of(made.getLast(), call.directory()));
    }

    private Answer userReports(Call call, FoundIssue found) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                var slice = page.ofFetched(stores.issues().userReports(
                        found.issue().id(), (int) page.offset(), page.size() + 1));
                yield page.answer(call.request(),
                        slice.elements().stream().map(UserReportView::of).toList(),
                        slice.more());
            }
        };
    }

    private static Answer json(int status, Object view) {
        return Answer.json(status, Json.MAPPER.writeValueAsBytes(view));
    }
}
