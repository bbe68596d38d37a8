package io.corral.store.embedded.issue;

import io.corral.domain.id.IssueId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.triage.WrongHighs.Shown;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.triage.ShownRankingStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Rankings that people were shown, in `corral.db`.
public final class SqliteShownRankingStore implements ShownRankingStore {

    private static final String ADD =
            """
            INSERT INTO shown_ranking (organization_id, at, viewer_id, issues, high, version,
                input_bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id""";
    private static final String ADD_INPUT =
            "INSERT INTO shown_ranking_input (ranking_id, input) VALUES (?, ?)";
    /// Those too old, and those with too much of newer ones.
    private static final String FORGET =
            """
            DELETE FROM shown_ranking WHERE id IN (
                SELECT id FROM (
                    SELECT id, at, sum(input_bytes) OVER (ORDER BY id DESC) AS bytes
                    FROM shown_ranking WHERE organization_id = ?1)
                WHERE id <> ?2 AND (at < ?3 OR bytes > ?4))""";
    private static final String LIST =
            "SELECT * FROM shown_ranking WHERE organization_id = ? ORDER BY id DESC";
    private static final String INPUT =
            """
            SELECT i.input FROM shown_ranking_input i
            JOIN shown_ranking r ON r.id = i.ranking_id
            WHERE r.organization_id = ? AND r.id = ?""";
    private static final String HIGH =
            """
            INSERT INTO shown_high (organization_id, issue_id, first_at, last_at)
            SELECT ?1, value, ?3, ?3 FROM json_each(?2) WHERE true
            ON CONFLICT DO UPDATE SET last_at = max(last_at, excluded.last_at),
                first_at = min(first_at, excluded.first_at)""";
    private static final String FORGET_HIGH =
            "DELETE FROM shown_high WHERE organization_id = ? AND last_at < ?";
    private static final String LIST_HIGH =
            "SELECT * FROM shown_high WHERE organization_id = ? AND last_at >= ?";

    private final SqliteDatabase database;

    public SqliteShownRankingStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public ShownRanking add(
            ShownRanking ranking, byte[] input, Instant notBefore, long bytesMax) {
        return database.write(session -> {
            long id = Call.of(session, ADD)
                    .number(ranking.organization().value())
                    .time(ranking.at())
                    .number(StateRows.id(ranking.viewer()))
                    .number(ranking.issues())
                    .number(ranking.high())
                    .text(ranking.version())
                    .number(ranking.inputBytes())
                    .onlyNumber();
            Call.of(session, ADD_INPUT).number(id).bytes(input).run();
            Call.of(session, FORGET)
                    .number(ranking.organization().value())
                    .number(id)
                    .time(notBefore)
                    .number(bytesMax)
                    .run();
            return ranking.withId(id);
        });
    }

    @Override
    public List<ShownRanking> list(OrganizationId organization) {
        return database.read(session -> Call.of(session, LIST).number(organization.value())
                .list(SqliteShownRankingStore::ranking));
    }

    @Override
    public Optional<byte[]> input(OrganizationId organization, long id) {
        return database.read(session -> Call.of(session, INPUT).number(organization.value())
                .number(id).first(row -> row.getBytes("input")));
    }

    @Override
    public void showHigh(OrganizationId organization, Collection<IssueId> issues, Instant at,
            Instant notBefore) {
        database.update(session -> {
            Call.of(session, HIGH)
                    .number(organization.value())
                    .numbers(issues.stream().map(IssueId::value).toList())
                    .time(at)
                    .run();
            Call.of(session, FORGET_HIGH).number(organization.value()).time(notBefore).run();
        });
    }

    @Override
    public List<Shown> high(OrganizationId organization, Instant since) {
        return database.read(session -> Call.of(session, LIST_HIGH).number(organization.value())
                .time(since).list(row -> new Shown(new IssueId(row.getLong("issue_id")),
                        Columns.time(row, "first_at"), Columns.time(row, "last_at"))));
    }

    private static ShownRanking ranking(ResultSet row) throws SQLException {
        return new ShownRanking(row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")), Columns.time(row, "at"),
                StateRows.actor(row, "viewer_id"), row.getInt("issues"), row.getInt("high"),
                row.getString("version"), row.getLong("input_bytes"));
    }
}
