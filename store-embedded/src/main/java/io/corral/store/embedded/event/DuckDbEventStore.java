package io.corral.store.embedded.event;

import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.Watermark;
import io.corral.store.event.AttributeSummary;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRow;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.event.EventTable;
import io.corral.store.event.IssueTag;
import io.corral.store.event.IssueTagQuery;
import io.corral.store.event.MovedRows;
import io.corral.store.event.RowMoves;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import io.corral.store.issue.KeyLink;
import io.corral.store.sql.event.EventSelect;
import io.corral.store.sql.event.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The event store in a DuckDB file. Thread-safe; writers take turns.
public final class DuckDbEventStore implements EventStore {

    private static final String FILE = "events.duckdb";
    private static final long MAINTENANCE_LOG_BYTES = 4L << 20;

    private final EventDatabase database;
    private final long checkpointBytes;
    private final StackTable stacks = new StackTable();
    private final EventSelect select = new EventSelect(new DuckDbSyntax());
    private final TagSelect tagSelect = new TagSelect(select);
    private final Map<Integer, Long> applied = new ConcurrentHashMap<>();
    private volatile long keysVersion;

    private DuckDbEventStore(EventDatabase database, EventSettings settings) {
        this.database = database;
        checkpointBytes = (long) settings.checkpointMib() << 20;
        database.query(
                new SqlText("SELECT \"partition\", sequence FROM applied", List.of()),
                rows -> {
                    while (rows.next()) {
                        applied.put(rows.getInt(1), rows.getLong(2));
                    }
                    return applied;
                });
        keysVersion = database.query(
                new SqlText("SELECT version FROM keys_version", List.of()),
                DuckDbEventStore::number);
    }

    /// Opens or creates the file.
    ///
    /// @param file for example `DataDirectory.eventsFile()`
    public static DuckDbEventStore open(Path file, EventSettings settings) {
        return new DuckDbEventStore(EventDatabase.open(file, settings), settings);
    }

    @Override
    public Watermark applied(int partition) {
        return new Watermark(partition, applied.getOrDefault(partition, 0L));
    }

    @Override
    public void append(Watermark upTo, List<EventRow> rows) {
        if (upTo.sequence() <= applied(upTo.partition()).sequence()) {
            return;
        }
        database.write("append", connection -> {
            stacks.rolledBack();
            if (advance(connection, upTo)) {
                RowWriter.append(connection, stacks, rows);
            }
        });
        stacks.committed();
        applied.put(upTo.partition(), upTo.sequence());
        CrashPoint.EVENT_COMMITTED.reach();
        if (database.logBytes() >= checkpointBytes) {
            database.checkpoint();
        }
    }

    /// Notes the position as applied, unless it is already: a commit may have taken effect although
    /// it was reported as failed.
    private static boolean advance(DuckDBConnection connection, Watermark upTo)
            throws SQLException {
        return update(connection,
                "UPDATE applied SET sequence = ? WHERE \"partition\" = ? AND sequence < ?",
                upTo.sequence(), upTo.partition(), upTo.sequence()) > 0
                || update(connection, """
                                      INSERT INTO applied (sequence, "partition")
                                      SELECT ?, ? WHERE NOT EXISTS
                                          (FROM applied WHERE "partition" = ?)""",
                        upTo.sequence(), upTo.partition(), upTo.partition()) > 0;
    }

    @Override
    public long keysVersion() {
        return keysVersion;
    }

    @Override
    public void updateKeys(List<KeyLink> links) {
        long version = links.stream().mapToLong(KeyLink::version).max().orElse(0);
        if (version <= keysVersion) {
            return;
        }
        database.write("update keys", connection -> changeKeys(connection, links, version));
        keysVersion = version;
    }

    @Override
    public EventTable query(EventQuery query) {
        requireKeys(query.keysVersion());
        return database.query(select.render(query), rows -> table(query, rows));
    }

    private void requireKeys(long version) {
        if (version > keysVersion) {
            throw new StoreException(
                    Category.BUSY, "the key table has version %d, the query needs %d"
                            .formatted(keysVersion, version),
                    null);
        }
    }

