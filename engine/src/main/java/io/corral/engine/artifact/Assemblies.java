package io.corral.engine.artifact;

import io.corral.engine.job.JobThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what puts uploaded files together: few at a time, each once, however often clients ask.
/// Most are done while the client waits for its answer; the others go on. Thread-safe; the map
/// holds what is running or was not told yet.
public final class Assemblies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Assemblies.class);

    private static final int AT_ONCE = 2;
    private static final int WAITING_MAX = 200;
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Duration patience;
    private final Map<Object, Job> jobs = new ConcurrentHashMap<>();
    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param patience how long a client waits for its answer at most
    public Assemblies(Duration patience) {
        this.patience = patience;
    }

    private static final class Job {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable AssembleAnswer answer;
    }

    /// Starts the work, unless it is under way already, and waits for it a while.
    ///
    /// @param key equal for equal work
    AssembleAnswer run(Object key, Supplier<AssembleAnswer> work) {
        if (jobs.size() >= WAITING_MAX && !jobs.containsKey(key)) {
            return AssembleAnswer.error("Too many uploads are being put together; try again.");
        }
        Job job = jobs.computeIfAbsent(key, _ -> start(work));
        AssembleAnswer answer = await(job);
        if (answer == null) {
            return new AssembleAnswer(AssembleAnswer.State.ASSEMBLING, List.of(), null);
        }
        jobs.remove(key, job);
        return answer;
    }

    private Job start(Supplier<AssembleAnswer> work) {
        var job = new Job();
        threads.execute(() -> {
            try {
                running.acquire();
                try {
                    job.answer = work.get();
                } finally {
                    running.release();
                }
            } catch (InterruptedException _) {
                job.answer = AssembleAnswer.error("The server is stopping; try again.");
            } catch (RuntimeException e) {
                LOG.error("putting an upload together failed", e);
                job.answer = AssembleAnswer.error("Internal error; the server's log says more.");
            } finally {
                job.done.countDown();
            }
        });
        return job;
    }

    private @Nullable AssembleAnswer await(Job job) {
        try {
            return job.done.await(patience.toMillis(), TimeUnit.MILLISECONDS) ? job.answer : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// Breaks off what is running; clients that ask again start it anew.
    @Override
    public void close() {
        threads.shutdownNow();
        if (!JobThreads.end(threads, CLOSE)) {
            LOG.warn("an upload is still being put together");
        }
    }
}
