package io.corral.server.rest.releases;

import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStatus;
import io.corral.store.release.ReleaseStore;
import io.corral.store.release.ReleaseStore.Upserted;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Endpoints of releases, of an organisation and of one project (API reference 2.3, 62-68). A
/// version is one segment of the path, decoded after routing.
public final class ReleaseRoutes {

    private static final String ORGANIZATION = "/api/0/organizations/{org}/releases/";
    private static final String PROJECT = "/api/0/projects/{org}/{project}/releases/";
    private static final String VERSION = "{version}/";

    private final ReleaseStore releases;
    private final InstantSource clock;

    public ReleaseRoutes(ReleaseStore releases, InstantSource clock) {
        this.releases = releases;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", ORGANIZATION, Scope.PROJECT_READ,
                (call, organization) -> list(call, organization.id(),
                        ReadScope.of(call, organization.id(), clock.instant())));
        api.organization("POST", ORGANIZATION, Scope.PROJECT_RELEASES,
                (call, organization) -> create(call, organization.id(), Set.of()));
        api.organization("GET", ORGANIZATION + VERSION, Scope.PROJECT_READ,
                (call, organization) -> show(call, organization.id(), null));
        api.organization("PUT", ORGANIZATION + VERSION, Scope.PROJECT_RELEASES,
                (call, organization) -> update(call, organization.id(), null));
        api.organization("DELETE", ORGANIZATION + VERSION, Scope.PROJECT_RELEASES,
                (call, organization) -> delete(call, organization.id(), null));
        api.project("GET", PROJECT, Scope.PROJECT_READ,
                (call, project) -> list(call, project.organization(),
                        ReadScope.of(call, project, clock.instant())));
        api.project("POST", PROJECT, Scope.PROJECT_RELEASES,
                (call, project) -> create(call, project.organization(), Set.of(project.id())));
        api.project("GET", PROJECT + VERSION, Scope.PROJECT_READ,
                (call, project) -> show(call, project.organization(), project));
        api.project("PUT", PROJECT + VERSION, Scope.PROJECT_RELEASES,
                (call, project) -> update(call, project.organization(), project));
        api.project("DELETE", PROJECT + VERSION, Scope.PROJECT_RELEASES,
                (call, project) -> delete(call, project.organization(), project));
    }

    private Answer list(Call call, OrganizationId organization, ReadScope.Asked asked) {
        String status = call.query().firstOr("status", "");
        Optional<ReleaseStatus> wanted = ReleaseBody.status(status);
        if (!status.isEmpty() && wanted.isEmpty()) {
            return ApiErrors.badField("status", "Invalid status " + status + ".");
        }
        return switch (asked) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (Page.of(call.query())) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> page(call, page,
                        new ReleaseQuery(organization, scope.projects(), text(call),
                                wanted.orElse(null), (int) page.offset(), page.size() + 1));
            };
        };
    }

    private Answer page(Call call, Page page, ReleaseQuery query) {
        Page.Slice<Release> slice = page.ofFetched(releases.list(query));
        List<ReleaseView> views = slice.elements().stream()
                .map(release -> ReleaseView.of(release, call.directory())).toList();
        return page.answer(call.request(), views, slice.more());
    }

    private static @Nullable String text(Call call) {
        String text = call.query().firstOr("query", "");
        return text.isBlank() ? null : text.strip();
    }

    private Answer create(Call call, OrganizationId organization, Set<ProjectId> projects)
            throws IOException {
        Optional<ObjectNode> body = call.body();
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        String version = ReleaseBody.version(body.get());
        String unfit = ReleaseBody.unfit(version);
        if (version == null || unfit != null) {
            return ApiErrors.badField("version", unfit == null ? "" : unfit);
        }
        return switch (ReleaseBody.read(call, organization, version, body.get(), projects)) {
            case ReleaseBody.Wrong(var field, var sentence) ->
                ApiErrors.badField(field, sentence);
            case ReleaseBody.Wanted(var edit) -> {
                boolean homeless = edit.projects().isEmpty()
                        && releases.find(organization, version).isEmpty();
                if (homeless) {
                    yield ApiErrors.badField("projects", "A new release needs a project.");
                }
                Upserted upserted = releases.upsert(edit, clock.instant());
                yield json(upserted.created() ? 201 : 208, call, upserted.release());
            }
        };
    }

    private Answer show(Call call, OrganizationId organization, @Nullable Project project) {
        return find(call, organization, project)
                .map(release -> json(200, call, release)).orElseGet(ApiErrors::notFound);
    }

    private Answer update(Call call, OrganizationId organization, @Nullable Project project)
            throws IOException {
        Optional<Release> release = find(call, organization, project);
        Optional<ObjectNode> body = call.body();
        if (release.isEmpty()) {
            return ApiErrors.notFound();
        }
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        return switch (ReleaseBody.read(
                call, organization, release.get().version(), body.get(), Set.of())) {
            case ReleaseBody.Wrong(var field, var sentence) ->
                ApiErrors.badField(field, sentence);
            case ReleaseBody.Wanted(var edit) ->
                json(200, call, releases.upsert(edit, clock.instant()).release());
        };
    }

    private Answer delete(Call call, OrganizationId organization, @Nullable Project project) {
        Optional<Release> release = find(call, organization, project);
        return release.isPresent() && releases.delete(organization, release.get().version())
                ? Answer.empty(204)
                : ApiErrors.notFound();
    }

    private Optional<Release> find(
            Call call, OrganizationId organization, @Nullable Project project) {
        return releases.find(organization, call.request().parameter("version"))
                .filter(release -> project == null || release.projects().stream()
                        .anyMatch(part -> part.project().equals(project.id())));
    }

    private static Answer json(int status, Call call, Release release) {
        return Answer.json(status, Json.MAPPER.writeValueAsBytes(
                ReleaseView.of(release, call.directory())));
    }
}
