package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.RepositoryId;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.release.Repository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Repositories within a transaction.
final class RepositoryRows {

    private static final String FIND =
            "SELECT * FROM repository WHERE organization_id = ? AND name = ?";
    private static final String ADD =
            """
            INSERT INTO repository (organization_id, name, created_at) VALUES (?, ?, ?)
            RETURNING id""";

    private final SqliteSession session;

    RepositoryRows(SqliteSession session) {
        this.session = session;
    }

    Optional<Repository> find(OrganizationId organization, String name) throws SQLException {
        return Call.of(session, FIND)
                .number(organization.value())
                .text(name)
                .first(RepositoryRows::repository);
    }

    /// The repository of this name; made when there is none.
    Repository named(OrganizationId organization, String name, Instant at) throws SQLException {
        Optional<Repository> known = find(organization, name);
        if (known.isPresent()) {
            return known.get();
        }
        long id = Call.of(session, ADD)
                .number(organization.value())
                .text(name)
                .time(at)
                .onlyNumber();
        return new Repository(new RepositoryId(id), organization, name, null, null, at);
    }

    static Repository repository(ResultSet row) throws SQLException {
        return new Repository(
                new RepositoryId(row.getLong("id")),
                new OrganizationId(row.getLong("organization_id")),
                row.getString("name"),
                row.getString("provider"),
                row.getString("url"),
                Columns.time(row, "created_at"));
    }
}
