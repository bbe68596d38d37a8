package io.corral.store.embedded.event;

import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.embedded.sqlite.Migrations;
import io.corral.store.sql.event.SqlText;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/// The DuckDB file: one connection that writes, guarded by a lock, and a short-lived one for each
/// query. Queries and the writer share DuckDB's memory, so queries take turns, end after a time,
/// and are interrupted when the writer runs out of memory; then it tries again.
///
/// A commit that runs out of memory is worse: DuckDB says that it failed although it may have taken
/// effect, and may refuse all work from then on. So a reserve is given out for that moment, and
/// when it did not suffice, the file is opened anew.
final class EventDatabase implements AutoCloseable {

    private static final Migrations MIGRATIONS =
            Migrations.of("/io/corral/store/embedded/event");
    private static final int WRITE_ATTEMPTS_MAX = 3;
    private static final int TEMPORARY_FACTOR = 8;
    private static final int COMMIT_RESERVE_MIB = 32;
    private static final int SPARING_MIB = 64;

    private final Path file;
    private final EventSettings settings;
    private final ReentrantLock writing = new ReentrantLock();
    private final QueryTurns turns = new QueryTurns();
    /// Replaced by the writer while no query has a turn.
    private Connections connections;
    private boolean reserveIsOut;

    private EventDatabase(Path file, EventSettings settings) throws SQLException {
        this.file = file;
        this.settings = settings;
        connections = connect(file, settings);
    }

    static EventDatabase open(Path file, EventSettings settings) {
        try {
            return new EventDatabase(file, settings);
        } catch (SQLException e) {
            throw DuckDbErrors.translate("open", e);
        }
    }

    private static Connections connect(Path file, EventSettings settings) throws SQLException {
        var root = (DuckDBConnection) DriverManager
                .getConnection("jdbc:duckdb:" + file, properties(settings));
        try {
            MIGRATIONS.apply(root);
            return new Connections(root, root.duplicate());
        } catch (SQLException | StoreException e) {
            root.close();
            throw e;
        }
    }

    private static Properties properties(EventSettings settings) {
        var properties = new Properties();
        properties.setProperty("memory_limit", mebibytes(settings.memoryMib()));
        // What does not fit into memory goes to disk, but never so much that nothing else fits.
        properties.setProperty("max_temp_directory_size",
                mebibytes(TEMPORARY_FACTOR * settings.memoryMib()));
        properties.setProperty("threads", String.valueOf(settings.threads()));
        // What is not used any more goes back to the system after some seconds; else only while
        // queries run.
        properties.setProperty("allocator_background_threads", "true");
        // Ours comes first; this one is for the case that ours finds no quiet moment.
        properties.setProperty(
                "checkpoint_threshold", mebibytes(2 * settings.checkpointMib()));
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return properties;
    }

    private static String mebibytes(int number) {
        return number + "MiB";
    }

    /// Runs work in one transaction; when memory runs out, queries are interrupted and the work
    /// runs again. It has to bear being repeated, even after it took effect.
    void write(String what, Work work) {
        write(what, work, false);
    }

    /// The same for work that reads most of what is stored, which DuckDB would keep as long as
    /// there is memory: it gets a part of it, and only when that does not suffice all.
    void writeSparingly(String what, Work work) {
        write(what, work, true);
    }

    private void write(String what, Work work, boolean sparingly) {
        writing.lock();
        try {
            for (int attempt = 1;; attempt++) {
                try {
                    transaction(sparingly && attempt == 1 ? sparingly(work) : work);
                    return;
                } catch (SQLException e) {
                    if (!DuckDbErrors.isMemory(e) || attempt == WRITE_ATTEMPTS_MAX) {
                        throw DuckDbErrors.translate(what, e);
                    }
                }
            }
        } finally {
            writing.unlock();
        }
    }

    /// Work that has a part of the memory, unless queries hold more at that moment. It ends before
    /// the transaction does, which may need all.
    private Work sparingly(Work work) {
        return connection -> {
            tryLimitMemory(Math.max(SPARING_MIB, settings.memoryMib() / 2));
            try {
                work.run(connection);
            } finally {
                tryLimitMemory(settings.memoryMib());
            }
        };
    }

