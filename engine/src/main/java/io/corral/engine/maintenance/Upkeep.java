package io.corral.engine.maintenance;

import io.corral.engine.job.JobLog;
import io.corral.engine.job.JobThreads;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs jobs again and again, one at a time, each at its own interval. A job that throws is logged,
/// shown among the failed ones, and runs again at its next turn.
public final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("upkeep").factory());
    private final JobLog jobs;

    /// Upkeep of nothing yet.
    ///
    /// @param jobs shows what fails
    public Upkeep(JobLog jobs) {
        this.jobs = jobs;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Runs a job every so often, the first time after one interval.
    ///
    /// @param name for people
    public void every(Duration interval, String name, Runnable job) {
        var schedule = thread.scheduleWithFixedDelay(() -> run(name, job), interval.toMillis(),
                interval.toMillis(), TimeUnit.MILLISECONDS);
        if (schedule.isCancelled()) {
            throw new IllegalStateException("upkeep of " + name + " began after the end");
        }
    }

    /// Runs a job once, after a while.
    ///
    /// @param name for people
    public void once(Duration after, String name, Runnable job) {
        var schedule = thread.schedule(
                () -> run(name, job), after.toMillis(), TimeUnit.MILLISECONDS);
        if (schedule.isCancelled()) {
            throw new IllegalStateException("upkeep of " + name + " began after the end");
        }
    }

    private void run(String name, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.error("upkeep of {} failed", name, e);
            jobs.failed(name, e);
        }
    }

    /// Waits for the job that runs and starts none any more.
    @Override
    public void close() {
        if (!JobThreads.end(thread, CLOSE)) {
            thread.shutdownNow();
        }
    }
}
