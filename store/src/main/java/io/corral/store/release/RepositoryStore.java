package io.corral.store.release;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.RepositoryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Repositories of organisations. Thread-safe.
public interface RepositoryStore {

    /// The repository of this name, made at this time when there was none.
    Repository named(OrganizationId organization, String name, Instant at);

    /// The repository with this id.
    Optional<Repository> find(OrganizationId organization, RepositoryId id);

    /// The repositories of these names; unknown names are absent.
    Map<String, Repository> find(OrganizationId organization, Collection<String> names);

    /// Some of the repositories, by name.
    ///
    /// @param text part of the name; null means any
    List<Repository> list(
            OrganizationId organization, @Nullable String text, int offset, int limit);
}
