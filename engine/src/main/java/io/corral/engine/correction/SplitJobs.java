package io.corral.engine.correction;

import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJob.Wish;
import io.corral.store.issue.SplitJobStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Splits issues by what their events say, one after the other and off the requests that ask for
/// it. Every wish is journaled first: what a crash interrupts goes on at the next start.
/// Thread-safe; the map of what is under way is the only state.
public final class SplitJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SplitJobs.class);
    private static final int UNDER_WAY_MAX = 20;
    private static final long CLOSE_SECONDS = 10;

    private final SplitJobStore journal;
    private final EventSplits splits;
    private final InstantSource clock;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("split").factory());
    private volatile boolean isClosing;

    public SplitJobs(SplitJobStore journal, EventSplits splits, InstantSource clock) {
        this.journal = journal;
        this.splits = splits;
        this.clock = clock;
    }

    /// What is known of a job while it runs.
    private static final class Running {
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile long seen;
        private volatile long expected;
    }

    /// A job and how far it is.
    ///
    /// @param seen events that were looked at; 0 before and after
    /// @param expected events there are to be looked at
    public record Progress(SplitJob job, long seen, long expected) {}

    /// What became of a wish.
    public sealed interface Answer {
        /// It is under way, or done.
        record Taken(SplitJob job) implements Answer {}

        /// It cannot be.
        ///
        /// @param sentence why
        record Refused(String sentence) implements Answer {}
    }

    /// Begins to split events off.
    ///
    /// @param actor who wants it; null when Corral itself does
    /// @param reason what the person says about it; null for nothing
    public Answer start(
            Issue issue, Condition when, @Nullable UserId actor, @Nullable String reason) {
        Optional<String> hindrance = splits.hindrance(issue);
        if (hindrance.isPresent()) {
            return new Answer.Refused(hindrance.get());
        }
        if (running.size() >= UNDER_WAY_MAX) {
            return new Answer.Refused(running.size()
                    + " splits are under way: wait until one is done.");
        }
        SplitJob job = journal.begin(
                new Wish(issue.project(), issue.id(), when, actor, reason), clock.instant());
        go(job);
        return new Answer.Taken(job);
    }

    /// Splits events off and waits for the end of it.
    ///
    /// @return empty when it is done, else why not
    public Optional<String> now(
            Issue issue, Condition when, @Nullable UserId actor, @Nullable String reason) {
        return switch (start(issue, when, actor, reason)) {
            case Answer.Refused(var sentence) -> Optional.of(sentence);
            case Answer.Taken(var job) -> {
                await(job, Duration.ofDays(1));
                SplitJob ended = journal.find(issue.project(), job.id()).orElse(job);
                yield ended.state() == State.DONE
                        ? Optional.empty()
                        : Optional.of(ended.sentence() == null
                                ? "The split is still under way."
                                : ended.sentence());
            }
        };
    }

    /// Waits until a job is over, or so long.
    public void await(SplitJob job, Duration patience) {
        Running own = running.get(job.id());
        try {
            if (own != null) {
                boolean _ = own.end.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A job of a project; empty when it is forgotten.
    public Optional<Progress> find(ProjectId project, long id) {
        return journal.find(project, id).map(job -> {
            Running own = running.get(id);
            return own == null || !job.state().isUnderWay()
                    ? new Progress(job, 0, 0)
                    : new Progress(job, Math.min(own.seen, own.expected), own.expected);
        });
    }

    /// Goes on with what a crash or a failing store interrupted; to be called at the start, when
    /// regroup jobs were carried through, and from time to time.
    public void resume() {
        for (SplitJob job : journal.unfinished()) {
            if (!running.containsKey(job.id())) {
                LOG.info("split {} of issue {} goes on", job.id(), job.wish().issue());
                go(job);
            }
        }
    }

    private void go(SplitJob job) {
        Running own = new Running();
        if (running.putIfAbsent(job.id(), own) == null) {
            thread.execute(() -> {
                try {
                    attempt(job, own);
                } finally {
                    running.remove(job.id());
                    own.end.countDown();
                }
            });
        }
    }

    private void attempt(SplitJob job, Running own) {
        if (isClosing) {
            return;
        }
        try {
            own.expected = splits.expected(job);
            Result result = splits.run(job, seen -> own.seen = seen);
            switch (result) {
                case Result.Done(var other, _) ->
                    journal.end(job.id(), State.DONE, other, null, clock.instant());
                case Result.Refused(var sentence) ->
                    journal.end(job.id(), State.REFUSED, null, sentence, clock.instant());
            }
        } catch (RuntimeException e) {
            if (!isClosing) {
                failed(job, e);
            }
        }
    }

    /// What has moved stays, and is gone on with later; what has not is as if nobody had asked.
    private void failed(SplitJob job, RuntimeException reason) {
        LOG.error("split {} of issue {} failed", job.id(), job.wish().issue(), reason);
        if (splits.forget(job)) {
            String message = reason.getMessage();
            journal.end(job.id(), State.FAILED, null,
                    message == null ? "It ended unexpectedly." : message, clock.instant());
        }
    }

    /// Ends; what is under way goes on at the next start.
    @Override
    public void close() {
        isClosing = true;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a split is left as it is; it goes on at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
