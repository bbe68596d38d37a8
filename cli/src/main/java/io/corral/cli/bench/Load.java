package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.Dsn;
import io.corral.sample.load.LoadEvent;
import io.corral.sample.load.LoadMix;
import io.corral.sample.load.SizeClass;
import io.corral.sample.wire.EnvelopeWriter;
import io.corral.sample.wire.IngestRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Requests made before the clock runs, each an event of its own, gzip as SDKs send it.
///
/// @param requests as bytes on the wire
/// @param eventBytes all events together, as JSON
/// @param bodyBytes all bodies together, compressed
record Load(List<byte[]> requests, long eventBytes, long bodyBytes) {

    Load {
        requests = List.copyOf(requests);
    }

    /// Makes requests on all processors.
    ///
    /// @param seed two loads of the same seed have the same event ids
    static Load prepare(Dsn dsn, URI server, SizeClass size, int count, long seed) {
        int makers = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), count));
        try (ExecutorService threads = Executors.newFixedThreadPool(makers)) {
            List<Future<Load>> parts = new ArrayList<>();
            for (int maker = 0; maker < makers; maker++) {
                int own = count / makers + (maker < count % makers ? 1 : 0);
                long ownSeed = seed * makers + maker;
                parts.add(threads.submit(() -> make(dsn, server, size, own, ownSeed)));
            }
            List<Load> made = new ArrayList<>();
            for (Future<Load> part : parts) {
                made.add(part.get());
            }
            return joined(made);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load could not be made", e.getCause());
        }
    }

    double meanEventBytes() {
        return (double) eventBytes / requests.size();
    }

    double meanBodyBytes() {
        return (double) bodyBytes / requests.size();
    }

    private static Load make(Dsn dsn, URI server, SizeClass size, int count, long seed) {
        LoadMix mix = LoadMix.of(seed, size, Clock.systemUTC());
        List<byte[]> requests = new ArrayList<>(count);
        long eventBytes = 0;
        long bodyBytes = 0;
        try (var writer = new EnvelopeWriter(dsn)) {
            for (int i = 0; i < count; i++) {
                LoadEvent event = mix.next();
                IngestRequest request = writer.compressed(event, Instant.now());
                requests.add(RequestConnection.render(request, server));
                eventBytes += event.payload().length;
                bodyBytes += request.body().length;
            }
        }
        return new Load(requests, eventBytes, bodyBytes);
    }

    private static Load joined(List<Load> parts) {
        List<byte[]> requests = new ArrayList<>();
        parts.forEach(part -> requests.addAll(part.requests()));
        return new Load(requests, parts.stream().mapToLong(Load::eventBytes).sum(),
                parts.stream().mapToLong(Load::bodyBytes).sum());
    }
}
