package io.corral.engine.ingest.digest;

import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.InvalidReason;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.BlobStore;
import io.corral.store.StoreException;
import io.corral.store.WorkQueue;
import io.corral.store.WorkQueue.Queued;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores batches one after the other and lets the queue forget them. A store that cannot is asked
/// again until it can; a batch that fails for another reason is stored entry by entry, until the
/// one at fault stands alone and goes to the failed ones. No batch is stored before the one in
/// front of it is.
final class CommitLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(CommitLoop.class);
    private static final String REASON =
            "digesting failed " + AttemptPlan.ATTEMPTS_MAX + " times";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Handoff handoff;
    private final BatchCommit commit;
    private final StaleGrouping stale;
    private final WorkQueue queue;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final ReentrantLock storing = new ReentrantLock();
    private volatile boolean stopping;

    CommitLoop(
            Handoff handoff, BatchCommit commit, StaleGrouping stale, DigestStores stores,
            InstantSource clock) {
        this.handoff = handoff;
        this.commit = commit;
        this.stale = stale;
        this.queue = stores.queue();
        this.blobs = stores.blobs();
        this.clock = clock;
    }

    /// From now on a store that cannot is not asked again.
    void stop() {
        stopping = true;
    }

    /// Runs something between two batches; no batch is stored meanwhile.
    void whileStanding(Runnable work) {
        storing.lock();
        try {
            work.run();
        } finally {
            storing.unlock();
        }
    }

    /// Stores what is handed over, until nothing follows or one cannot be stored while stopping.
    @Override
    public void run() {
        try {
            Batch batch = handoff.take();
            while (batch != null && store(batch)) {
                batch = handoff.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            handoff.end();
        }
    }

    /// Stores a batch, whatever it takes.
    ///
    /// @return false when it is left in the queue, because the process is to stop
    private boolean store(Batch batch) throws InterruptedException {
        var complaint = new Complaint(LOG::warn);
        for (int attempt = 1;; attempt++) {
            try {
                whileStanding(() -> storeOnce(stale.renewed(batch)));
                complaint.end();
                return true;
            } catch (StoreException e) {
                complaint.repeat("cannot store a batch of " + batch.entries().size()
                        + " entries, trying again: " + e.getMessage());
            } catch (RuntimeException | Error e) {
                LOG.error("storing a batch of {} entries failed", batch.entries().size(), e);
                boolean onlyGivenUp = batch.givenUp().size() == batch.entries().size();
                if (attempt >= AttemptPlan.ATTEMPTS_MAX && !onlyGivenUp) {
                    return storeSmaller(batch);
                }
            }
            if (stopping) {
                LOG.warn("stopped before a batch of {} entries was stored; it stays in the queue",
                        batch.entries().size());
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    /// Finds the entry whose storing fails by storing each alone.
    private boolean storeSmaller(Batch batch) throws InterruptedException {
        if (batch.entries().size() == 1) {
            return store(batch.abandoned());
        }
        for (Batch single : batch.singles()) {
            if (!store(single)) {
                return false;
            }
        }
        return true;
    }

    /// That an entry is given up is noted first: whatever is done twice after a crash is then done
    /// the same way.
    private void storeOnce(Batch batch) {
        for (Queued entry : batch.givenUp()) {
            LOG.error("entry {} of project {} is given up; corral failed list shows it",
                    entry.position().sequence(), entry.entry().project());
            queue.giveUp(entry.position());
            commit.withdraw(entry);
        }
        commit.apply(batch.upTo(), batch.digested(), outcomesOf(batch.givenUp()));
        for (Queued entry : batch.givenUp()) {
            queue.fail(entry.position(), clock.instant(), REASON);
        }
        queue.advance(batch.upTo());
        batch.spentBlobs().forEach(blobs::delete);
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
}
