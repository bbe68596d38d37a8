package io.corral.store.embedded.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.core.CoreStatement;

/// One connection with its prepared statements. Used by one thread at a time, inside
/// [SqliteDatabase#write] and [SqliteDatabase#read] only.
public final class SqliteSession implements AutoCloseable {

    private static final int STATEMENTS_MAX = 128;
    private static final int LOG_KEPT_BYTES = 16 << 20;
    static final int BUSY_TIMEOUT_MS = 5_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements =
            new LinkedHashMap<>(32, 0.75f, true);

    private SqliteSession(Connection connection) {
        this.connection = connection;
    }

    static SqliteSession writer(Path file, SqliteSettings settings) throws SQLException {
        SQLiteConfig config = common(settings.writerCacheKib());
        config.setWalAutocheckpoint(settings.checkpointPages());
        config.setJournalSizeLimit(settings.secureDelete() ? 0 : LOG_KEPT_BYTES);
        if (settings.secureDelete()) {
            config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        }
        SqliteSession session = open(config, file);
        // In this order: the mode is written to the file, and with it the size of its pages.
        session.execute("PRAGMA page_size = " + settings.pageBytes());
        session.execute("PRAGMA journal_mode = WAL");
        return session;
    }

    static SqliteSession reader(Path file, SqliteSettings settings) throws SQLException {
        SQLiteConfig config = common(settings.readerCacheKib());
        SqliteSession session = open(config, file);
        session.execute("PRAGMA query_only = true");
        return session;
    }

    private static SQLiteConfig common(int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setCacheSize(-cacheKib);
        config.setTempStore(TempStore.MEMORY);
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static SqliteSession open(SQLiteConfig config, Path file) throws SQLException {
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            // The driver would run a begin of its own around each statement; transactions are ours.
            connection.setAutoCommit(false);
            SqliteSession session = new SqliteSession(connection);
            session.execute("COMMIT");
            return session;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// The statement for this SQL, kept for the next time. Do not close it, but close its result
    /// sets; do not ask for the same SQL again while a result set of it is open.
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null && !isFinalized(known)) {
            return known;
        }
        PreparedStatement fresh = connection.prepareStatement(sql);
        statements.put(sql, fresh);
        if (statements.size() > STATEMENTS_MAX) {
            var eldest = statements.entrySet().iterator();
            eldest.next().getValue().close();
            eldest.remove();
        }
        return fresh;
    }

    /// Whether the driver has thrown the statement away under us, as it does when one fails.
    private static boolean isFinalized(PreparedStatement statement) {
        return statement instanceof CoreStatement core && core.pointer.isClosed();
    }

    /// Runs one statement without parameters and without keeping it.
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The connection itself, for statements built elsewhere (jOOQ). Neither commit nor close it.
    public Connection connection() {
        return connection;
    }

    void begin(String mode) throws SQLException {
        prepare(mode).execute();
    }

    void commit() throws SQLException {
        prepare("COMMIT").execute();
    }

    void rollback() throws SQLException {
        prepare("ROLLBACK").execute();
    }

    /// Closes the connection and with it the statements.
    @Override
    public void close() throws SQLException {
        statements.clear();
        connection.close();
    }
}
