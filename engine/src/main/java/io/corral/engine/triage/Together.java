package io.corral.engine.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs some work at the same time.
final class Together {

    private Together() {}

    /// Runs all of it, as many at a time as there are processors, and returns when all is done;
    /// what one of them threw is thrown here.
    static void run(List<Runnable> parts) {
        var next = new AtomicInteger();
        int count = Math.min(Runtime.getRuntime().availableProcessors(), parts.size());
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> work(parts, next)));
            }
        }
        running.forEach(Together::check);
    }

    private static void work(List<Runnable> parts, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < parts.size(); i = next.getAndIncrement()) {
            parts.get(i).run();
        }
    }

    private static void check(Future<?> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a part of triage died", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while triage ran", e);
        }
    }
}
