package io.corral.store.embedded.issue;

import io.corral.store.embedded.sqlite.SqliteSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps the rows of an issue as they are, to put them back later, within a transaction. Which
/// columns a table has does not matter: a row is kept by their names.
final class RowSnapshots {

    /// What belongs to an issue, in the order in which it is put back.
    private static final Map<String, String> TABLES = tables();
    /// What an issue shows of its newest event; kept of issues that stay.
    private static final String SHOWN = "shown";
    private static final String SELECT_SHOWN =
            """
            SELECT i.level, i.last_seen, t.platform, t.logger, t.title, t.culprit, t.error_type,
                t.error_value, t.filename, t.function, t.location
            FROM issue i JOIN issue_text t ON t.issue_id = i.id WHERE i.id = ?""";
    private static final String RESTORE_LEVEL =
            "UPDATE issue SET level = ? WHERE id = ? AND last_seen = ?";
    private static final List<String> TEXTS = List.of("platform", "logger", "title", "culprit",
            "error_type", "error_value", "filename", "function", "location");
    private static final String RESTORE_TEXTS = "UPDATE issue_text SET "
            + String.join(", ", TEXTS.stream().map(column -> column + " = ?").toList())
            + " WHERE issue_id = ?";
    private static final String KEEP =
            """
            INSERT INTO regroup_row (job_id, issue_id, table_name, content)
            VALUES (?, ?, ?, ?)""";
    private static final String KEPT =
            """
            SELECT table_name, content FROM regroup_row WHERE job_id = ? AND issue_id = ?
            ORDER BY id""";

    private final SqliteSession session;

    RowSnapshots(SqliteSession session) {
        this.session = session;
    }

    private record Kept(String table, byte[] content) {}

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("issue", "id = ?");
        for (String table : List.of("issue_text", "issue_resolution", "issue_snooze",
                "issue_personal", "issue_feedback", "activity")) {
            tables.put(table, "issue_id = ?");
        }
        tables.put("activity_value",
                "activity_id IN (SELECT id FROM activity WHERE issue_id = ?)");
        tables.put("issue_redirect", "target = ?");
        return tables;
    }

    void keep(long job, long issue) throws SQLException {
        for (var table : TABLES.entrySet()) {
            String select = "SELECT * FROM " + table.getKey() + " WHERE " + table.getValue();
            keep(job, issue, table.getKey(), select);
        }
    }

    /// Keeps what an issue shows of its newest event.
    void keepShown(long job, long issue) throws SQLException {
        keep(job, issue, SHOWN, SELECT_SHOWN);
    }

    private void keep(long job, long issue, String name, String select) throws SQLException {
        for (byte[] row : Call.of(session, select).number(issue).list(RowSnapshots::write)) {
            Call.of(session, KEEP).number(job).number(issue).text(name).bytes(row).run();
        }
    }

    /// Shows again what was kept, if the issue was last seen then.
    void restoreShown(long job, long issue) throws SQLException {
        for (Kept kept : kept(job, issue)) {
            if (!kept.table.equals(SHOWN)) {
                continue;
            }
            Map<String, @Nullable Object> row = read(kept.content);
            boolean isOfThen = Call.of(session, RESTORE_LEVEL)
                    .value(row.get("level"))
                    .number(issue)
                    .value(row.get("last_seen"))
                    .run() > 0;
            if (isOfThen) {
                Call texts = Call.of(session, RESTORE_TEXTS);
                for (String column : TEXTS) {
                    texts.value(row.get(column));
                }
                texts.number(issue).run();
            }
        }
    }

    private List<Kept> kept(long job, long issue) throws SQLException {
        return Call.of(session, KEPT).number(job).number(issue)
                .list(row -> new Kept(row.getString(1), row.getBytes(2)));
    }

    /// Puts the rows back.
    ///
    /// @return false when none were kept
    boolean restore(long job, long issue) throws SQLException {
        List<Kept> rows = kept(job, issue).stream()
                .filter(row -> TABLES.containsKey(row.table))
                .toList();
        for (Kept row : rows) {
            insert(row.table, read(row.content));
        }
        return !rows.isEmpty();
    }

    private void insert(String table, Map<String, @Nullable Object> row) throws SQLException {
        String columns = String.join(", ", row.keySet());
        String marks = String.join(", ", row.keySet().stream().map(_ -> "?").toList());
        Call insert = Call.of(session, "INSERT OR REPLACE INTO %s (%s) VALUES (%s)"
                .formatted(table, columns, marks));
        for (Object value : new ArrayList<>(row.values())) {
            insert.value(value);
        }
        insert.run();
    }

    private static byte[] write(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(columns.getColumnCount());
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                out.writeUTF(columns.getColumnName(i));
                write(out, row.getObject(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case Number number -> {
                out.writeByte('n');
                out.writeLong(number.longValue());
            }
            case byte[] blob -> write(out, 'b', blob);
            default -> write(out, 't', value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void write(DataOutputStream out, char kind, byte[] content)
            throws IOException {
        out.writeByte(kind);
        out.writeInt(content.length);
        out.write(content);
    }

    private static Map<String, @Nullable Object> read(byte[] content) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            int columns = in.readShort();
            for (int i = 0; i < columns; i++) {
                row.put(in.readUTF(), value(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row;
    }

    private static @Nullable Object value(DataInputStream in) throws IOException {
        char kind = (char) in.readByte();
        return switch (kind) {
            case '0' -> null;
            case 'n' -> in.readLong();
            case 'b' -> in.readNBytes(in.readInt());
            case 't' -> new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            default -> throw new IllegalStateException("Kept a value of kind " + kind);
        };
    }
}
