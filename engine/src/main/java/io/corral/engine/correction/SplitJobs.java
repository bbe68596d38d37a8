package io.corral.engine.correction;

import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.engine.correction.IssueCorrections.Result;
import io.corral.engine.job.JobThreads;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.State;
import io.corral.store.issue.SplitJob.Task;
import io.corral.store.issue.SplitJob.Wish;
import io.corral.store.issue.SplitJobStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Splits issues by what their events say, and takes that back, one after the other and off the
/// requests that ask for it. Every wish is journaled first: what a crash interrupts goes on at the
/// next start. Thread-safe; the map of what is under way is the only state.
public final class SplitJobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SplitJobs.class);
    private static final int UNDER_WAY_MAX = 20;
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final SplitJobStore journal;
    private final EventSplits splits;
    private final InstantSource clock;
    private final Map<Long, Running> running = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("split").factory());
    private volatile Consumer<Ending> follower = _ -> {};
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
    public record Progress(SplitJob job, long seen, long expected) {

        /// Of a hundred parts; below 100 as long as it is under way.
        public int percent() {
            return expected <= 0 ? 0 : (int) Math.min(99, 100 * seen / expected);
        }
    }

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
        return begin(new Wish(issue.project(), issue.id(), new Task.Divide(when, null), actor,
                reason), splits.hindrance(issue), _ -> true);
    }

    /// Begins to split events off because somebody accepted a proposal.
    ///
    /// @param agreed asked when the wish is durable; when it says no, nothing happens
    public Answer start(
            Issue issue, Condition when, Accepted accepted, Predicate<SplitJob> agreed) {
        return begin(new Wish(issue.project(), issue.id(),
                new Task.Divide(when, accepted.proposal), accepted.actor, accepted.reason),
                splits.hindrance(issue), agreed);
    }

    /// A proposal that was accepted.
    ///
    /// @param actor who did; null when Corral itself did
    /// @param reason what the history is to say
    public record Accepted(long proposal, @Nullable UserId actor, String reason) {}

    /// Begins to take a split back.
    ///
    /// @param activity an entry in the history of the issue
    /// @return empty when it tells of no split by what events say
    public Optional<Answer> undo(Issue issue, long activity, UserId actor) {
        if (!splits.undoing().isSplit(issue, activity)) {
            return Optional.empty();
        }
        Task task = new Task.Undo(activity);
        Optional<SplitJob> known = journal.unfinished().stream()
                .filter(job -> job.wish().task().equals(task)).findFirst();
        return Optional.of(known.<Answer>map(Answer.Taken::new).orElseGet(() -> begin(
                new Wish(issue.project(), issue.id(), task, actor, null),
                splits.undoing().hindrance(issue, activity), _ -> true)));
    }

    private Answer begin(Wish wish, Optional<String> hindrance, Predicate<SplitJob> agreed) {
        if (hindrance.isPresent()) {
            return new Answer.Refused(hindrance.get());
        }
        if (running.size() >= UNDER_WAY_MAX) {
            return new Answer.Refused(running.size()
                    + " splits are under way: wait until one is done.");
        }
        SplitJob job = journal.begin(wish, clock.instant());
        if (!agreed.test(job)) {
            String sentence = "It was decided otherwise meanwhile.";
            journal.end(job.id(), State.REFUSED, null, sentence, clock.instant());
            return new Answer.Refused(sentence);
        }
        go(job);
        return new Answer.Taken(job);
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
        return journal.find(project, id).map(this::progress);
    }

    /// The latest job of a proposal; empty when it is forgotten, or nobody accepted it.
    public Optional<Progress> ofProposal(ProjectId project, long proposal) {
        return journal.ofProposal(project, proposal).map(this::progress);
    }

    private Progress progress(SplitJob job) {
        Running own = running.get(job.id());
        return own == null || !job.state().isUnderWay()
                ? new Progress(job, 0, 0)
                : new Progress(job, Math.min(own.seen, own.expected), own.expected);
    }

    /// Says what is to happen when a job ends, told before that is durable; happens again after a
    /// crash, so it has to bear being repeated.
    public void whenEnding(Consumer<Ending> consequence) {
        follower = consequence;
    }

    /// A job that ends.
    ///
    /// @param isDone false when it was refused or failed: then nothing happened
    public record Ending(SplitJob job, boolean isDone) {}

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
            switch (splits.run(job, seen -> tell(own, seen))) {
                case Result.Done(var other, _) -> end(job, State.DONE, other, null);
                case Result.Refused(var sentence) -> end(job, State.REFUSED, null, sentence);
            }
        } catch (RuntimeException e) {
            if (!isClosing) {
                failed(job, e);
            }
        }
    }

    private void tell(Running own, long seen) {
        if (isClosing) {
            throw new CancellationException("the server stops");
        }
        own.seen = seen;
    }

    private void end(
            SplitJob job, State state, @Nullable IssueId other, @Nullable String sentence) {
        follower.accept(new Ending(job, state == State.DONE));
        journal.end(job.id(), state, other, sentence, clock.instant());
    }

    /// What has moved stays, and is gone on with later; what has not is as if nobody had asked.
    private void failed(SplitJob job, RuntimeException reason) {
        LOG.error("split {} of issue {} failed", job.id(), job.wish().issue(), reason);
        if (splits.forget(job)) {
            String message = reason.getMessage();
            end(job, State.FAILED, null, message == null ? "It ended unexpectedly." : message);
        }
    }

    /// Ends; what is under way goes on at the next start.
    @Override
    public void close() {
        isClosing = true;
        if (!JobThreads.end(thread, CLOSE)) {
            LOG.warn("a split is left as it is; it goes on at the next start");
        }
    }
}
