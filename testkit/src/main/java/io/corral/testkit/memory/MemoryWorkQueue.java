package io.corral.testkit.memory;

import io.corral.store.AttemptRanges;
import io.corral.store.QueueEntry;
import io.corral.store.StoreException;
import io.corral.store.StoreException.Category;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A work queue of one partition in memory. Tests may let its disk be full.
public final class MemoryWorkQueue implements WorkQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final TreeMap<Long, QueueEntry> entries = new TreeMap<>();
    private final TreeMap<Long, Failed> failed = new TreeMap<>();
    private AttemptRanges attempts = AttemptRanges.NONE;
    private long applied;
    private long newest;
    private long failedNewest;
    private boolean full;

    /// From now on appends fail as on a full disk, or succeed again.
    public void diskIsFull(boolean isFull) {
        locked(() -> full = isFull);
    }

    @Override
    public Watermark append(QueueEntry entry) {
        lock.lock();
        try {
            if (full) {
                throw new StoreException(Category.DISK_FULL, "the disk is full", null);
            }
            newest++;
            entries.put(newest, entry);
            appended.signalAll();
            return new Watermark(0, newest);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Queued> read(Watermark after, int entriesMax, long bytesMax) {
        lock.lock();
        try {
            List<Queued> result = new ArrayList<>();
            long bytes = 0;
            for (var each : entries.tailMap(after.sequence(), false).entrySet()) {
                if (result.size() == entriesMax || bytes >= bytesMax) {
                    break;
                }
                result.add(new Queued(new Watermark(0, each.getKey()), each.getValue()));
                bytes += each.getValue().body().length;
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitAfter(Watermark after, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (entries.higherKey(after.sequence()) == null) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || !appended.await(left, TimeUnit.NANOSECONDS)) {
                    return entries.higherKey(after.sequence()) != null;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void advance(Watermark to) {
        locked(() -> {
            entries.headMap(to.sequence(), true).clear();
            applied = Math.max(applied, to.sequence());
            newest = Math.max(newest, to.sequence());
            attempts = attempts.advance(to.sequence());
        });
    }

    @Override
    public Watermark applied(int partition) {
        lock.lock();
        try {
            return new Watermark(partition, applied);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Watermark newest(int partition) {
        lock.lock();
        try {
            return new Watermark(partition, newest);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Depth depth() {
        lock.lock();
        try {
            long bytes = entries.values().stream().mapToLong(entry -> entry.body().length).sum();
            return new Depth(entries.size(), bytes);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void beginAttempt(int partition, long first, long last) {
        locked(() -> attempts = attempts.begin(first, last));
    }

    @Override
    public void giveUp(Watermark position) {
        locked(() -> attempts = attempts.giveUp(position.sequence()));
    }

    @Override
    public List<Attempted> attempts(int partition) {
        lock.lock();
        try {
            return attempts.ranges();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void fail(Watermark position, Instant at, String reason) {
        locked(() -> {
            QueueEntry entry = entries.remove(position.sequence());
            if (entry != null) {
                failedNewest++;
                failed.put(failedNewest, new Failed(failedNewest, entry, at, reason));
            }
            attempts = attempts.without(position.sequence());
        });
    }

    @Override
    public List<Failed> failed(int limit) {
        lock.lock();
        try {
            return failed.descendingMap().values().stream().limit(limit).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean replay(long failedId) {
        lock.lock();
        try {
            Failed entry = failed.remove(failedId);
            if (entry != null) {
                append(entry.entry());
            }
            return entry != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean namesBlob(String key) {
        lock.lock();
        try {
            return entries.values().stream().anyMatch(entry -> Objects.equals(entry.blob(), key))
                    || failed.values().stream()
                            .anyMatch(entry -> Objects.equals(entry.entry().blob(), key));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isWritable() {
        lock.lock();
        try {
            return !full;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {}

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
