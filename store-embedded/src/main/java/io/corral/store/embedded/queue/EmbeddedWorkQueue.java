package io.corral.store.embedded.queue;

import io.corral.store.AttemptRanges;
import io.corral.store.Backupable;
import io.corral.store.CrashPoint;
import io.corral.store.Maintainable;
import io.corral.store.QueueEntry;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import io.corral.store.embedded.DataDirectory;
import io.corral.store.embedded.sqlite.Micros;
import io.corral.store.embedded.sqlite.Migrations;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import io.corral.store.embedded.sqlite.SqliteSettings;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The work queue in one SQLite file, of one partition. Appends are group commits of one thread;
/// content that was forgotten is overwritten, and the log is truncated at checkpoints, because
/// bodies are stored before scrubbing.
public final class EmbeddedWorkQueue implements WorkQueue, Backupable, Maintainable {

    private static final Migrations MIGRATIONS =
            Migrations.of("/io/corral/store/embedded/queue");
    private static final SqliteSettings SETTINGS =
            SqliteSettings.defaults().withWriterCache(4_096).withReaders(4, 512)
                    .withPages(4_096, 2_000).withSecureDelete();
    private static final int FREE_PAGES_KEPT = 1_000;

    private final SqliteDatabase database;
    private final QueueState state;
    private final Committer committer;

    private EmbeddedWorkQueue(SqliteDatabase database, QueueState state) {
        this.database = database;
        this.state = state;
        this.committer = new Committer(database, state);
    }

    /// Opens the queue of a data directory.
    public static EmbeddedWorkQueue open(DataDirectory directory) {
        SqliteDatabase database =
                SqliteDatabase.open(directory.queueFile(), SETTINGS, MIGRATIONS);
        EmbeddedWorkQueue queue =
                new EmbeddedWorkQueue(database, database.read(EmbeddedWorkQueue::state));
        queue.committer.start();
        return queue;
    }

    private static QueueState state(SqliteSession session) throws SQLException {
        long waiting = newestWaiting(session);
        Depth depth = depthUpTo(session, Long.MAX_VALUE);
        try (ResultSet row =
                session.prepare("SELECT applied, newest FROM position").executeQuery()) {
            row.next();
            long newest = Math.max(row.getLong(2), waiting);
            return new QueueState(row.getLong(1), newest, waiting, depth);
        }
    }

