package io.corral.store.embedded.issue;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.outcome.OutcomeQuery;
import io.corral.store.outcome.OutcomeQuery.GroupBy;
import io.corral.store.outcome.OutcomeStore;
import io.corral.store.outcome.OutcomeSum;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Outcomes by hour in `corral.db`.
public final class SqliteOutcomeStore implements OutcomeStore {

    /// Columns a query does not group by are null in every row, so that they make no groups.
    private static final String SUMS =
            """
            SELECT (hour - ?1) / ?3 AS interval,
                iif(?4, project_id, NULL) AS project_id, iif(?5, category, NULL) AS category,
                iif(?6, outcome, NULL) AS outcome, iif(?7, reason, NULL) AS reason,
                sum(quantity) AS quantity
            FROM outcome_hour
            WHERE hour >= ?1 AND hour < ?2
                AND project_id IN (SELECT value FROM json_each(?8))
                AND (?9 = '' OR instr(?9, char(10) || category || char(10)) > 0)
                AND (?10 = '' OR instr(?10, char(10) || outcome || char(10)) > 0)
                AND (?11 = '' OR instr(?11, char(10) || reason || char(10)) > 0)
            GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5""";
    private static final String DROP = "DELETE FROM outcome_hour WHERE hour < ?";

    private final SqliteDatabase database;

    public SqliteOutcomeStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void add(List<OutcomeCount> outcomes) {
        if (!outcomes.isEmpty()) {
            database.update(session -> new OutcomeRows(session).add(outcomes));
        }
    }

    @Override
    public List<OutcomeSum> sums(OutcomeQuery query) {
        return database.read(session -> sums(session, query));
    }

    private static List<OutcomeSum> sums(SqliteSession session, OutcomeQuery query)
            throws SQLException {
        return Call.of(session, SUMS)
                .number(Columns.hour(query.from()))
                .number(hourAfter(query.to()))
                .number(query.intervalHours())
                .flag(query.groupBy().contains(GroupBy.PROJECT))
                .flag(query.groupBy().contains(GroupBy.CATEGORY))
                .flag(query.groupBy().contains(GroupBy.OUTCOME))
                .flag(query.groupBy().contains(GroupBy.REASON))
                .numbers(query.projects().stream().map(ProjectId::value).toList())
                .text(IssueLists.lines(query.categories()))
                .text(IssueLists.lines(query.outcomes()))
                .text(IssueLists.lines(query.reasons()))
                .list(row -> sum(row, query));
    }

    /// The first hour that does not begin before a time.
    private static long hourAfter(Instant time) {
        long hour = Columns.hour(time);
        return Columns.ofHour(hour).isBefore(time) ? hour + 1 : hour;
    }

    private static OutcomeSum sum(ResultSet row, OutcomeQuery query) throws SQLException {
        long begin = Columns.hour(query.from()) + row.getLong("interval") * query.intervalHours();
        return new OutcomeSum(
                Columns.ofHour(begin),
                project(row),
                row.getString("category"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getLong("quantity"));
    }

    private static @Nullable ProjectId project(ResultSet row) throws SQLException {
        Long id = Columns.optionalNumber(row, "project_id");
        return id == null ? null : new ProjectId(id);
    }

    @Override
    public void dropBefore(Instant hour) {
        database.update(
                session -> Call.of(session, DROP).number(Columns.hour(hour)).run());
    }
}
