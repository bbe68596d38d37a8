package io.corral.engine.ingest.digest;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Hands batches from the thread that reads to the one that commits: one waits while another is
/// being committed. Thread-safe; one lock guards all fields.
final class Handoff {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Batch waiting;
    private boolean committing;
    private boolean closed;
    private boolean ended;

    /// Hands a batch over as soon as there is room.
    ///
    /// @return false when nobody commits any more
    boolean hand(Batch batch) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting != null && !ended) {
                changed.await();
            }
            if (ended) {
                return false;
            }
            waiting = batch;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything handed over is committed.
    ///
    /// @return false when nobody commits any more
    boolean awaitIdle() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while ((waiting != null || committing) && !ended) {
                changed.await();
            }
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    /// No batch follows; what waits is still taken.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The next batch, the last one being committed; null when none follows.
    @Nullable
    Batch take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            committing = false;
            changed.signalAll();
            while (waiting == null && !closed) {
                changed.await();
            }
            Batch batch = waiting;
            waiting = null;
            committing = batch != null;
            changed.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// Nobody takes any more.
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
