package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.RepositoryId;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.release.Repository;
import io.corral.store.release.RepositoryStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Repositories in `corral.db`.
public final class SqliteRepositoryStore implements RepositoryStore {

    private static final String BY_ID =
            "SELECT * FROM repository WHERE organization_id = ? AND id = ?";
    private static final String LIST =
            """
            SELECT * FROM repository
            WHERE organization_id = ?1 AND (?2 IS NULL OR instr(lower(name), lower(?2)) > 0)
            ORDER BY name, id LIMIT ?3 OFFSET ?4""";

    private final SqliteDatabase database;

    public SqliteRepositoryStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Repository named(OrganizationId organization, String name, Instant at) {
        return database.write(
                session -> new RepositoryRows(session).named(organization, name, at));
    }

    @Override
    public Optional<Repository> find(OrganizationId organization, RepositoryId id) {
        return database.read(session -> Call.of(session, BY_ID)
                .number(organization.value())
                .number(id.value())
                .first(RepositoryRows::repository));
    }

    @Override
    public Map<String, Repository> find(
            OrganizationId organization, Collection<String> names) {
        return database.read(session -> {
            Map<String, Repository> found = new HashMap<>();
            for (String name : names) {
                new RepositoryRows(session).find(organization, name)
                        .ifPresent(repository -> found.put(name, repository));
            }
            return found;
        });
    }

    @Override
    public List<Repository> list(
            OrganizationId organization, @Nullable String text, int offset, int limit) {
        return database.read(session -> Call.of(session, LIST)
                .number(organization.value())
                .text(text)
                .number(limit)
                .number(offset)
                .list(RepositoryRows::repository));
    }
}
