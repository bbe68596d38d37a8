package io.corral.store.embedded.issue;

import io.corral.domain.id.OrganizationId;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.triage.LastRankingStore;
import java.util.Optional;

/// The last ranking of each organisation, in `corral.db`.
public final class SqliteLastRankingStore implements LastRankingStore {

    private static final String PUT =
            """
            INSERT INTO last_ranking (organization_id, ranking) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET ranking = excluded.ranking""";
    private static final String FIND =
            "SELECT ranking FROM last_ranking WHERE organization_id = ?";

    private final SqliteDatabase database;

    public SqliteLastRankingStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void put(OrganizationId organization, byte[] ranking) {
        database.update(session -> Call.of(session, PUT).number(organization.value())
                .bytes(ranking).run());
    }

    @Override
    public Optional<byte[]> find(OrganizationId organization) {
        return database.read(session -> Call.of(session, FIND).number(organization.value())
                .first(row -> row.getBytes("ranking")));
    }
}
