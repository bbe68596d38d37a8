package io.corral.server.rest.releases;

import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.Project;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseStore;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Registers endpoints about one release and finds the release: of an organisation, or of one of
/// its projects. A version is one segment of the path, decoded after routing.
final class ReleasePaths {

    static final Set<Scope> PUBLISHES = Set.of(Scope.PROJECT_RELEASES);
    static final String ORGANIZATION = "/api/0/organizations/{org}/releases/";
    static final String PROJECT = "/api/0/projects/{org}/{project}/releases/";
    private static final String VERSION = "{version}/";

    private final Api api;
    private final ReleaseStore releases;

    ReleasePaths(Api api, ReleaseStore releases) {
        this.api = api;
        this.releases = releases;
    }

    /// Answers about a release the caller may see.
    @FunctionalInterface
    interface ReleaseEndpoint {
        /// Answers a call.
        ///
        /// @param project the path names; null for paths of the organisation
        Answer answer(Call call, Release release, @Nullable Project project) throws IOException;
    }

    /// Registers an endpoint under the paths of organisations and of projects.
    ///
    /// @param suffix behind the version; empty for the release itself
    void both(String method, String suffix, Set<Scope> oneOf, ReleaseEndpoint endpoint) {
        organization(method, suffix, oneOf, endpoint);
        api.project(method, PROJECT + VERSION + suffix, oneOf,
                (call, project) -> answer(call, project.organization(), project, endpoint));
    }

    /// Registers an endpoint under the paths of organisations only.
    void organization(
            String method, String suffix, Set<Scope> oneOf, ReleaseEndpoint endpoint) {
        api.organization(method, ORGANIZATION + VERSION + suffix, oneOf,
                (call, organization) -> answer(call, organization.id(), null, endpoint));
    }

    private Answer answer(
            Call call, OrganizationId organization, @Nullable Project project,
            ReleaseEndpoint endpoint) throws IOException {
        Optional<Release> release = releases
                .find(organization, call.request().parameter("version"))
                .filter(each -> project == null || isOf(each, project));
        return release.isEmpty()
                ? ApiErrors.notFound()
                : endpoint.answer(call, release.get(), project);
    }

    private static boolean isOf(Release release, Project project) {
        return release.projects().stream()
                .anyMatch(part -> part.project().equals(project.id()));
    }
}
