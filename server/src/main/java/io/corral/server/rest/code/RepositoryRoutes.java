package io.corral.server.rest.code;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Organization;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Page;
import io.corral.server.rest.WireTime;
import io.corral.store.release.Repository;
import io.corral.store.release.RepositoryStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Repositories an organisation told of, by their commits, by code mappings, or here (API reference
/// 2.3, 25).
public final class RepositoryRoutes {

    private static final String LIST = "/api/0/organizations/{org}/repos/";

    /// Whoever publishes a release looks for the repository of its commits.
    private static final Set<Scope> READERS = Set.of(
            Scope.ORG_READ, Scope.ORG_INTEGRATIONS, Scope.PROJECT_RELEASES);

    private final RepositoryStore repositories;
    private final InstantSource clock;

    public RepositoryRoutes(RepositoryStore repositories, InstantSource clock) {
        this.repositories = repositories;
        this.clock = clock;
    }

    /// Who hosts a repository.
    record ProviderView(String id, String name) {
        private static ProviderView of(@Nullable String provider) {
            return provider == null
                    ? new ProviderView("unknown", "Unknown Provider")
                    : new ProviderView(provider, provider);
        }
    }

    /// A repository on the wire.
    record RepositoryView(
            String id, String name, ProviderView provider, String status, @Nullable String url,
            String dateCreated, String externalSlug, @Nullable String externalId,
            @Nullable String integrationId) {

        private static RepositoryView of(Repository repository) {
            return new RepositoryView(repository.id().toString(), repository.name(),
                    ProviderView.of(repository.provider()), "active", repository.url(),
                    WireTime.of(repository.createdAt()), repository.name(), null, null);
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, READERS, this::list);
        api.organization("POST", LIST, Scope.PROJECT_RELEASES, this::create);
    }

    private Answer list(Call call, Organization organization) {
        String text = call.query().firstOr("query", "").strip();
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                var slice = page.ofFetched(repositories.list(organization.id(),
                        text.isEmpty() ? null : text, (int) page.offset(), page.size() + 1));
                yield page.answer(call.request(),
                        slice.elements().stream().map(RepositoryView::of).toList(),
                        slice.more());
            }
        };
    }

    private Answer create(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        String name = fields.required("name");
        return fields.then(() -> Answers.json(201, RepositoryView.of(
                repositories.named(organization.id(), name, clock.instant()))));
    }
}
