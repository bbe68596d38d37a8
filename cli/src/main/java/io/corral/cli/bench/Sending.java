package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Sends a load over a number of connections, each with one request on its way at a time.
final class Sending {

    private static final int OK = 200;

    private final URI server;
    private final List<byte[]> requests;
    private final double perSecond;
    private final long[] nanos;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final long begun = System.nanoTime();

    private Sending(URI server, List<byte[]> requests, double perSecond) {
        this.server = server;
        this.requests = requests;
        this.perSecond = perSecond;
        this.nanos = new long[requests.size()];
    }

    /// What came of it.
    ///
    /// @param accepted answered with 200; all others were refused
    /// @param acknowledged time to the answer
    record Sent(int accepted, int refused, Duration took, Percentiles acknowledged) {}

    /// Sends every request as soon as a connection is free.
    static Sent unpaced(URI server, List<byte[]> requests, int connections) {
        return new Sending(server, requests, Double.POSITIVE_INFINITY).send(connections);
    }

    /// Sends so many a second. A request that is late because all connections were busy counts from
    /// the time it was due.
    static Sent paced(URI server, List<byte[]> requests, int connections, double perSecond) {
        return new Sending(server, requests, perSecond).send(connections);
    }

    private Sent send(int connections) {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                parts.add(senders.submit(() -> {
                    sendPart();
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        } catch (ExecutionException e) {
            throw new CommandFailure(
                    "the server could not be sent to: " + e.getCause(), e.getCause());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        int ok = accepted.get();
        return new Sent(ok, requests.size() - ok, took,
                Percentiles.of(Arrays.copyOf(nanos, nanos.length)));
    }

    private void sendPart() throws IOException {
        try (var connection = new RequestConnection(server)) {
            for (int i = next.getAndIncrement(); i < nanos.length; i = next.getAndIncrement()) {
                long due = awaitTurn(i);
                if (connection.send(requests.get(i)) == OK) {
                    accepted.incrementAndGet();
                }
                nanos[i] = System.nanoTime() - due;
            }
        }
    }

    /// Waits until a request is due.
    ///
    /// @return the time its duration counts from
    private long awaitTurn(int index) {
        if (Double.isInfinite(perSecond)) {
            return System.nanoTime();
        }
        long due = begun + (long) (index / perSecond * 1e9);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        return due;
    }
}
