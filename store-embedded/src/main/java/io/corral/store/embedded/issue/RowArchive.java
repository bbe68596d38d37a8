package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows as they were before a correction, kept value by value under the history entry that tells of
/// it. Used within a transaction.
final class RowArchive {

    private static final String OPEN =
            "INSERT INTO correction (activity_id, kind, parent_id) VALUES (?, ?, ?)";
    private static final String FIND =
            """
            SELECT c.kind, c.parent_id FROM correction c JOIN activity a ON a.id = c.activity_id
            WHERE a.id = ? AND a.issue_id = ?""";
    private static final String CLOSE = "DELETE FROM correction WHERE activity_id = ?";
    private static final String ADD =
            """
            INSERT INTO correction_value (activity_id, issue_id, part, position, name, value)
            VALUES (?, ?, ?, ?, ?, ?)""";
    private static final String ROWS =
            """
            SELECT position, name, value FROM correction_value
            WHERE activity_id = ? AND issue_id = ? AND part = ?""";
    private static final String ISSUES =
            "SELECT DISTINCT issue_id FROM correction_value WHERE activity_id = ? ORDER BY 1";

    private final SqliteSession session;

    RowArchive(SqliteSession session) {
        this.session = session;
    }

    /// What was corrected.
    ///
    /// @param kind `merge` or `split`
    /// @param parent the issue that took over or gave away
    record Kept(String kind, long parent) {}

    /// A table whose rows of an issue are kept, or what moves with an issue.
    ///
    /// @param name of the table, or of what moves
    /// @param select its rows; its only parameter is the issue
    record Part(String name, String select) {}

    void open(long activity, Kept kept) throws SQLException {
        Call.of(session, OPEN).number(activity).text(kept.kind()).number(kept.parent()).run();
    }

    /// Finds what can be undone.
    ///
    /// @return null when the entry does not stand in this issue's history, or can be undone no more
    @Nullable
    Kept find(long activity, long issue) throws SQLException {
        return Call.of(session, FIND)
                .number(activity)
                .number(issue)
                .first(row -> new Kept(row.getString("kind"), row.getLong("parent_id")))
                .orElse(null);
    }

    void close(long activity) throws SQLException {
        Call.of(session, CLOSE).number(activity).run();
    }

    /// Keeps what the part says of an issue now.
    void keep(long activity, long issue, Part part) throws SQLException {
        keep(activity, issue, part.name(),
                Call.of(session, part.select()).number(issue).list(RowArchive::values));
    }

    void keep(long activity, long issue, String part, List<Map<String, @Nullable Object>> rows)
            throws SQLException {
        for (int position = 0; position < rows.size(); position++) {
            for (var value : rows.get(position).entrySet()) {
                Call.of(session, ADD)
                        .number(activity)
                        .number(issue)
                        .text(part)
                        .number((long) position)
                        .text(value.getKey())
                        .value(value.getValue())
                        .run();
            }
        }
    }

    private static Map<String, @Nullable Object> values(ResultSet row) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnName(i), row.getObject(i));
        }
        return values;
    }

    /// Issues something is kept of.
    List<Long> issues(long activity) throws SQLException {
        return Call.of(session, ISSUES).number(activity).list(row -> row.getLong(1));
    }

    List<Map<String, @Nullable Object>> rows(long activity, long issue, String part)
            throws SQLException {
        Map<Long, Map<String, @Nullable Object>> rows = new TreeMap<>();
        Call.of(session, ROWS).number(activity).number(issue).text(part).list(
                row -> rows.computeIfAbsent(row.getLong("position"), _ -> new LinkedHashMap<>())
                        .put(row.getString("name"), row.getObject("value")));
        return new ArrayList<>(rows.values());
    }

    /// Puts the rows of a table back.
    void restore(long activity, long issue, String table) throws SQLException {
        for (Map<String, @Nullable Object> row : rows(activity, issue, table)) {
            String places = "?, ".repeat(row.size() - 1) + "?";
            Call insert = Call.of(session, "INSERT INTO " + table + " ("
                    + String.join(", ", row.keySet()) + ") VALUES (" + places + ")");
            for (Object value : row.values()) {
                insert.value(value);
            }
            insert.run();
        }
    }

    /// Sets columns of the row of an issue to what was kept of them.
    ///
    /// @param id column that holds the issue
    void reset(long activity, long issue, String table, String id, List<String> columns)
            throws SQLException {
        for (Map<String, @Nullable Object> row : rows(activity, issue, table)) {
            Call update = Call.of(session, "UPDATE " + table + " SET "
                    + String.join(" = ?, ", columns) + " = ? WHERE " + id + " = ?");
            for (String column : columns) {
                update.value(row.get(column));
            }
            update.number(issue).run();
        }
    }

    /// A number of a kept row; null where it had none.
    static @Nullable Long number(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof Number number ? (Long) number.longValue() : null;
    }
}