    private static EventTable table(EventQuery query, ResultSet rows) throws SQLException {
        var table = new ArrayList<List<@Nullable Object>>();
        int columns = query.columns().size();
        while (rows.next()) {
            var row = new ArrayList<@Nullable Object>(columns);
            for (int i = 0; i < columns; i++) {
                row.add(ResultReader.read(rows, i + 1, query.columns().get(i).type()));
            }
            table.add(row);
        }
        return new EventTable(table);
    }

    @Override
    public List<TagSummary> tags(TagQuery query) {
        return database.query(tagSelect.render(query), rows -> TagSelect.read(rows, query));
    }

    @Override
    public List<IssueTag> issueTags(IssueTagQuery query) {
        requireKeys(query.keysVersion());
        return database.query(IssueTagSelect.render(select, query), IssueTagSelect::read);
    }

    @Override
    public List<AttributeSummary> attributes(EventScope scope, int limit) {
        return database.query(AttributeSelect.render(select, scope, limit), AttributeSelect::read);
    }

    @Override
    public MovedRows tally(ProjectId project, RowMoves moves) {
        List<MovedRows> found = new ArrayList<>(1);
        database.writeSparingly("tally", connection -> {
            found.clear();
            try (var table = new RegroupTable(connection, project, moves)) {
                found.add(table.tally());
            }
        });
        return found.getFirst();
    }

    @Override
    public void regroup(long job, ProjectId project, RowMoves moves, List<KeyLink> links) {
        long version = links.stream().mapToLong(KeyLink::version).max().orElse(0);
        database.writeSparingly("regroup", connection -> {
            try (var table = new RegroupTable(connection, project, moves)) {
                if (table.move(job)) {
                    changeKeys(connection, links, version);
                    CrashPoint.REGROUP_ROWS_WRITTEN.reach();
                }
            }
        });
        keysVersion = Math.max(version, keysVersion);
        CrashPoint.REGROUP_ROWS_COMMITTED.reach();
    }

    private void changeKeys(DuckDBConnection connection, List<KeyLink> links, long version)
            throws SQLException {
        if (version > keysVersion) {
            KeyTable.change(connection, links);
            update(connection, "UPDATE keys_version SET version = ?", version);
        }
    }

    @Override
    public void forgetMoves(long job) {
        database.write("forget moves", connection -> update(
                connection, "DELETE FROM regrouped WHERE job = ?", job));
    }

    @Override
    public void withdraw(Watermark position) {
        delete("DELETE FROM event WHERE \"partition\" = ? AND sequence = ?",
                position.partition(), position.sequence());
    }

    @Override
    public void dropBefore(Instant received) {
        delete("DELETE FROM event WHERE received < make_timestamp(?)",
                RowWriter.micros(received));
    }

    @Override
    public void deleteKeys(Set<IssueKey> keys) {
        database.write("delete keys", connection -> {
            for (IssueKey key : keys) {
                update(connection, "DELETE FROM event WHERE project_id = ? AND grouping_key = ?",
                        key.project().value(), key.key());
            }
        });
    }

    @Override
    public void deleteProject(ProjectId project) {
        delete("DELETE FROM event WHERE project_id = ?", project.value());
        database.write("forget moves", connection -> update(
                connection, "DELETE FROM regrouped WHERE project_id = ?", project.value()));
    }

    /// Deletes rows, and the stacks that no row names any more.
    private void delete(String sql, long... arguments) {
        database.write("delete", connection -> {
            if (update(connection, sql, arguments) > 0) {
                update(connection, """
                                   DELETE FROM stack WHERE id NOT IN
                                       (SELECT stack FROM event WHERE stack IS NOT NULL)""");
                stacks.forget();
            }
        });
    }

    @Override
    public void maintain() {
        if (database.logBytes() >= MAINTENANCE_LOG_BYTES) {
            database.checkpoint();
        }
    }

    @Override
    public void backupTo(Path directory) {
        Path copy = directory.resolve(FILE);
        try {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(directory.resolve(FILE + ".wal"));
        } catch (IOException e) {
            throw new StoreException(Category.UNAVAILABLE, "backup to " + directory, e);
        }
        database.copyTo(copy);
    }

    @Override
    public void close() {
        database.close();
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private static int update(DuckDBConnection connection, String sql, long... arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setLong(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }
}
