package io.corral.store.embedded.event;

import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Which queries run: at most two at once, and none while the writer needs to be alone. Whoever
/// uses the database beside the writer holds a turn.
final class QueryTurns {

    private static final int TURNS = 2;
    private static final long CANCEL_AGAIN_MILLIS = 20;

    private final Semaphore turns = new Semaphore(TURNS, true);
    private final Set<PreparedStatement> running = ConcurrentHashMap.newKeySet();

    /// Waits for a turn, which the caller gives back with [#giveBack].
    ///
    /// @throws StoreException BUSY when none came free
    void take(Duration atMost) {
        try {
            if (!turns.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreException(
                        Category.BUSY, "too many queries are waiting: try again", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Category.BUSY, "interrupted while waiting to query", e);
        }
    }

    /// Waits for a turn as long as it takes.
    void take() {
        turns.acquireUninterruptibly();
    }

    void giveBack() {
        turns.release();
    }

    /// Runs a statement that may be interrupted.
    <T> T run(PreparedStatement statement, Execution<T> execution) throws SQLException {
        running.add(statement);
        try {
            return execution.execute();
        } finally {
            running.remove(statement);
        }
    }

    boolean isQuiet() {
        return running.isEmpty();
    }

    /// Interrupts what runs, waits for its end and keeps others away meanwhile.
    void alone(Action action) throws SQLException {
        clear();
        try {
            action.run();
        } finally {
            turns.release(TURNS);
        }
    }

    /// A query that had its turn but did not run yet is met by the next round.
    private void clear() throws SQLException {
        boolean interrupted = false;
        while (true) {
            for (PreparedStatement each : running) {
                each.cancel();
            }
            try {
                if (turns.tryAcquire(TURNS, CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What a statement does.
    interface Execution<T> {
        T execute() throws SQLException;
    }

    /// What is done while nothing else runs.
    interface Action {
        void run() throws SQLException;
    }
}
