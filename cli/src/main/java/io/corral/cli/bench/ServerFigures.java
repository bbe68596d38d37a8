package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks a server what it says of itself at `/metrics` and `/health/ready`. Thread-safe.
final class ServerFigures implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DRAIN_MAX = Duration.ofMinutes(10);
    private static final long POLL_NANOS = 10_000_000L;

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();

    ServerFigures(URI server) {
        this.server = server;
    }

    /// CPU time of the process so far, in seconds; NaN when it does not say.
    double cpuSeconds() {
        return meter(text("/metrics"), "process_cpu_time_ns_total").orElse(Double.NaN) / 1e9;
    }

    /// Resident memory of the process, in bytes; NaN when it does not say.
    double residentBytes() {
        return meter(text("/metrics"), "process_resident_memory_bytes").orElse(Double.NaN);
    }

    /// Waits until nothing is left to digest.
    void awaitDrained() {
        long end = System.nanoTime() + DRAIN_MAX.toNanos();
        while (queueEntries() > 0) {
            if (System.nanoTime() > end) {
                throw new CommandFailure("the queue did not empty within "
                        + DRAIN_MAX.toMinutes() + " minutes", null);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /// Requests that wait to be digested.
    long queueEntries() {
        byte[] body = text("/health/ready").getBytes(StandardCharsets.UTF_8);
        @Nullable
        JsonNode health = Json.read(body, 0, body.length);
        if (health == null || !health.path("queueEntries").isNumber()) {
            throw new CommandFailure(server + " does not say how long its queue is; is it a"
                    + " Corral server?", null);
        }
        return health.path("queueEntries").asLong();
    }

    /// Reads one meter without labels out of Prometheus' text form.
    static OptionalDouble meter(String text, String name) {
        return text.lines().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst();
    }

    private String text(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT).GET().build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new CommandFailure("no answer from " + server + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
