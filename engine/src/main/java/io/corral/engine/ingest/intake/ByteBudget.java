package io.corral.engine.ingest.intake;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Bounds the bytes of all bodies held in memory at one time. Thread-safe.
final class ByteBudget {

    /// Permits are counted in these steps, so that a semaphore of ints can hold any budget.
    private static final int STEP_BYTES = 4 * 1024;

    /// A client waits at most this long for room before it is told to come back.
    private static final long WAIT_MILLIS = 2_000;

    private final Semaphore steps;

    ByteBudget(long bytesMax) {
        steps = new Semaphore((int) Math.max(1, bytesMax / STEP_BYTES), true);
    }

    /// A share of the budget that grows as a body is read; given back by `close`.
    Share share() {
        return new Share();
    }

    /// Owned by the thread that reads one body.
    final class Share implements AutoCloseable {
        private int held;

        /// Makes the share large enough for so many bytes.
        ///
        /// @return false when there was no room in time
        boolean growTo(long bytes) {
            int needed = (int) ((bytes + STEP_BYTES - 1) / STEP_BYTES);
            int more = needed - held;
            if (more <= 0) {
                return true;
            }
            try {
                if (!steps.tryAcquire(more, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            held = needed;
            return true;
        }

        @Override
        public void close() {
            steps.release(held);
            held = 0;
        }
    }
}