    private void transaction(Work work) throws SQLException {
        prepare();
        execute("BEGIN TRANSACTION");
        try {
            work.run(connections.writer());
            CrashPoint.EVENT_WRITTEN.reach();
        } catch (SQLException | RuntimeException e) {
            end("ROLLBACK");
            if (e instanceof SQLException failure && DuckDbErrors.isMemory(failure)) {
                turns.alone(() -> {});
            }
            throw e;
        }
        end("COMMIT");
    }

    private void prepare() throws SQLException {
        if (connections.isClosed()) {
            reopen();
        }
        if (reserveIsOut && !tryTakeReserveBack()) {
            turns.alone(this::tryTakeReserveBack);
        }
    }

    /// Ends the transaction. What fails here leaves a database that nobody can rely on.
    private void end(String sql) throws SQLException {
        try {
            if (!turns.isQuiet()) {
                limitMemory(settings.memoryMib() + COMMIT_RESERVE_MIB);
                reserveIsOut = true;
            }
            execute(sql);
        } catch (SQLException e) {
            reopen();
            throw e;
        }
        if (reserveIsOut) {
            tryTakeReserveBack();
        }
    }

    /// Takes the reserve back, unless queries hold it by now.
    private boolean tryTakeReserveBack() {
        reserveIsOut = !tryLimitMemory(settings.memoryMib());
        return !reserveIsOut;
    }

    private boolean tryLimitMemory(int mebibytes) {
        try {
            limitMemory(mebibytes);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void limitMemory(int mebibytes) throws SQLException {
        try (Statement statement = connections.root().createStatement()) {
            statement.execute("SET memory_limit = '" + mebibytes(mebibytes) + "'");
        }
    }

    /// Executes with a statement of its own: one that failed is closed and cannot roll back.
    private void execute(String sql) throws SQLException {
        try (Statement statement = connections.writer().createStatement()) {
            statement.execute(sql);
        }
    }

    private void reopen() throws SQLException {
        turns.alone(() -> {
            connections.close();
            connections = connect(file, settings);
            reserveIsOut = false;
        });
    }

    /// Answers a query when it is its turn.
    ///
    /// @throws StoreException as the port's queries do
    <T> T query(SqlText query, Reading<T> reading) {
        turns.take(settings.queryWait());
        try (DuckDBConnection reader = connections.root().duplicate();
                PreparedStatement statement = reader.prepareStatement(query.sql())) {
            statement.setQueryTimeout(
                    Math.toIntExact(Math.max(1, settings.queryTimeout().toSeconds())));
            for (int i = 0; i < query.binds().size(); i++) {
                statement.setObject(i + 1, query.binds().get(i));
            }
            return turns.run(statement, () -> {
                try (ResultSet rows = statement.executeQuery()) {
                    return reading.read(rows);
                }
            });
        } catch (SQLException e) {
            throw DuckDbErrors.ofQuery(e);
        } finally {
            turns.giveBack();
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
        try {
            tryCheckpoint();
        } catch (SQLException e) {
            throw DuckDbErrors.translate("checkpoint", e);
        } finally {
            writing.unlock();
        }
    }

    private void tryCheckpoint() throws SQLException {
        try {
            execute("CHECKPOINT");
        } catch (SQLException e) {
            if (!isInTheWay(e)) {
                reopen();
                throw e;
            }
        }
    }

    private static boolean isInTheWay(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("CHECKPOINT");
    }

    /// Copies everything committed into another file, which must not exist.
    void copyTo(Path copy) {
        String target = copy.toString().replace("'", "''");
        turns.take();
        try (DuckDBConnection reader = connections.root().duplicate();
                Statement statement = reader.createStatement()) {
            statement.execute("ATTACH '" + target + "' AS copy");
            try {
                statement.execute("COPY FROM DATABASE " + catalog(statement) + " TO copy");
            } finally {
                statement.execute("DETACH copy");
            }
        } catch (SQLException e) {
            throw DuckDbErrors.translate("backup to " + copy, e);
        } finally {
            turns.giveBack();
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
            connections.close();
        } catch (SQLException e) {
            throw DuckDbErrors.translate("close", e);
        } finally {
            writing.unlock();
        }
    }

    /// The connection that others are made from, and the one that writes.
    private record Connections(DuckDBConnection root, DuckDBConnection writer) {

        boolean isClosed() throws SQLException {
            return root.isClosed();
        }

        void close() throws SQLException {
            try (root) {
                writer.close();
            }
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