    private static long newestWaiting(SqliteSession session) throws SQLException {
        try (ResultSet row =
                session.prepare("SELECT coalesce(max(sequence), 0) FROM entry").executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Watermark append(QueueEntry entry) {
        return new Watermark(0, committer.append(entry, 0));
    }

    @Override
    public List<Queued> read(Watermark after, int entriesMax, long bytesMax) {
        requirePartition(after.partition());
        String sql = "SELECT sequence, " + EntryRows.COLUMNS
                + " FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?";
        return database.read(session -> {
            PreparedStatement select = session.prepare(sql);
            select.setLong(1, after.sequence());
            select.setInt(2, entriesMax);
            List<Queued> entries = new ArrayList<>();
            long bytes = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (bytes < bytesMax && rows.next()) {
                    QueueEntry entry = EntryRows.read(rows, 1);
                    entries.add(new Queued(new Watermark(0, rows.getLong(1)), entry));
                    bytes += entry.body().length;
                }
            }
            return entries;
        });
    }

    @Override
    public boolean awaitAfter(Watermark after, Duration timeout) throws InterruptedException {
        requirePartition(after.partition());
        return state.awaitAfter(after.sequence(), timeout);
    }

    @Override
    public void advance(Watermark applied) {
        requirePartition(applied.partition());
        long to = applied.sequence();
        CrashPoint.QUEUE_ADVANCING.reach();
        Depth removed = database.write(session -> {
            Depth depth = depthUpTo(session, to);
            PreparedStatement delete = session.prepare("DELETE FROM entry WHERE sequence <= ?");
            delete.setLong(1, to);
            delete.executeUpdate();
            savePosition(session, to);
            saveAttempts(session, attempts(session).advance(to));
            return depth;
        });
        state.advanced(to, removed);
        CrashPoint.QUEUE_ADVANCED.reach();
    }

    @Override
    public Watermark applied(int partition) {
        requirePartition(partition);
        return new Watermark(0, state.applied());
    }

    @Override
    public Watermark newest(int partition) {
        requirePartition(partition);
        return new Watermark(0, state.newest());
    }

    @Override
    public Depth depth() {
        return state.depth();
    }

    @Override
    public void beginAttempt(int partition, long first, long last) {
        requirePartition(partition);
        database.update(
                session -> saveAttempts(session, attempts(session).begin(first, last)));
        CrashPoint.QUEUE_ATTEMPT_NOTED.reach();
    }

    @Override
    public void giveUp(Watermark position) {
        requirePartition(position.partition());
        database.update(session -> saveAttempts(
                session, attempts(session).giveUp(position.sequence())));
    }

    @Override
    public List<Attempted> attempts(int partition) {
        requirePartition(partition);
        return database.read(EmbeddedWorkQueue::attempts).ranges();
    }

    @Override
    public void fail(Watermark position, Instant at, String reason) {
        requirePartition(position.partition());
        long sequence = position.sequence();
        Left left = database.write(session -> {
            Depth removed = moveToFailed(session, sequence, at, reason);
            savePosition(session, 0);
            saveAttempts(session, attempts(session).without(sequence));
            return new Left(removed, newestWaiting(session));
        });
        state.left(sequence, left.newestOther, left.removed);
        CrashPoint.QUEUE_FAILED.reach();
    }

    @Override
    public List<Failed> failed(int limit) {
        String sql = "SELECT id, failed_at, reason, " + EntryRows.COLUMNS
                + " FROM failed ORDER BY id DESC LIMIT ?";
        return database.read(session -> {
            PreparedStatement select = session.prepare(sql);
            select.setInt(1, limit);
            List<Failed> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(failed(rows));
                }
            }
            return entries;
        });
    }

    @Override
    public synchronized boolean replay(long failedId) {
        String sql = "SELECT id, failed_at, reason, " + EntryRows.COLUMNS
                + " FROM failed WHERE id = ?";
        Optional<Failed> entry = database.read(session -> {
            PreparedStatement select = session.prepare(sql);
            select.setLong(1, failedId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(failed(rows)) : Optional.empty();
            }
        });
        entry.ifPresent(failed -> committer.append(failed.entry(), failed.id()));
        return entry.isPresent();
    }

    @Override
    public boolean namesBlob(String key) {
        String sql = """
                     SELECT EXISTS (SELECT 1 FROM entry WHERE blob = ?1)
                         OR EXISTS (SELECT 1 FROM failed WHERE blob = ?1)""";
        return database.read(session -> {
            PreparedStatement select = session.prepare(sql);
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    @Override
    public boolean isWritable() {
        return committer.isWritable();
    }

    /// Truncates the log, and gives the room of a drained backlog back to the file system.
    @Override
    public void maintain() {
        if (isMostlyFree()) {
            database.vacuum();
        }
        database.checkpoint();
    }

    @Override
    public void backupTo(Path directory) {
        database.copyTo(directory.resolve(database.file().getFileName()));
    }

    @Override
    public void close() {
        committer.close();
        database.close();
    }

    /// Stands for a disk of that size.
    void limitPages(long pages) {
        database.limitPages(pages);
    }

    private boolean isMostlyFree() {
        String sql = "SELECT freelist_count, page_count FROM pragma_freelist_count,"
                + " pragma_page_count";
        return database.read(session -> {
            try (ResultSet row = session.prepare(sql).executeQuery()) {
                row.next();
                long free = row.getLong(1);
                return free > FREE_PAGES_KEPT && free > row.getLong(2) * 9 / 10;
            }
        });
    }

    private static Depth depthUpTo(SqliteSession session, long sequence) throws SQLException {
        PreparedStatement select = session.prepare(
                "SELECT count(*), coalesce(sum(length(body)), 0) FROM entry WHERE sequence <= ?");
        select.setLong(1, sequence);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return new Depth(row.getLong(1), row.getLong(2));
        }
    }

    private void savePosition(SqliteSession session, long applied) throws SQLException {
        PreparedStatement update = session.prepare(
                "UPDATE position SET applied = max(applied, ?), newest = max(newest, ?)");
        update.setLong(1, applied);
        update.setLong(2, Math.max(applied, state.newest()));
        update.executeUpdate();
    }

    private static AttemptRanges attempts(SqliteSession session) throws SQLException {
        String sql = "SELECT first, last, count FROM attempt ORDER BY first";
        List<Attempted> ranges = new ArrayList<>();
        try (ResultSet rows = session.prepare(sql).executeQuery()) {
            while (rows.next()) {
                ranges.add(new Attempted(rows.getLong(1), rows.getLong(2), rows.getInt(3)));
            }
        }
        return new AttemptRanges(ranges);
    }

    private static void saveAttempts(SqliteSession session, AttemptRanges attempts)
            throws SQLException {
        session.prepare("DELETE FROM attempt").executeUpdate();
        PreparedStatement insert = session.prepare("INSERT INTO attempt VALUES (?, ?, ?)");
        for (Attempted range : attempts.ranges()) {
            insert.setLong(1, range.first());
            insert.setLong(2, range.last());
            insert.setInt(3, range.count());
            insert.executeUpdate();
        }
    }

    private static Depth moveToFailed(
            SqliteSession session, long sequence, Instant at, String reason) throws SQLException {
        PreparedStatement copy = session.prepare("INSERT INTO failed (failed_at, reason, "
                + EntryRows.COLUMNS + ") SELECT ?, ?, " + EntryRows.COLUMNS
                + " FROM entry WHERE sequence = ?");
        copy.setLong(1, Micros.of(at));
        copy.setString(2, reason);
        copy.setLong(3, sequence);
        copy.executeUpdate();
        PreparedStatement delete = session.prepare(
                "DELETE FROM entry WHERE sequence = ? RETURNING length(body)");
        delete.setLong(1, sequence);
        try (ResultSet row = delete.executeQuery()) {
            return row.next() ? new Depth(1, row.getLong(1)) : new Depth(0, 0);
        }
    }

    private static Failed failed(ResultSet row) throws SQLException {
        return new Failed(
                row.getLong(1),
                EntryRows.read(row, 3),
                Micros.instant(row.getLong(2)),
                row.getString(3));
    }

    private static void requirePartition(int partition) {
        if (partition != 0) {
            throw new IllegalArgumentException("the embedded queue has no partition " + partition);
        }
    }

    /// What became of the queue when an entry left it.
    private record Left(Depth removed, long newestOther) {}
}
