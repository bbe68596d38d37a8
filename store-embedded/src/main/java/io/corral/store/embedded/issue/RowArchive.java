package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rows of issues as they were before a correction or a regroup job, to be put back later. A row is
/// kept as JSON by the names of its columns, so that columns that are added later do not matter;
/// SQLite writes and reads it, all issues at once. Used within a transaction.
final class RowArchive {

    private static final String COLUMNS =
            "SELECT name, type = 'BLOB' AS binary, pk FROM pragma_table_info(?)";

    private final SqliteSession session;
    private final Map<String, List<Column>> tables = new HashMap<>();

    RowArchive(SqliteSession session) {
        this.session = session;
    }

    /// Under what rows are kept.
    ///
    /// @param column of `kept_row` that holds it
    record Shelf(String column, long id) {

        static Shelf ofCorrection(long activity) {
            return new Shelf("activity_id", activity);
        }

        static Shelf ofJob(long job) {
            return new Shelf("job_id", job);
        }
    }

    /// What is kept of issues.
    ///
    /// @param name of the table, or of what it is
    /// @param from table `t` and how it is joined with the issue, which is `e.value`
    /// @param columns expressions by name; none for all columns of the table of that name
    record Part(String name, String from, Map<String, String> columns) {
        Part {
            columns = Map.copyOf(columns);
        }

        /// All rows of a table.
        ///
        /// @param issue column that holds the issue
        static Part table(String table, String issue) {
            return new Part(table, table + " t ON t." + issue + " = e.value", Map.of());
        }
    }

    private record Column(String name, boolean isBinary, boolean isKey) {}

    /// Keeps what the part says of issues now.
    void keep(Shelf shelf, Collection<Long> issues, Part part) throws SQLException {
        Call.of(session, """
                INSERT INTO kept_row (%s, issue_id, part, content)
                SELECT ?, e.value, ?, json_object(%s) FROM json_each(?) e CROSS JOIN %s"""
                .formatted(shelf.column, content(part), part.from))
                .number(shelf.id)
                .text(part.name)
                .numbers(issues)
                .run();
    }

    private String content(Part part) throws SQLException {
        Stream<String> pairs = part.columns.isEmpty()
                ? columns(part.name).stream().map(column -> "'%s', %s".formatted(
                        column.name,
                        column.isBinary
                                ? "json_object('hex', hex(t." + column.name + "))"
                                : "t." + column.name))
                : new TreeMap<>(part.columns).entrySet().stream()
                        .map(each -> "'" + each.getKey() + "', " + each.getValue());
        return pairs.collect(Collectors.joining(", "));
    }

    private List<Column> columns(String table) throws SQLException {
        List<Column> known = tables.get(table);
        if (known == null) {
            known = Call.of(session, COLUMNS).text(table).list(row -> new Column(
                    row.getString("name"), row.getBoolean("binary"), row.getInt("pk") > 0));
            tables.put(table, known);
        }
        return known;
    }

    /// Issues something is kept of.
    List<Long> issues(Shelf shelf) throws SQLException {
        return Call.of(session, "SELECT DISTINCT issue_id FROM kept_row WHERE " + shelf.column
                + " = ? ORDER BY 1").number(shelf.id).list(row -> row.getLong(1));
    }

    /// What is kept of an issue, in order.
    List<Map<String, @Nullable Object>> rows(Shelf shelf, long issue, String part)
            throws SQLException {
        Map<Long, Map<String, @Nullable Object>> rows = new LinkedHashMap<>();
        Call.of(session, """
                SELECT k.id, v.key, v.value, v.type FROM kept_row k, json_each(k.content) v
                WHERE k.%s = ? AND k.issue_id = ? AND k.part = ? ORDER BY k.id"""
                .formatted(shelf.column))
                .number(shelf.id)
                .number(issue)
                .text(part)
                .list(row -> rows
                        .computeIfAbsent(row.getLong("id"), _ -> new LinkedHashMap<>())
                        .put(row.getString("key"), value(row)));
        return new ArrayList<>(rows.values());
    }

    private static @Nullable Object value(ResultSet row) throws SQLException {
        if (!row.getString("type").equals("object")) {
            return row.getObject("value");
        }
        String json = row.getString("value");
        return HexFormat.of().parseHex(
                json, json.indexOf(':') + 2, json.lastIndexOf('"'));
    }

    /// Puts the rows of a table back; one that is there by its key becomes what it was.
    void restore(Shelf shelf, Collection<Long> issues, String table) throws SQLException {
        Set<String> kept = new HashSet<>(Call.of(session, """
                SELECT v.key FROM json_each((SELECT content FROM kept_row
                    WHERE %s = ? AND part = ? LIMIT 1)) v""".formatted(shelf.column))
                .number(shelf.id).text(table).list(row -> row.getString(1)));
        List<Column> columns = columns(table).stream()
                .filter(column -> kept.contains(column.name)).toList();
        if (columns.isEmpty()) {
            return;
        }
        String values = columns.stream().map(column -> column.isBinary
                ? "unhex(json_extract(k.content, '$." + column.name + ".hex'))"
                : "json_extract(k.content, '$." + column.name + "')")
                .collect(Collectors.joining(", "));
        Call.of(session, """
                INSERT INTO %s (%s)
                SELECT %s FROM json_each(?) e CROSS JOIN kept_row k ON k.issue_id = e.value
                WHERE k.%s = ? AND k.part = ? ORDER BY k.id
                ON CONFLICT DO %s""".formatted(
                table, names(columns), values, shelf.column, instead(columns)))
                .numbers(issues)
                .number(shelf.id)
                .text(table)
                .run();
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private static String instead(List<Column> columns) {
        String changes = columns.stream().filter(column -> !column.isKey)
                .map(column -> column.name + " = excluded." + column.name)
                .collect(Collectors.joining(", "));
        return changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes;
    }

    /// Sets columns of the row of an issue to what was kept of them.
    ///
    /// @param id column that holds the issue
    void reset(Shelf shelf, long issue, String table, String id, List<String> columns)
            throws SQLException {
        for (Map<String, @Nullable Object> row : rows(shelf, issue, table)) {
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
