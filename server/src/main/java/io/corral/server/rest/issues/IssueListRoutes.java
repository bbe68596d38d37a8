package io.corral.server.rest.issues;

import io.corral.domain.access.Scope;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.issue.IssueDeletion;
import io.corral.engine.issue.IssueEditing;
import io.corral.engine.search.IssueSearch;
import io.corral.engine.search.IssueVolumes;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.issues.IssueSelection.Selected;
import io.corral.server.rest.issues.IssueViews.Counted;
import io.corral.server.rest.issues.IssueViews.Extent;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Lists of issues of an organisation or a project, and changing, merging or deleting many at once
/// (API reference 2.3, 28, 29, 45 and 46).
public final class IssueListRoutes {

    private static final String ORGANIZATION = "/api/0/organizations/{org}/issues/";
    private static final String PROJECT = "/api/0/projects/{org}/{project}/issues/";
    private final ReadStores stores;
    private final IssueSearch search;
    private final Changes changes;
    private final IssueListing listing;
    private final InstantSource clock;

    public IssueListRoutes(
            ReadStores stores, Searches searches, Changes changes, InstantSource clock) {
        this.stores = stores;
        this.search = searches.issues();
        this.changes = changes;
        this.listing = new IssueListing(stores, searches, clock);
        this.clock = clock;
    }

    /// What issues are changed with.
    public record Changes(
            IssueEditing editing, IssueCorrections corrections, IssueDeletion deletion) {}

    /// What lists are found and counted with.
    public record Searches(IssueSearch issues, IssueVolumes volumes) {}

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
            case ReadScope.Asked.For(var scope) ->
                listing.answer(call, asked.organization(), scope);
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
            case UpdateBody.Read.Wanted(var update, var merge) -> switch (changes.editing().edit(
                    organization, issues, update, call.principal().user().id())) {
                case IssueEditing.Result.Refused(var field, var sentence) ->
                    ApiErrors.badField(field, sentence);
                case IssueEditing.Result.Done _ ->
                    merge
                            ? merge(call, issues, JsonNodes.text(body, "reason"))
                            : changed(call, issues);
            };
        };
    }

    private record MergeView(String parent, List<String> children) {}

    private Answer merge(Call call, List<Issue> issues, @Nullable String reason) {
        return switch (changes.corrections().merge(
                issues, call.principal().user().id(), reason)) {
            case IssueCorrections.Result.Refused(var sentence) ->
                ApiErrors.badField("merge", sentence);
            case IssueCorrections.Result.Done(var parent, var children) ->
                Answer.json(200, Json.MAPPER.writeValueAsBytes(Map.of("merge", new MergeView(
                        parent.toString(), children.stream().map(IssueId::toString).toList()))));
        };
    }

    /// What the issues have in common now, as Sentry answers a change of many.
    private Answer changed(Call call, List<Issue> issues) {
        List<Counted> first = stores.issues().find(issues.getFirst().id()).stream()
                .map(Counted::whole).toList();
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
                changes.deletion().delete(issues.stream().map(Issue::id).toList());
                yield Answer.empty(204);
            }
        };
    }

    private Selected select(Call call, Asked asked) {
        return switch (asked.scope()) {
            case ReadScope.Asked.Wrong(var answer) -> new Selected.Wrong(answer);
            case ReadScope.Asked.For(var scope) ->
                new IssueSelection(stores.issues(), search).of(call, scope,
                        scope.forSearch(call, asked.organization(), IssueListing.USUAL,
                                clock.instant()));
        };
    }
}
