package io.corral.cli.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Reads the resident memory of a server twice a second and keeps the highest value.
final class MemoryWatch implements AutoCloseable {

    private static final long EVERY_MILLIS = 500;
    private static final double MIB = 1024 * 1024;

    private final ServerFigures figures;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;
    private volatile double most = Double.NaN;

    MemoryWatch(ServerFigures figures) {
        this.figures = figures;
        this.thread = Thread.ofVirtual().start(this::watch);
    }

    /// The highest value so far, in MiB; NaN when the server does not say.
    double mostMib() {
        return most / MIB;
    }

    private void watch() {
        try {
            do {
                double now = figures.residentBytes();
                most = Double.isNaN(most) ? now : Math.max(most, now);
            } while (!stopped.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
