package io.corral.engine.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs some work at the same time.
final class Together {

    private Together() {}

    /// Runs all of it and returns when all is done; what one of them threw is thrown here.
    static void run(List<Runnable> parts) {
        if (parts.size() == 1) {
            parts.getFirst().run();
            return;
        }
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            parts.forEach(part -> running.add(threads.submit(part)));
        }
        running.forEach(Together::check);
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
