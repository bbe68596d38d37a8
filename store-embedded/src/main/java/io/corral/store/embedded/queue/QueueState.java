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
    private long entries;
    private long bytes;

    QueueState(long applied, long newest, Depth depth) {
        this.applied = applied;
        this.newest = newest;
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
            removed(removed);
        } finally {
            lock.unlock();
        }
    }

    void removed(Depth removed) {
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
            while (newest <= sequence) {
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
