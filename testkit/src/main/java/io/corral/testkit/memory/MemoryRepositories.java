package io.corral.testkit.memory;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.RepositoryId;
import io.corral.store.release.Repository;
import io.corral.store.release.RepositoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Repositories in memory. Its own lock guards everything.
final class MemoryRepositories implements RepositoryStore {

    private final List<Repository> repositories = new ArrayList<>();

    private Stream<Repository> of(OrganizationId organization) {
        return repositories.stream().filter(each -> each.organization().equals(organization));
    }

    @Override
    public synchronized Repository named(
            OrganizationId organization, String name, Instant at) {
        return of(organization).filter(each -> each.name().equals(name)).findFirst()
                .orElseGet(() -> {
                    var made = new Repository(new RepositoryId(repositories.size() + 1L),
                            organization, name, null, null, at);
                    repositories.add(made);
                    return made;
                });
    }

    @Override
    public synchronized Optional<Repository> find(
            OrganizationId organization, RepositoryId id) {
        return of(organization).filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Map<String, Repository> find(
            OrganizationId organization, Collection<String> names) {
        return of(organization).filter(each -> names.contains(each.name()))
                .collect(Collectors.toMap(Repository::name, Function.identity()));
    }

    @Override
    public synchronized List<Repository> list(
            OrganizationId organization, @Nullable String text, int offset, int limit) {
        return of(organization)
                .filter(each -> text == null || each.name().toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Repository::name))
                .skip(offset).limit(limit).toList();
    }
}
