package io.corral.store;

import java.time.Instant;
import java.util.List;

/// The durable log between intake and digest. Thread-safe; `append` may be called by many threads,
/// all other methods by the digester of a partition alone.
public interface WorkQueue extends AutoCloseable {

    /// Appends one entry and returns when it is on disk. Waiting callers share one commit.
    ///
    /// @return the position the entry got
    /// @throws StoreException when it could not be made durable; then it is not in the queue
    Watermark append(QueueEntry entry);

    /// The entries after `after`, in order; empty when there are none.
    ///
    /// @param entriesMax at most this many
    /// @param bytesMax stop after the entry that reaches this many body bytes
    List<Queued> read(Watermark after, int entriesMax, long bytesMax);

    /// Waits until an entry after `after` exists or the time is over.
    ///
    /// @return whether there is one
    boolean awaitAfter(Watermark after, java.time.Duration timeout) throws InterruptedException;

    /// Everything up to this position is applied in every store: forgets those entries. Also
    /// positions never given out count: later entries get higher ones, which is how a queue starts
    /// behind stores restored from a backup without it.
    void advance(Watermark applied);

    /// The last position ever forgotten; sequence 0 when nothing was.
    Watermark applied(int partition);

    /// The position of the newest entry.
    Watermark newest(int partition);

    /// Entries waiting, and their bytes.
    Depth depth();

    /// Notes durably that the entries `first..last` are about to be digested. Called before each
    /// attempt, so that an entry that kills the process is found out.
    void beginAttempt(int partition, long first, long last);

    /// Notes durably that an entry is not tried again: from now on its count among the attempts is
    /// [Attempted#GIVEN_UP], whatever becomes of the process before it is moved.
    void giveUp(Watermark position);

    /// The unfinished attempts found on disk, in order, ranges disjoint; entries in none were never
    /// tried.
    List<Attempted> attempts(int partition);

    /// Moves an entry with its bytes to the failed ones, durably.
    void fail(Watermark position, Instant at, String reason);

    /// Entries that failed, newest first.
    List<Failed> failed(int limit);

    /// Puts a failed entry back at the end of the queue.
    ///
    /// @return false when no failed entry has this number
    boolean replay(long failedId);

    /// Whether a waiting or failed entry has its body in this blob.
    boolean namesBlob(String key);

    /// Whether the engine can still take appends; false while its disk is full.
    boolean isWritable();

    @Override
    void close();

    /// An entry with its position.
    record Queued(Watermark position, QueueEntry entry) {}

    /// How much waits.
    record Depth(long entries, long bytes) {}

    /// Entries `first..last` were tried `count` times without being finished.
    record Attempted(long first, long last, int count) {

        /// The count of an entry that is not tried again.
        public static final int GIVEN_UP = Integer.MAX_VALUE;
    }

    /// An entry that could not be digested.
    ///
    /// @param id number to replay it by
    record Failed(long id, QueueEntry entry, Instant at, String reason) {}
}
