package io.corral.server.rest.releases;

import io.corral.domain.access.Scope;
import io.corral.domain.id.RepositoryId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.releases.ReleaseExtras.Wanted;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.release.CommitStore;
import io.corral.store.release.CommitStore.CommitFile;
import io.corral.store.release.Release;
import io.corral.store.release.Repository;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Endpoints of the commits of releases and repositories (API reference 2.3, 69-71, and 2.4).
public final class CommitRoutes {

    private static final int DIGITS_MAX = 18;

    private final ReadStores stores;
    private final CommitStore commits;
    private final ReleaseViews views;
    private final InstantSource clock;

    public CommitRoutes(ReadStores stores, InstantSource clock) {
        this.clock = clock;
        this.stores = stores;
        this.commits = stores.commits();
        this.views = new ReleaseViews(stores);
    }

    /// Adds the routes.
    public void addTo(Api api) {
        var paths = new ReleasePaths(api, stores.releases());
        paths.both("GET", "commits/", Api.READS_RELEASES, this::list);
        paths.both("GET", "commitfiles/", Api.READS_RELEASES, this::files);
        paths.organization("GET", "previous-with-commits/", Api.READS_RELEASES, this::previous);
        api.organization("GET", "/api/0/organizations/{org}/repos/{repository}/commits/",
                Scope.ORG_READ, this::ofRepository);
    }

    private Answer list(Call call, Release release, @Nullable Project project) {
        return page(call,
                (offset, limit) -> commits.list(release.id(), offset, limit),
                some -> views.commits(release.organization(), some, call.directory()));
    }

    private Answer files(Call call, Release release, @Nullable Project project) {
        return CommitRoutes.<CommitFile>page(call,
                (offset, limit) -> commits.files(release.id(), offset, limit),
                some -> some.stream().map(file -> CommitFileView.of(
                        file, release.organization().toString(), call.directory())).toList());
    }

    /// Clients take an empty object for "none".
    private Answer previous(Call call, Release release, @Nullable Project project) {
        Optional<Release> previous = commits.previous(release);
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(previous.isPresent()
                ? views.of(previous.get(), Wanted.nothing(clock.instant()),
                        call.directory())
                : Map.of()));
    }

    private Answer ofRepository(Call call, Organization organization) {
        Optional<Repository> repository = repository(organization,
                call.request().parameter("repository"));
        return repository.isEmpty()
                ? ApiErrors.notFound()
                : page(call,
                        (offset, limit) -> commits.list(repository.get().id(), offset, limit),
                        some -> views.commits(organization.id(), some, call.directory()));
    }

    private Optional<Repository> repository(Organization organization, String id) {
        boolean digits = !id.isEmpty() && id.length() <= DIGITS_MAX
                && id.chars().allMatch(c -> c >= '0' && c <= '9') && Long.parseLong(id) > 0;
        return digits
                ? stores.repositories().find(
                        organization.id(), new RepositoryId(Long.parseLong(id)))
                : Optional.empty();
    }

    private static <T> Answer page(
            Call call, BiFunction<Integer, Integer, List<T>> fetch, Views<T> views) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                Page.Slice<T> slice = page.ofFetched(
                        fetch.apply((int) page.offset(), page.size() + 1));
                yield page.answer(
                        call.request(), views.of(slice.elements()), slice.more());
            }
        };
    }

    /// Makes what is answered.
    ///
    /// @param <T> what was fetched
    @FunctionalInterface
    private interface Views<T> {
        List<?> of(List<T> some);
    }
}
