package io.corral.engine.ingest.digest;

import io.corral.store.WorkQueue.Queued;
import java.util.ArrayList;
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
    private static final int CHUNK = 32;

    private final ExecutorService threads;
    private final BlockingQueue<EntryDigest> digests;

    DigestWorkers(int workers, Supplier<EntryDigest> digest) {
        this.threads = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("digest-worker-", 1).factory());
        this.digests = new ArrayBlockingQueue<>(workers);
        for (int i = 0; i < workers; i++) {
            digests.add(digest.get());
        }
    }

    /// What a batch came to.
    ///
    /// @param failed entries that threw each time
    record Result(List<Digested> digested, List<Queued> failed) {}

    /// Digests all entries; results in their order.
    Result digest(List<Queued> entries) {
        List<Future<Result>> parts = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += CHUNK) {
            List<Queued> part = entries.subList(from, Math.min(from + CHUNK, entries.size()));
            parts.add(threads.submit(() -> digestPart(part)));
        }
        List<Digested> digested = new ArrayList<>(entries.size());
        List<Queued> failed = new ArrayList<>(0);
        for (Future<Result> part : parts) {
            Result result = await(part);
            digested.addAll(result.digested());
            failed.addAll(result.failed());
        }
        return new Result(digested, failed);
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
                digested.add(digest.digest(entry));
                return;
            } catch (RuntimeException | StackOverflowError e) {
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
