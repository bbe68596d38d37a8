package io.corral.engine.ingest.digest;

import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.GroupingVersion;
import io.corral.protocol.envelope.ItemLimits;
import io.corral.store.StoreException;
import io.corral.store.Watermark;
import io.corral.store.WorkQueue;
import io.corral.store.WorkQueue.Queued;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Empties the work queue into the stores. One thread reads and expands the next batch, with
/// workers, while another commits the last one; what was under way when a process died is done
/// again one small batch at a time, so that an entry that kills the process is found out and goes
/// to the failed ones, it alone.
public final class Digester implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Digester.class);

    private static final int PARTITION = 0;
    private static final Duration IDLE_WAIT = Duration.ofMillis(500);

    private final WorkQueue queue;
    private final DigestStores stores;
    private final Settings settings;
    private final DigestWorkers workers;
    private final Handoff handoff = new Handoff();
    private final CommitLoop commits;
    private final Reading reading;
    private final Thread reader;
    private final Thread committer;
    private volatile boolean stopping;

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
            DigestStores stores, DigestProjects projects, Assembly assembly,
            ItemLimits limits, Settings settings, InstantSource clock, Runnable committed) {
        this.queue = stores.queue();
        this.stores = stores;
        this.settings = settings;
        var attachments = new AttachmentDigest(stores.blobs());
        var items = new ItemDigest(assembly, attachments, projects);
        this.workers = new DigestWorkers(settings.workers(),
                () -> new EntryDigest(projects.find(), items, attachments, stores.blobs(), limits));
        var stale = new StaleGrouping(
                project -> version(assembly.configs().current(project)), projects.marks(),
                entries -> workers.digest(entries, settings.expandedBytesMax()),
                stores.payloads());
        this.commits = new CommitLoop(handoff,
                new BatchCommit(stores, projects.find(), clock, committed), stale, stores, clock);
        this.reading = new Reading();
        this.reader = Thread.ofPlatform().name("digest-read").unstarted(this::readAll);
        this.committer = Thread.ofPlatform().name("digest-commit").unstarted(commits);
    }

    private static GroupingVersion version(GroupingConfig config) {
        return new GroupingVersion(config.algorithm(), config.ruleSet());
    }

    /// Starts both threads.
    public void start() {
        reader.start();
        committer.start();
    }

    /// Runs something between two batches, when all stores are at the same position; no batch is
    /// stored meanwhile.
    public void whileStanding(Runnable work) {
        commits.whileStanding(work);
    }

    /// Finishes the batches under way and stops; what is left stays in the queue.
    @Override
    public void close() {
        stopping = true;
        commits.stop();
        try {
            reader.join();
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.close();
    }

    private void readAll() {
        try {
            while (!stopping && reading.next()) {
                // The loop itself reads and hands over.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            handoff.close();
        }
    }

    /// How far the queue is read; used by the reading thread alone.
    private final class Reading {
        private final AttemptPlan plan = new AttemptPlan(
                queue.attempts(PARTITION), List.of(
                        stores.payloads().applied(PARTITION).sequence(),
                        stores.events().applied(PARTITION).sequence(),
                        stores.issues().applied(PARTITION).sequence()),
                stores.issues().applied(PARTITION).sequence());
        private Watermark position = queue.applied(PARTITION);
        private final Complaint complaint = new Complaint(LOG::warn);
        private long noted = position.sequence();

        /// Reads and hands over the next batch, if there is one. What cannot be read or digested
        /// for want of a store is left for the next time.
        ///
        /// @return false when nobody commits any more
        boolean next() throws InterruptedException {
            try {
                boolean goesOn = !queue.awaitAfter(position, IDLE_WAIT)
                        || read(plan.next(position.sequence(), settings.entriesMax()));
                complaint.end();
                return goesOn;
            } catch (StoreException e) {
                complaint.repeat("cannot digest, trying again: " + e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("reading the queue failed, trying again", e);
            }
            TimeUnit.MILLISECONDS.sleep(IDLE_WAIT.toMillis());
            return true;
        }

        private boolean read(AttemptPlan.Step step) throws InterruptedException {
            if (step.isFresh()) {
                gather();
            } else if (!handoff.awaitIdle()) {
                return false;
            }
            List<Queued> found = queue.read(position, step.entriesMax(), settings.bytesMax());
            List<Queued> entries = found.stream()
                    .filter(entry -> entry.position().sequence() <= step.last()).toList();
            if (entries.isEmpty()) {
                position = found.isEmpty() ? position : new Watermark(PARTITION, step.last());
                return true;
            }
            return switch (step.fate()) {
                case FORGET -> hand(new Batch(entries, List.of(), List.of()));
                case GIVE_UP -> hand(new Batch(entries, List.of(), entries));
                case DIGEST -> digest(entries);
            };
        }

        /// Hands the entries on in as many batches as their expanded size asks for.
        private boolean digest(List<Queued> entries) throws InterruptedException {
            note(entries);
            List<Queued> left = entries;
            while (!left.isEmpty()) {
                DigestWorkers.Result result = workers.digest(left, settings.expandedBytesMax());
                List<Queued> done = left.subList(0, result.count());
                if (!hand(new Batch(done, result.digested(), result.failed()))) {
                    return false;
                }
                left = left.subList(result.count(), left.size());
            }
            return true;
        }

        private boolean hand(Batch batch) throws InterruptedException {
            boolean handed = handoff.hand(batch);
            position = handed ? batch.upTo() : position;
            return handed;
        }

        /// Notes an attempt, one for each entry in the life of this process.
        private void note(List<Queued> entries) {
            long first = Math.max(noted + 1, entries.getFirst().position().sequence());
            long last = entries.getLast().position().sequence();
            if (first <= last) {
                queue.beginAttempt(PARTITION, first, last);
                noted = last;
            }
        }
    }

    /// Waits a little, so that a batch is worth its commits; not while many wait already.
    private void gather() throws InterruptedException {
        if (queue.depth().entries() < settings.entriesMax()) {
            TimeUnit.MILLISECONDS.sleep(settings.gather().toMillis());
        }
    }
}
