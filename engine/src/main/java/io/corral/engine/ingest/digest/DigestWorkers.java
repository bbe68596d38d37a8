package io.corral.engine.ingest.digest;

import io.corral.store.CrashPoint;
import io.corral.store.StoreException;
import io.corral.store.WorkQueue.Queued;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Expands the entries of a batch on several threads, each with a digest of its own.
final class DigestWorkers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DigestWorkers.class);

    /// Entries handed to a worker at a time.
    private static final int CHUNK = 16;

    private final ExecutorService threads;
    private final BlockingQueue<EntryDigest> digests;
    private final int underWayMax;

    DigestWorkers(int workers, Supplier<EntryDigest> digest) {
        this.underWayMax = workers + 1;
        this.threads = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("digest-worker-", 1).factory());
        this.digests = new ArrayBlockingQueue<>(workers);
        for (int i = 0; i < workers; i++) {
            digests.add(digest.get());
        }
    }

    /// What the first entries of a batch came to; all of them are in one of the lists.
    ///
    /// @param failed entries that threw each time
    record Result(List<Digested> digested, List<Queued> failed) {
        int count() {
            return digested.size() + failed.size();
        }
    }

    /// Digests entries in their order until all are done or what they expanded to is large: a small
    /// body can become a large event, and everything stays in memory until it is stored.
    ///
    /// @param bytesMax bodies of events; passed by what is under way when it is reached
    /// @throws StoreException when a store is not available now; then all may be digested again
    Result digest(List<Queued> entries, long bytesMax) {
        Deque<Future<Result>> underWay = new ArrayDeque<>();
        var all = new Result(new ArrayList<>(entries.size()), new ArrayList<>(0));
        long bytes = 0;
        int from = 0;
        while (true) {
            while (from < entries.size() && bytes < bytesMax && underWay.size() < underWayMax) {
                List<Queued> part = entries.subList(from, Math.min(from + CHUNK, entries.size()));
                underWay.add(threads.submit(() -> digestPart(part)));
                from += part.size();
            }
            if (underWay.isEmpty()) {
                return all;
            }
            Result result = await(underWay.remove());
            all.digested().addAll(result.digested());
            all.failed().addAll(result.failed());
            bytes += result.digested().stream().mapToLong(Digested::bytes).sum();
        }
    }

    private Result digestPart(List<Queued> entries) throws InterruptedException {
        EntryDigest digest = digests.take();
        try {
            List<Digested> digested = new ArrayList<>(entries.size());
            List<Queued> failed = new ArrayList<>(0);
            for (Queued entry : entries) {
                digestOne(digest, entry, digested, failed);
            }
            return new Result(digested, failed);
        } finally {
            digests.add(digest);
        }
    }

    private static void digestOne(
            EntryDigest digest, Queued entry, List<Digested> digested, List<Queued> failed) {
        for (int attempt = 1; attempt <= AttemptPlan.ATTEMPTS_MAX; attempt++) {
            try {
                CrashPoint.ENTRY_DIGESTING.reach(entry.position().sequence());
                digested.add(digest.digest(entry));
                return;
            } catch (RuntimeException | Error e) {
                if (e instanceof StoreException failure && failure.isRetryable()) {
                    throw failure;
                }
                LOG.error("entry {} of project {} failed, attempt {}", entry.position().sequence(),
                        entry.entry().project(), attempt, e);
            }
        }
        failed.add(entry);
    }

    private static Result await(Future<Result> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while digesting", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw new StoreException(
                        failure.category(), String.valueOf(failure.getMessage()), failure);
            }
            throw new IllegalStateException("a digest worker died", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        threads.close();
        digests.forEach(EntryDigest::close);
    }
}
