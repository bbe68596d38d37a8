package io.corral.store.embedded.event;

import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.embedded.sqlite.Migrations;
import io.corral.store.sql.event.SqlText;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/// The DuckDB file: one connection that writes, guarded by a lock, and a short-lived one for each
/// query. Queries and the writer share DuckDB's memory, so queries take turns, end after a time,
/// and are interrupted when the writer runs out of memory; then it tries again.
final class EventDatabase implements AutoCloseable {

    private static final Migrations MIGRATIONS =
            Migrations.of("/io/corral/store/embedded/event");
    private static final int WRITE_ATTEMPTS_MAX = 3;
    private static final int TURNS = 2;
    private static final int TEMPORARY_FACTOR = 8;

    private final Path file;
    private final EventSettings settings;
    private final DuckDBConnection root;
    private final DuckDBConnection writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final Semaphore turns = new Semaphore(TURNS, true);
    private final Set<PreparedStatement> running = ConcurrentHashMap.newKeySet();

    private EventDatabase(Path file, EventSettings settings, DuckDBConnection root)
            throws SQLException {
        this.file = file;
        this.settings = settings;
        this.root = root;
        writer = root.duplicate();
    }

    static EventDatabase open(Path file, EventSettings settings) {
        try {
            var root = (DuckDBConnection) DriverManager
                    .getConnection("jdbc:duckdb:" + file, properties(settings));
            try {
                MIGRATIONS.apply(root);
                return new EventDatabase(file, settings, root);
            } catch (SQLException | StoreException e) {
                root.close();
                throw e;
            }
        } catch (SQLException e) {
            throw DuckDbErrors.translate("open", e);
        }
    }

    private static Properties properties(EventSettings settings) {
        var properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryMib() + "MiB");
        // What does not fit into memory goes to disk, but never so much that nothing else fits.
        properties.setProperty("max_temp_directory_size",
                TEMPORARY_FACTOR * settings.memoryMib() + "MiB");
        properties.setProperty("threads", String.valueOf(settings.threads()));
        // Ours comes first; this one is for the case that ours finds no quiet moment.
        properties.setProperty("checkpoint_threshold", 2 * settings.checkpointMib() + "MiB");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return properties;
    }

    /// Runs work in one transaction; when memory runs out, queries are interrupted and kept away
    /// and the work runs again, so it has to bear being repeated.
    void write(String what, Work work) {
        writing.lock();
        try {
            for (int attempt = 1;; attempt++) {
                try {
                    transaction(work);
                    return;
                } catch (SQLException e) {
                    if (!DuckDbErrors.isMemory(e) || attempt == WRITE_ATTEMPTS_MAX) {
                        throw DuckDbErrors.translate(what, e);
                    }
                    waitForQueries();
                }
            }
        } finally {
            writing.unlock();
        }
    }

    private void transaction(Work work) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute("BEGIN TRANSACTION");
            try {
                work.run(writer);
                CrashPoint.EVENT_WRITTEN.reach();
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollback(statement, e);
                throw e;
            }
        }
    }

    private static void rollback(Statement statement, Exception failure) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void waitForQueries() {
        for (PreparedStatement each : running) {
            cancel(each);
        }
        turns.acquireUninterruptibly(TURNS);
        turns.release(TURNS);
    }

    private static void cancel(PreparedStatement statement) {
        try {
            statement.cancel();
        } catch (SQLException e) {
            throw DuckDbErrors.translate("cancel", e);
        }
    }

    /// Answers a query when it is its turn.
    ///
    /// @throws StoreException as the port's queries do
    <T> T query(SqlText query, Reading<T> reading) {
        takeTurn();
        try (DuckDBConnection reader = root.duplicate();
                PreparedStatement statement = reader.prepareStatement(query.sql())) {
            statement.setQueryTimeout(
                    Math.toIntExact(Math.max(1, settings.queryTimeout().toSeconds())));
            for (int i = 0; i < query.binds().size(); i++) {
                statement.setObject(i + 1, query.binds().get(i));
            }
            running.add(statement);
            try (ResultSet rows = statement.executeQuery()) {
                return reading.read(rows);
            } finally {
                running.remove(statement);
            }
        } catch (SQLException e) {
            throw DuckDbErrors.ofQuery(e);
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(settings.queryWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(
                        Category.BUSY, "too many queries are waiting: try again", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Category.BUSY, "interrupted while waiting to query", e);
        }
    }

    /// Bytes of the write-ahead log.
    long logBytes() {
        Path log = file.resolveSibling(file.getFileName() + ".wal");
        return log.toFile().length();
    }

    /// Writes the log into the file, unless another transaction is in the way; then later.
    void checkpoint() {
        CrashPoint.EVENT_CHECKPOINT.reach();
        writing.lock();
        try (Statement statement = writer.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            if (!isInTheWay(e)) {
                throw DuckDbErrors.translate("checkpoint", e);
            }
        } finally {
            writing.unlock();
        }
    }

    private static boolean isInTheWay(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("CHECKPOINT");
    }

    /// Copies everything committed into another file, which must not exist.
    void copyTo(Path copy) {
        String target = copy.toString().replace("'", "''");
        try (DuckDBConnection reader = root.duplicate();
                Statement statement = reader.createStatement()) {
            statement.execute("ATTACH '" + target + "' AS copy");
            try {
                statement.execute("COPY FROM DATABASE " + catalog(statement) + " TO copy");
            } finally {
                statement.execute("DETACH copy");
            }
        } catch (SQLException e) {
            throw DuckDbErrors.translate("backup to " + copy, e);
        }
    }

    private static String catalog(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT current_catalog()")) {
            rows.next();
            return '"' + rows.getString(1).replace("\"", "\"\"") + '"';
        }
    }

    /// Closes the connections; DuckDB writes a checkpoint first.
    @Override
    public void close() {
        writing.lock();
        try {
            writer.close();
            root.close();
        } catch (SQLException e) {
            throw DuckDbErrors.translate("close", e);
        } finally {
            writing.unlock();
        }
    }

    /// What is done on the writing connection.
    interface Work {
        void run(DuckDBConnection connection) throws SQLException;
    }

    /// Reads a result to its end.
    interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
