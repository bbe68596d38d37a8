package io.corral.engine.ingest.digest;

import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import java.util.List;

/// Keeps the numbers of the queue ahead of the stores. After a restore without the queue it would
/// count from 1 again, and the stores would take what is new for what they applied long ago.
public final class QueueNumbers {

    private QueueNumbers() {}

    /// Lets the queue go on after the furthest position a store has applied. Call it before
    /// anything is appended.
    public static void startAfter(WorkQueue queue, List<Watermark> applied) {
        for (Watermark position : applied) {
            long newest = queue.newest(position.partition()).sequence();
            if (newest < position.sequence()) {
                queue.advance(position);
            }
        }
    }
}
