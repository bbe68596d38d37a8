package io.corral.server.rest.releases;

import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.release.ReleaseChanges;
import io.corral.engine.release.ReleaseHealth;
import io.corral.engine.release.ReleaseListing;
import io.corral.engine.release.ReleaseListing.Sort;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.releases.ReleaseExtras.Wanted;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseQuery;
import io.corral.store.release.ReleaseStatus;
import io.corral.store.release.ReleaseStore;
import io.corral.store.release.ReleaseStore.Upserted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Endpoints of releases, of an organisation and of one project (API reference 2.3, 62-68).
public final class ReleaseRoutes {

    private static final int BODY_BYTES_MAX = 16 * 1024 * 1024;
    private static final Duration USUAL = Duration.ofDays(14);

    private final ReleaseStore releases;
    private final ReleaseViews views;
    private final ReleaseListing listing;
    private final ReleaseChanges changes;
    private final InstantSource clock;

    public ReleaseRoutes(ReadStores stores, ReleaseChanges changes, InstantSource clock) {
        this.releases = stores.releases();
        this.views = new ReleaseViews(stores);
        this.listing = new ReleaseListing(
                stores.releases(), new ReleaseHealth(stores.health()));
        this.changes = changes;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", ReleasePaths.ORGANIZATION, Api.READS_RELEASES,
                (call, organization) -> list(call, organization.id(),
                        ReadScope.of(call, organization.id(), clock.instant())));
        api.organization("POST", ReleasePaths.ORGANIZATION, Scope.PROJECT_RELEASES,
                (call, organization) -> create(call, organization.id(), Set.of()));
        api.project("GET", ReleasePaths.PROJECT, Api.READS_RELEASES,
                (call, project) -> list(call, project.organization(),
                        ReadScope.of(call, project, clock.instant())));
        api.project("POST", ReleasePaths.PROJECT, Scope.PROJECT_RELEASES,
                (call, project) -> create(call, project.organization(), Set.of(project.id())));
        var paths = new ReleasePaths(api, releases);
        api.organization("GET", "/api/0/organizations/{org}/release-threshold-statuses/",
                Api.READS_RELEASES, (_, _) -> Answers.json(200, Map.of()));
        paths.both("GET", "", Api.READS_RELEASES, this::show);
        paths.both("PUT", "", ReleasePaths.PUBLISHES, this::update);
        paths.both("DELETE", "", ReleasePaths.PUBLISHES, this::delete);
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
                case Page.Asked.For(var page) -> page(call, page, scope,
                        new ReleaseQuery(organization, scope.projects(), text(call),
                                wanted.orElse(null), (int) page.offset(), page.size() + 1));
            };
        };
    }

    private Answer page(Call call, Page page, ReadScope scope, ReleaseQuery query) {
        Optional<Sort> sort = Sort.ofWireName(call.query().firstOr("sort", "date"));
        if (sort.isEmpty()) {
            return ApiErrors.badField("sort", "Sort by date, semver, sessions, users, "
                    + "crash_free_sessions, crash_free_users or adoption.");
        }
        Wanted wanted = Wanted.of(call.query(), scope.environments(), clock.instant());
        Page.Slice<Release> slice = page.ofFetched(listing.list(query, sort.get(),
                scope.environments(), scope.windowOr(USUAL, clock.instant()), wanted.now()));
        return page.answer(call.request(),
                views.of(query.organization(), slice.elements(), wanted, call.directory()),
                slice.more());
    }

    private static @Nullable String text(Call call) {
        String text = call.query().firstOr("query", "");
        return text.isBlank() ? null : text.strip();
    }

    private Answer create(Call call, OrganizationId organization, Set<ProjectId> projects)
            throws IOException {
        Optional<ObjectNode> body = call.body(BODY_BYTES_MAX);
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        String version = ReleaseBody.version(body.get());
        String unfit = ReleaseBody.unfit(version);
        if (version == null || unfit != null) {
            return ApiErrors.badField("version", unfit == null ? "" : unfit);
        }
        return switch (ReleaseBody.read(
                call, organization, version, body.get(), projects, clock.instant())) {
            case ReleaseBody.Wrong(var field, var sentence) ->
                ApiErrors.badField(field, sentence);
            case ReleaseBody.Wanted(var told) -> {
                boolean homeless = told.edit().projects().isEmpty()
                        && releases.find(organization, version).isEmpty();
                if (homeless) {
                    yield ApiErrors.badField("projects", "A new release needs a project.");
                }
                Upserted upserted = changes.apply(told);
                yield json(upserted.created() ? 201 : 208, call, upserted.release());
            }
        };
    }

    private Answer show(Call call, Release release, @Nullable Project project) {
        Instant now = clock.instant();
        ReadScope.Asked asked = project == null
                ? ReadScope.of(call, release.organization(), now)
                : ReadScope.of(call, project, now);
        return switch (asked) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> Answer.json(200,
                    Json.MAPPER.writeValueAsBytes(views.of(release,
                            Wanted.of(call.query(), scope.environments(), now),
                            call.directory())));
        };
    }

    private Answer update(Call call, Release release, @Nullable Project project)
            throws IOException {
        Optional<ObjectNode> body = call.body(BODY_BYTES_MAX);
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        return switch (ReleaseBody.read(call, release.organization(), release.version(),
                body.get(), Set.of(), clock.instant())) {
            case ReleaseBody.Wrong(var field, var sentence) ->
                ApiErrors.badField(field, sentence);
            case ReleaseBody.Wanted(var told) ->
                json(200, call, changes.apply(told).release());
        };
    }

    private Answer delete(Call call, Release release, @Nullable Project project) {
        return releases.delete(release.organization(), release.version())
                ? Answer.empty(204)
                : ApiErrors.notFound();
    }

    private Answer json(int status, Call call, Release release) {
        return Answer.json(status, Json.MAPPER.writeValueAsBytes(
                views.of(release, Wanted.nothing(clock.instant()), call.directory())));
    }
}
