package io.corral.store.embedded.sqlite;

import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One SQLite file in WAL mode: one writer, whose transactions are durable when they return, and a
/// bounded number of readers, each of which sees one consistent snapshot. Thread-safe; the fair
/// write lock guards the writer session.
public final class SqliteDatabase implements AutoCloseable {

    private static final int READER_WAIT_SECONDS = 10;
    private static final int CHECKPOINT_WAIT_MS = 200;

    private final Path file;
    private final SqliteSettings settings;
    private final ReentrantLock writeLock = new ReentrantLock(true);
    private final Semaphore readerPermits;
    private final Deque<SqliteSession> idleReaders = new ConcurrentLinkedDeque<>();
    private @Nullable SqliteSession writer;
    private volatile boolean closed;

    private SqliteDatabase(Path file, SqliteSettings settings) {
        this.file = file;
        this.settings = settings;
        this.readerPermits = new Semaphore(settings.readersMax());
    }

    /// Opens or creates the file and brings it to the newest schema.
    ///
    /// @throws StoreException when it cannot be opened or was written by a newer version
    public static SqliteDatabase open(Path file, SqliteSettings settings, Migrations migrations) {
        SqliteDatabase database = new SqliteDatabase(file, settings);
        try {
            migrations.apply(database.writer().connection());
            return database;
        } catch (SQLException e) {
            database.close();
            throw SqliteErrors.translate(file, e);
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    /// Runs the work in one write transaction, after those that came before; durable when this
    /// returns. When the work or the commit fails nothing of it stays. Not to be nested.
    public <T> T write(SqlWork<T> work) {
        if (writeLock.isHeldByCurrentThread()) {
            throw new IllegalStateException("write inside write on " + file.getFileName());
        }
        writeLock.lock();
        try {
            return transact(writer(), "BEGIN IMMEDIATE", work);
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        } finally {
            writeLock.unlock();
        }
    }

    /// Runs a step in one write transaction, as [#write].
    public void update(SqlStep step) {
        write(session -> {
            step.run(session);
            return this;
        });
    }

    /// Runs the work on a read-only snapshot. Keep it short: a long one holds back checkpoints.
    public <T> T read(SqlWork<T> work) {
        acquireReader();
        SqliteSession session = null;
        try {
            session = reader();
            T result = transact(session, "BEGIN", work);
            idleReaders.push(session);
            session = null;
            return result;
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        } finally {
            discard(session);
            readerPermits.release();
        }
    }

    private <T> T transact(SqliteSession session, String begin, SqlWork<T> work)
            throws SQLException {
        session.begin(begin);
        boolean done = false;
        try {
            T result = work.run(session);
            session.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                undo(session);
            }
        }
    }

    private void undo(SqliteSession session) {
        try {
            session.rollback();
        } catch (SQLException _) {
            // SQLite rolls back by itself on some failures, a full disk among them; a new
            // connection is certain to start clean.
            discard(session);
        }
    }

    private void discard(@Nullable SqliteSession session) {
        if (session == null) {
            return;
        }
        if (session == writer) {
            writer = null;
        }
        try {
            session.close();
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        }
    }

    private SqliteSession writer() throws SQLException {
        requireOpen();
        if (writer == null) {
            writer = SqliteSession.writer(file, settings);
        }
        return writer;
    }

    private SqliteSession reader() throws SQLException {
        requireOpen();
        SqliteSession idle = idleReaders.poll();
        return idle != null ? idle : SqliteSession.reader(file, settings);
    }

    private void acquireReader() {
        try {
            if (!readerPermits.tryAcquire(READER_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreException(
                        Category.BUSY, file.getFileName() + ": no reader became free", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Category.BUSY, file.getFileName() + ": interrupted", e);
        }
    }

    /// Moves the write-ahead log into the file and truncates it, unless readers are in the way.
    public void checkpoint() {
        CrashPoint.CHECKPOINT_BEGUN.reach();
        outsideTransaction(session -> {
            session.execute("PRAGMA busy_timeout = " + CHECKPOINT_WAIT_MS);
            try {
                session.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            } finally {
                session.execute("PRAGMA busy_timeout = " + SqliteSession.BUSY_TIMEOUT_MS);
            }
        });
        CrashPoint.CHECKPOINT_DONE.reach();
    }

    /// Lets SQLite refresh the statistics its planner uses, where they are stale.
    public void optimize() {
        outsideTransaction(session -> session.execute("PRAGMA optimize"));
    }

    /// Rewrites the file without free pages; costs time in proportion to what it holds.
    public void vacuum() {
        outsideTransaction(session -> session.execute("VACUUM"));
    }

    /// Lets the file grow to this many pages and no further: writes beyond fail as on a full disk.
    public void limitPages(long pages) {
        outsideTransaction(session -> session.execute("PRAGMA max_page_count = " + pages));
    }

    /// Writes a consistent, compact copy; replaces a file of that name.
    public void copyTo(Path target) {
        acquireReader();
        try (SqliteSession session = SqliteSession.reader(file, settings)) {
            Files.deleteIfExists(target);
            session.execute("PRAGMA query_only = false");
            PreparedStatement vacuum = session.prepare("VACUUM INTO ?");
            vacuum.setString(1, target.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        } catch (IOException e) {
            throw new StoreException(Category.UNAVAILABLE, target + ": " + e.getMessage(), e);
        } finally {
            readerPermits.release();
        }
    }

    /// The file this is.
    public Path file() {
        return file;
    }

    private void outsideTransaction(SqlStep step) {
        writeLock.lock();
        try {
            step.run(writer());
        } catch (SQLException e) {
            throw SqliteErrors.translate(file, e);
        } finally {
            writeLock.unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(Category.CLOSED, file.getFileName() + " is closed", null);
        }
    }

    /// Waits for the writer and for readers to finish, then closes; closing twice is fine.
    @Override
    public void close() {
        closed = true;
        writeLock.lock();
        readerPermits.acquireUninterruptibly(settings.readersMax());
        try {
            for (SqliteSession idle = idleReaders.poll(); idle != null; idle = idleReaders.poll()) {
                discard(idle);
            }
            discard(writer);
        } finally {
            readerPermits.release(settings.readersMax());
            writeLock.unlock();
        }
    }
}
