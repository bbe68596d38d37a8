package io.corral.engine.job;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Remembers the latest jobs of this process, to be shown. Thread-safe.
public final class JobLog {

    /// Older jobs are forgotten.
    public static final int JOBS_MAX = 50;

    private final InstantSource clock;
    private final List<Job> jobs = new ArrayList<>();
    private long numbers;

    /// An empty log.
    public JobLog(InstantSource clock) {
        this.clock = clock;
    }

    /// Work that may fail in a way of its own.
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        /// Does it.
        T run() throws E;
    }

    /// Does something that takes a while; seen while it runs and afterwards.
    ///
    /// @param result says what was done
    public <T, E extends Exception> T run(
            String name, Work<T, E> work, Function<? super T, String> result) throws E {
        long number = begin(name).number();
        String sentence = "It ended unexpectedly; the server's log says why.";
        boolean failed = true;
        try {
            T done = work.run();
            sentence = result.apply(done);
            failed = false;
            return done;
        } catch (Exception e) {
            sentence = sentence(e);
            throw e;
        } finally {
            end(number, sentence, failed);
        }
    }

    /// Notes a job that is over.
    public void done(String name, Instant startedAt, String result) {
        add(name, startedAt, result, false);
    }

    /// Notes that something that is tried again and again failed. As long as nothing else happens
    /// in between, it is one job, since its first failure.
    public void failed(String name, Exception reason) {
        Instant now = clock.instant();
        synchronized (jobs) {
            Job last = jobs.isEmpty() ? null : jobs.getLast();
            if (last != null && last.failed() && last.name().equals(name)) {
                jobs.set(jobs.size() - 1, last.ended(now, sentence(reason), true));
            } else {
                add(name, now, sentence(reason), true);
            }
        }
    }

    /// The latest ones, newest first.
    public List<Job> newestFirst() {
        synchronized (jobs) {
            return List.copyOf(jobs.reversed());
        }
    }

    /// How many are under way.
    public long running() {
        return newestFirst().stream().filter(Job::isRunning).count();
    }

    /// How many failed after a moment.
    public long failedSince(Instant since) {
        return newestFirst().stream()
                .filter(job -> job.failed() && job.endedAt() != null
                        && job.endedAt().isAfter(since))
                .count();
    }

    private static String sentence(Exception reason) {
        String message = reason.getMessage();
        return message == null || message.isBlank() ? reason.getClass().getSimpleName() : message;
    }

    private Job begin(String name) {
        synchronized (jobs) {
            numbers++;
            Job job = new Job(numbers, name, clock.instant(), null, null, false);
            keep(job);
            return job;
        }
    }

    private void end(long number, String sentence, boolean failed) {
        Instant now = clock.instant();
        UnaryOperator<Job> ending =
                job -> job.number() == number ? job.ended(now, sentence, failed) : job;
        synchronized (jobs) {
            jobs.replaceAll(ending);
        }
    }

    private void add(String name, Instant startedAt, String result, boolean failed) {
        synchronized (jobs) {
            numbers++;
            keep(new Job(numbers, name, startedAt, clock.instant(), result, failed));
        }
    }

    private void keep(Job job) {
        jobs.add(job);
        if (jobs.size() > JOBS_MAX) {
            jobs.removeFirst();
        }
    }
}
