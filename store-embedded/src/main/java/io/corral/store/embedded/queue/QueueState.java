package io.corral.store.embedded.queue;

import io.corral.store.WorkQueue.Depth;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What is known of the queue without asking the database. Thread-safe; one lock guards all fields.
final class QueueState {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private long applied;
    private long newest;
    private long newestWaiting;
    private long entries;
    private long bytes;

    /// @param newest sequence ever given out
    /// @param newestWaiting sequence of the newest entry there is; 0 when none waits
    QueueState(long applied, long newest, long newestWaiting, Depth depth) {
        this.applied = applied;
        this.newest = newest;
        this.newestWaiting = newestWaiting;
        this.entries = depth.entries();
        this.bytes = depth.bytes();
    }

    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    long applied() {
        lock.lock();
        try {
            return applied;
        } finally {
            lock.unlock();
        }
    }

    Depth depth() {
        lock.lock();
        try {
            return new Depth(entries, bytes);
        } finally {
            lock.unlock();
        }
    }

    void appended(long bodyBytes, int count) {
        lock.lock();
        try {
            newest += count;
            newestWaiting = newest;
            entries += count;
            bytes += bodyBytes;
            appended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void advanced(long to, Depth removed) {
        lock.lock();
        try {
            applied = Math.max(applied, to);
            newest = Math.max(newest, to);
            newestWaiting = newestWaiting > to ? newestWaiting : 0;
            removed(removed);
        } finally {
            lock.unlock();
        }
    }

    /// An entry has left from among the others.
    ///
    /// @param newestOther sequence of the newest entry that was left then; 0 when none was
    void left(long sequence, long newestOther, Depth removed) {
        lock.lock();
        try {
            newestWaiting = newestWaiting == sequence ? newestOther : newestWaiting;
            removed(removed);
        } finally {
            lock.unlock();
        }
    }

    private void removed(Depth removed) {
        lock.lock();
        try {
            entries -= removed.entries();
            bytes -= removed.bytes();
        } finally {
            lock.unlock();
        }
    }

    boolean awaitAfter(long sequence, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (newestWaiting <= sequence) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = appended.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

}
