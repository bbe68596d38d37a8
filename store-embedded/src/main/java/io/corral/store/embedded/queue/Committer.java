package io.corral.store.embedded.queue;

import io.corral.store.CrashPoint;
import io.corral.store.QueueEntry;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.embedded.sqlite.SqliteDatabase;
import io.corral.store.embedded.sqlite.SqliteSession;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one thread that appends. Callers hand their entry over and wait; the thread takes all that
/// wait, writes them in one transaction and tells each caller when it is durable, or that it
/// failed. While the disk is full it tries by itself, once a second, whether there is room again.
final class Committer implements AutoCloseable {

    private static final int WAITING_MAX = 4_096;
    private static final int BATCH_ENTRIES_MAX = 1_024;
    private static final int BATCH_BYTES_MAX = 16 << 20;
    private static final int OFFER_SECONDS_MAX = 10;
    private static final int POLL_MS = 1_000;
    private static final int PROBE_BYTES = 64 << 10;

    private final SqliteDatabase database;
    private final QueueState state;
    private final BlockingQueue<Pending> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean writable = true;
    private volatile boolean closed;

    Committer(SqliteDatabase database, QueueState state) {
        this.database = database;
        this.state = state;
        this.thread = Thread.ofPlatform().name("queue-committer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Returns the sequence of the entry when it is durable.
    ///
    /// @param failedId the failed entry it was made from, forgotten in the same commit; 0 for none
    long append(QueueEntry entry, long failedId) {
        Pending pending = new Pending(entry, failedId, new CompletableFuture<>());
        offer(pending);
        if (closed && waiting.remove(pending)) {
            throw closedFailure();
        }
        try {
            return pending.sequence.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw new StoreException(failure.category(), message(failure), failure);
            }
            throw e;
        }
    }

    boolean isWritable() {
        return writable;
    }

    private void offer(Pending pending) {
        if (closed) {
            throw closedFailure();
        }
        try {
            if (!waiting.offer(pending, OFFER_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new StoreException(Category.BUSY, "queue.db: too many wait to append", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Category.BUSY, "queue.db: interrupted", e);
        }
    }

    private void run() {
        List<Pending> batch = new ArrayList<>(BATCH_ENTRIES_MAX);
        while (!closed || !waiting.isEmpty()) {
            take(batch);
            if (!batch.isEmpty()) {
                commit(batch);
                batch.clear();
            } else if (!writable) {
                writable = hasRoom();
            }
        }
    }

    private void take(List<Pending> batch) {
        Pending next = poll();
        long bytes = 0;
        while (next != null) {
            batch.add(next);
            bytes += next.entry.body().length;
            boolean full = batch.size() == BATCH_ENTRIES_MAX || bytes >= BATCH_BYTES_MAX;
            next = full ? null : waiting.poll();
        }
    }

    private @Nullable Pending poll() {
        try {
            return waiting.poll(POLL_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            // Interrupted by close only: the loop looks whether anything is left.
            return waiting.poll();
        }
    }

    private void commit(List<Pending> batch) {
        try {
            long first = database.write(session -> insert(session, batch));
            CrashPoint.QUEUE_COMMITTED.reach();
            writable = true;
            state.appended(bytes(batch), batch.size());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).sequence.complete(first + i);
            }
        } catch (StoreException e) {
            writable &= e.category() == Category.BUSY;
            batch.forEach(pending -> pending.sequence.completeExceptionally(e));
        } catch (RuntimeException | Error e) {
            batch.forEach(pending -> pending.sequence.completeExceptionally(e));
        }
    }

    private long insert(SqliteSession session, List<Pending> batch) throws SQLException {
        long first = state.newest() + 1;
        for (int i = 0; i < batch.size(); i++) {
            Pending pending = batch.get(i);
            EntryRows.insert(session, first + i, pending.entry);
            if (pending.failedId != 0) {
                PreparedStatement delete = session.prepare("DELETE FROM failed WHERE id = ?");
                delete.setLong(1, pending.failedId);
                delete.executeUpdate();
            }
        }
        CrashPoint.QUEUE_WRITTEN.reach();
        return first;
    }

    private boolean hasRoom() {
        try {
            database.update(session -> session.execute(
                    "INSERT INTO probe VALUES (zeroblob(%d))".formatted(PROBE_BYTES)));
            database.update(session -> session.execute("DELETE FROM probe"));
            return true;
        } catch (StoreException | IllegalStateException _) {
            return false;
        }
    }

    private static long bytes(List<Pending> batch) {
        return batch.stream().mapToLong(pending -> pending.entry.body().length).sum();
    }

    private static String message(StoreException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static StoreException closedFailure() {
        return new StoreException(Category.CLOSED, "queue.db is closed", null);
    }

    /// Commits what waits, then ends.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Pending(QueueEntry entry, long failedId, CompletableFuture<Long> sequence) {}
}
