package io.corral.engine.ingest.digest;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.InvalidReason;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.domain.project.Project;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import io.corral.store.WorkQueue.Queued;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Empties the work queue into the stores. One thread reads and expands the next batch, with
/// workers, while another commits the last one; a batch that fails is done again, in smaller pieces
/// each time, until the entry at fault stands alone and goes to the failed ones.
public final class Digester implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Digester.class);

    private static final int PARTITION = 0;
    private static final Duration IDLE_WAIT = Duration.ofMillis(500);
    private static final Duration HANDOFF_WAIT = Duration.ofMillis(100);

    private final WorkQueue queue;
    private final DigestStores stores;
    private final Settings settings;
    private final DigestWorkers workers;
    private final BatchCommit commit;
    private final InstantSource clock;
    private final BlockingQueue<Batch> handoff = new ArrayBlockingQueue<>(1);
    private final Thread reader;
    private final Thread committer;
    private final ReentrantLock storing = new ReentrantLock();
    private volatile boolean stopping;
    /// Up to where entries were handed over; the reading thread's own.
    private Watermark position = new Watermark(PARTITION, 0);

    /// Bounds of a batch.
    ///
    /// @param entriesMax commit at the latest when so many are read
    /// @param gather how long entries are gathered before a smaller batch is committed
    /// @param bytesMax bodies read at one time, as stored
    /// @param expandedBytesMax bodies of events in one batch; two or three batches are in memory
    /// @param workers threads that expand
    public record Settings(
            int entriesMax, Duration gather, long bytesMax, long expandedBytesMax, int workers) {}

    /// A digester that is not running yet.
    ///
    /// @param committed called after each commit, by the thread that commits
    public Digester(
            DigestStores stores, Function<ProjectId, Optional<Project>> projects,
            Assembly assembly, ItemLimits limits, Settings settings, InstantSource clock,
            Runnable committed) {
        this.queue = stores.queue();
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
        var attachments = new AttachmentDigest(stores.blobs());
        var items = new ItemDigest(assembly, attachments);
        this.workers = new DigestWorkers(settings.workers(),
                () -> new EntryDigest(projects, items, attachments, stores.blobs(), limits));
        this.commit = new BatchCommit(stores, projects, clock, committed);
        this.reader = Thread.ofPlatform().name("digest-read").unstarted(this::readAll);
        this.committer = Thread.ofPlatform().name("digest-commit").unstarted(this::commitAll);
    }

    /// Starts both threads.
    public void start() {
        reader.start();
        committer.start();
    }

    /// Runs something between two batches, when all stores are at the same position; no batch is
    /// stored meanwhile.
    public void whileStanding(Runnable work) {
        storing.lock();
        try {
            work.run();
        } finally {
            storing.unlock();
        }
    }

    /// Finishes the batches under way and stops; what is left stays in the queue.
    @Override
    public void close() {
        stopping = true;
        try {
            reader.join();
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }

    /// Entries read together.
    ///
    /// @param entries in order; those given up are absent from `digested`
    /// @param givenUp entries that failed too often
    private record Batch(
            Watermark upTo, List<Queued> entries, List<Digested> digested,
            List<Queued> givenUp) {}

    private void readAll() {
        position = queue.applied(PARTITION);
        var plan = new AttemptPlan(queue.attempts(PARTITION), boundaries());
        var complaint = new Complaint(LOG::warn);
        while (!stopping) {
            try {
                if (!queue.awaitAfter(position, IDLE_WAIT)) {
                    continue;
                }
                AttemptPlan.Step step = plan.next(position.sequence(), settings.entriesMax());
                if (step.entriesMax() == settings.entriesMax()) {
                    gather();
                }
                List<Queued> entries =
                        queue.read(position, step.entriesMax(), settings.bytesMax());
                if (entries.isEmpty()) {
                    continue;
                }
                if (step.isGivenUp()) {
                    hand(new Batch(entries.getLast().position(), entries, List.of(), entries));
                } else {
                    expand(entries);
                }
                complaint.end();
            } catch (InterruptedException e) {
                return;
            } catch (StoreException e) {
                complaint.repeat("cannot read the queue: " + e.getMessage());
                pause();
            }
        }
    }

    /// Hands the entries on in as many batches as their expanded size asks for.
    private void expand(List<Queued> entries) throws InterruptedException {
        queue.beginAttempt(PARTITION, entries.getFirst().position().sequence(),
                entries.getLast().position().sequence());
        List<Queued> left = entries;
        while (!left.isEmpty()) {
            DigestWorkers.Result result = workers.digest(left, settings.expandedBytesMax());
            List<Queued> done = left.subList(0, result.count());
            hand(new Batch(
                    done.getLast().position(), done, result.digested(), result.failed()));
            left = left.subList(result.count(), left.size());
        }
    }

    /// Waits a little, so that a batch is worth its commits; not while many wait already, nor
    /// while entries of an earlier attempt are done again in small pieces.
    private void gather() throws InterruptedException {
        if (queue.depth().entries() < settings.entriesMax()) {
            TimeUnit.MILLISECONDS.sleep(settings.gather().toMillis());
        }
    }

    private void hand(Batch batch) throws InterruptedException {
        while (!handoff.offer(batch, HANDOFF_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            if (stopping && !committer.isAlive()) {
                return;
            }
        }
        position = batch.upTo();
    }

    private void commitAll() {
        while (true) {
            try {
                Batch batch = handoff.poll(HANDOFF_WAIT.toMillis(), TimeUnit.MILLISECONDS);
                if (batch != null) {
                    commitBatch(batch);
                } else if (stopping && !reader.isAlive()) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void commitBatch(Batch batch) {
        int attempt = 0;
        var complaint = new Complaint(LOG::warn);
        while (true) {
            try {
                applyBatch(batch);
                complaint.end();
                return;
            } catch (StoreException e) {
                if (stopping) {
                    LOG.warn("stopped before a batch could be stored: {}", e.getMessage());
                    return;
                }
                complaint.repeat("cannot store a batch of " + batch.entries().size()
                        + " entries, trying again: " + e.getMessage());
                pause();
            } catch (RuntimeException e) {
                attempt++;
                LOG.error("storing a batch of {} entries failed", batch.entries().size(), e);
                if (attempt >= AttemptPlan.ATTEMPTS_MAX) {
                    commitSingly(batch);
                    return;
                }
            }
        }
    }

    private void applyBatch(Batch batch) {
        whileStanding(() -> store(batch));
    }

    private void store(Batch batch) {
        commit.apply(batch.upTo(), batch.digested(), outcomesOf(batch.givenUp()));
        for (Queued entry : batch.givenUp()) {
            queue.fail(entry.position(), clock.instant(), "digesting failed "
                    + AttemptPlan.ATTEMPTS_MAX + " times");
        }
        queue.advance(batch.upTo());
        for (Digested entry : batch.digested()) {
            if (entry.blob() != null) {
                stores.blobs().delete(entry.blob());
            }
        }
    }

    /// Finds the entry whose storing fails by storing each alone.
    private void commitSingly(Batch batch) {
        for (Queued entry : batch.entries()) {
            List<Digested> own = batch.digested().stream()
                    .filter(each -> each.position().equals(entry.position())).toList();
            boolean givenUp = own.isEmpty();
            var single = new Batch(entry.position(), List.of(entry), own,
                    givenUp ? List.of(entry) : List.of());
            try {
                applyBatch(single);
            } catch (StoreException e) {
                commitBatch(single);
            } catch (RuntimeException e) {
                LOG.error("entry {} cannot be stored and is set aside", entry.position(), e);
                applyBatch(new Batch(
                        entry.position(), List.of(entry), List.of(), List.of(entry)));
            }
        }
    }

    private static List<OutcomeCount> outcomesOf(List<Queued> givenUp) {
        List<OutcomeCount> outcomes = new ArrayList<>(givenUp.size());
        for (Queued queued : givenUp) {
            outcomes.add(new OutcomeCount(queued.entry().project(),
                    queued.entry().receivedAt().truncatedTo(ChronoUnit.HOURS),
                    DataCategory.ERROR, new Outcome.Invalid(InvalidReason.INTERNAL), 1));
        }
        return outcomes;
    }

    /// Positions a batch must not straddle, because a store applied them before a crash.
    private List<Long> boundaries() {
        return List.of(
                stores.payloads().applied(PARTITION).sequence(),
                stores.events().applied(PARTITION).sequence(),
                stores.issues().applied(PARTITION).sequence());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(IDLE_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
