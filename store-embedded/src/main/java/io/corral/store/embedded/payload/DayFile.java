package io.corral.store.embedded.payload;

import io.corral.domain.group.GroupingVersion;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.Watermark;
import io.corral.store.embedded.sqlite.Micros;
import io.corral.store.embedded.sqlite.Migrations;
import io.corral.store.embedded.sqlite.SqlStep;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.embedded.sqlite.SqliteSettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The payload rows of one day.
final class DayFile implements AutoCloseable {

    private static final Migrations MIGRATIONS =
            Migrations.of("/io/corral/store/embedded/payload");
    private static final SqliteSettings SETTINGS =
            SqliteSettings.defaults().withReaders(2, 512).withPages(16_384, 1_000);

    private static final String ROW =
            "row, project, id, received_at, key, algorithm, rule_set, dictionary, content";
    private static final String NEWEST_SEGMENT =
            "SELECT coalesce(max(row), 0) >> 15 FROM payload";
    private static final String SAME_EVENT = " FROM payload WHERE row >> 15 = ?3"
            + " AND substr(id, 9, 8) = substr(?1, 9, 8) AND id = ?1 AND project = ?2";

    private final SqliteDatabase database;

    private DayFile(SqliteDatabase database) {
        this.database = database;
    }

    static DayFile open(Path file) {
        return new DayFile(SqliteDatabase.open(file, SETTINGS, MIGRATIONS));
    }

    SqliteDatabase database() {
        return database;
    }

    void update(SqlStep step) {
        database.update(step);
    }

    /// Where those of the given events that are in this file came from.
    Map<EventKey, Watermark> positions(Iterable<EventKey> keys) {
        return database.read(session -> {
            Map<EventKey, Watermark> found = new HashMap<>();
            for (EventKey key : keys) {
                find(session, "partition, sequence", key, row -> new Watermark(
                        row.getInt(1), row.getLong(2)))
                        .ifPresent(position -> found.put(key, position));
            }
            return found;
        });
    }

    Optional<Row> find(EventKey key) {
        return database.read(session -> find(session, ROW, key, Row::read));
    }

