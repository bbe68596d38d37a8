package io.corral.cli.bench;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// CPU time and memory of a server, and how long its queue is. A process of this machine is looked
/// at from outside, because a page of meters costs the server more than many events; any other one
/// is asked at `/metrics`. Thread-safe.
final class ServerFigures implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DRAIN_MAX = Duration.ofMinutes(10);
    private static final long POLL_NANOS = 10_000_000L;

    private static final long TICKS_A_SECOND = 100;
    private static final double KIB = 1024;

    private final URI server;
    private final @Nullable Path process;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).build();

    /// @param pid of a process of this machine; null when the server runs elsewhere
    ServerFigures(URI server, @Nullable Long pid) {
        this.server = server;
        Path status = pid == null ? null : Path.of("/proc", pid.toString());
        this.process = status != null && Files.isReadable(status.resolve("stat")) ? status : null;
    }

    /// Its address.
    URI server() {
        return server;
    }

    /// CPU time of the process so far, in seconds; NaN when it does not say.
    double cpuSeconds() {
        if (process != null) {
            return cpuSeconds(read(process.resolve("stat")));
        }
        return meter(text("/metrics"), "process_cpu_time_ns_total").orElse(Double.NaN) / 1e9;
    }

    /// Resident memory of the process, in bytes; NaN when it does not say.
    double residentBytes() {
        if (process != null) {
            return residentBytes(read(process.resolve("status")));
        }
        return meter(text("/metrics"), "process_resident_memory_bytes").orElse(Double.NaN);
    }

    /// User and system time of `/proc/PID/stat` (proc(5)), whose second field, in parentheses, may
    /// hold anything.
    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (double) (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    /// `VmRSS` of `/proc/PID/status` (proc(5)); NaN when it is not there.
    static double residentBytes(String status) {
        return status.lines().filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> KIB * Double.parseDouble(
                        line.substring("VmRSS:".length()).replace("kB", "").strip()))
                .findFirst().orElse(Double.NaN);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure("the server has ended", e);
        }
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
