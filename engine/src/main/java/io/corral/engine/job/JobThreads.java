package io.corral.engine.job;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// How threads of jobs end with the process.
public final class JobThreads {

    private JobThreads() {}

    /// Starts no more work and waits for what runs. Whether it came to its end in time; not so when
    /// the waiting thread is interrupted, which it stays.
    public static boolean end(ExecutorService threads, Duration patience) {
        threads.shutdown();
        try {
            return threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