    /// Looks through the segments of the index, newest first.
    private static <T> Optional<T> find(
            SqliteSession session, String columns, EventKey key, RowReader<T> reader)
            throws SQLException {
        PreparedStatement select = session.prepare("SELECT " + columns + SAME_EVENT);
        bind(select, key);
        for (long segment = number(session, NEWEST_SEGMENT); segment >= 0; segment--) {
            select.setLong(3, segment);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return Optional.of(reader.read(row));
                }
            }
        }
        return Optional.empty();
    }

    /// Selected rows behind the given one, in the order they were stored.
    List<Row> rowsAfter(long row, Selection selection, int rowsMax) {
        ProjectId project = selection.project;
        return database.read(session -> {
            PreparedStatement select = session.prepare("SELECT " + ROW + " FROM payload"
                    + " WHERE row > ?1 AND received_at >= ?2 AND received_at < ?3"
                    + (project == null ? "" : " AND project = ?5 AND key <> 0")
                    + " ORDER BY row LIMIT ?4");
            select.setLong(1, row);
            select.setLong(2, Micros.of(selection.from));
            select.setLong(3, Micros.of(selection.to));
            select.setInt(4, rowsMax);
            if (project != null) {
                select.setLong(5, project.value());
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(Row.read(found));
                }
            }
            return rows;
        });
    }

    static void insert(SqliteSession session, Watermark position, Row row) throws SQLException {
        PreparedStatement insert = session.prepare(
                """
                INSERT INTO payload
                    (id, project, partition, sequence, received_at, key, algorithm, rule_set,
                     dictionary, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        bind(insert, row.event);
        insert.setInt(3, position.partition());
        insert.setLong(4, position.sequence());
        insert.setLong(5, Micros.of(row.receivedAt));
        insert.setLong(6, row.key);
        insert.setInt(7, row.version.algorithm());
        insert.setLong(8, row.version.ruleSet());
        insert.setInt(9, row.dictionary);
        insert.setBytes(10, row.content);
        insert.executeUpdate();
    }

    static void useDictionary(SqliteSession session, int dictionary) throws SQLException {
        PreparedStatement insert =
                session.prepare("INSERT OR IGNORE INTO dictionary_use VALUES (?)");
        insert.setInt(1, dictionary);
        insert.executeUpdate();
    }

    Set<Integer> dictionaries() {
        return database.read(session -> {
            Set<Integer> used = new TreeSet<>();
            try (ResultSet rows = session.prepare("SELECT dictionary FROM dictionary_use")
                    .executeQuery()) {
                while (rows.next()) {
                    used.add(rows.getInt(1));
                }
            }
            return used;
        });
    }

    void delete(List<EventKey> keys) {
        database.update(session -> {
            for (EventKey key : keys) {
                Optional<Long> row = find(session, "row", key, found -> found.getLong(1));
                if (row.isPresent()) {
                    PreparedStatement delete =
                            session.prepare("DELETE FROM payload WHERE row = ?");
                    delete.setLong(1, row.get());
                    delete.executeUpdate();
                }
                AttachmentRows.delete(session, key);
            }
        });
    }

    /// Deletes what one entry of the queue brought; looks at every row.
    void withdraw(Watermark position) {
        database.update(session -> {
            for (String table : List.of("payload", "attachment")) {
                PreparedStatement delete = session.prepare(
                        "DELETE FROM " + table + " WHERE sequence = ? AND partition = ?");
                delete.setLong(1, position.sequence());
                delete.setInt(2, position.partition());
                delete.executeUpdate();
            }
        });
    }

    /// Tells every event of payload and attachment rows behind the given ones.
    ///
    /// @return the last rows there are
    LastRows eventsAfter(LastRows known, Consumer<EventKey> consumer) {
        return database.read(session -> new LastRows(
                eventsAfter(session, "SELECT row, project, id FROM payload WHERE row > ?",
                        known.payload, consumer),
                eventsAfter(session, "SELECT row, project, event FROM attachment WHERE row > ?",
                        known.attachment, consumer)));
    }

    private static long eventsAfter(
            SqliteSession session, String sql, long known, Consumer<EventKey> consumer)
            throws SQLException {
        PreparedStatement select = session.prepare(sql + " ORDER BY row");
        select.setLong(1, known);
        long last = known;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                last = rows.getLong(1);
                consumer.accept(event(rows.getLong(2), rows.getBytes(3)));
            }
        }
        return last;
    }

    LastRows lastRows() {
        return database.read(session -> new LastRows(
                number(session, "SELECT coalesce(max(row), 0) FROM payload"),
                number(session, "SELECT coalesce(max(row), 0) FROM attachment")));
    }

    private static long number(SqliteSession session, String sql) throws SQLException {
        try (ResultSet row = session.prepare(sql).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static Map<Integer, Long> watermarks(SqliteSession session) throws SQLException {
        Map<Integer, Long> found = new HashMap<>();
        try (ResultSet rows = session.prepare("SELECT partition, sequence FROM watermark")
                .executeQuery()) {
            while (rows.next()) {
                found.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return found;
    }

    static void mark(SqliteSession session, Map<Integer, Long> applied) throws SQLException {
        PreparedStatement upsert =
                session.prepare("INSERT OR REPLACE INTO watermark VALUES (?, ?)");
        for (var each : applied.entrySet()) {
            upsert.setInt(1, each.getKey());
            upsert.setLong(2, each.getValue());
            upsert.executeUpdate();
        }
    }

    @Override
    public void close() {
        database.close();
    }

    static void bind(PreparedStatement statement, EventKey key) throws SQLException {
        statement.setBytes(1, bytes(key.id()));
        statement.setLong(2, key.project().value());
    }

    static byte[] bytes(EventId id) {
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(id.high()).putLong(id.low()).array();
    }

    private static EventKey event(long project, byte[] id) {
        ByteBuffer bytes = ByteBuffer.wrap(id);
        return new EventKey(new ProjectId(project), new EventId(bytes.getLong(), bytes.getLong()));
    }

    /// Makes a value of the row a result set stands on.
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /// The newest rows of the two tables of a day.
    record LastRows(long payload, long attachment) {}

    /// Which rows are read.
    ///
    /// @param to exclusive
    /// @param project null for all rows; else only rows of this project that have a grouping key
    record Selection(Instant from, Instant to, @Nullable ProjectId project) {}

    /// A payload as stored.
    ///
    /// @param row its number; 0 before it is stored
    /// @param dictionary that expands the content; 0 for none
    record Row(
            long row, EventKey event, Instant receivedAt, long key, GroupingVersion version,
            int dictionary, byte[] content) {

        private static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong(1),
                    DayFile.event(row.getLong(2), row.getBytes(3)),
                    Micros.instant(row.getLong(4)),
                    row.getLong(5),
                    new GroupingVersion(row.getInt(6), row.getLong(7)),
                    row.getInt(8),
                    row.getBytes(9));
        }
    }
}
