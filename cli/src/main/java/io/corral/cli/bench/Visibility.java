package io.corral.cli.bench;

import io.corral.protocol.Dsn;
import io.corral.sample.wire.IngestRequest;
import io.corral.tools.client.ClientSettings;
import io.corral.tools.client.SentryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// Measures how long an acknowledged event takes to be in the issue list: beside the load it sends
/// events that are each a new issue, and reads the list again and again until they are there.
final class Visibility {

    private static final long SEND_NANOS = 100_000_000L;
    /// Forty calls a second stay below the API limit a server usually has.
    private static final long POLL_NANOS = 25_000_000L;
    private static final Duration LAST_WAIT = Duration.ofSeconds(30);
    private static final String TYPE = "BenchProbe";

    private final Target target;
    private final String run = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final List<Long> seen = new ArrayList<>();
    private volatile boolean stopping;

    private Visibility(Target target) {
        this.target = target;
    }

    /// What was measured.
    ///
    /// @param sent events that were sent and acknowledged
    /// @param seen time from acknowledgement to the answer that held the issue
    record Measured(int sent, Percentiles seen) {}

    /// Measures while some work runs in this thread.
    static Measured during(Target target, Runnable work) {
        var visibility = new Visibility(target);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> sender = threads.submit(visibility::send);
            Future<?> reader = threads.submit(() -> visibility.read(sender));
            try {
                work.run();
            } finally {
                visibility.stopping = true;
            }
            int sent = sender.get();
            reader.get();
            return new Measured(sent, Percentiles.of(
                    visibility.seen.stream().mapToLong(Long::longValue).toArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the issue list could not be watched", e.getCause());
        }
    }

    private int send() throws IOException {
        int sent = 0;
        try (var connection = new RequestConnection(target.server())) {
            for (long due = System.nanoTime(); !stopping; due += SEND_NANOS) {
                park(due);
                String type = TYPE + run + "x" + sent;
                if (connection.send(probe(type, target.dsn(), target.server())) == 200) {
                    acknowledged.put(type, System.nanoTime());
                    sent++;
                }
            }
        }
        return sent;
    }

    private void read(Future<Integer> sender) {
        var settings = new ClientSettings(
                target.server(), target.token(), target.organization(), null);
        try (var client = new SentryClient(settings)) {
            long end = Long.MAX_VALUE;
            for (long due = System.nanoTime(); System.nanoTime() < end; due += POLL_NANOS) {
                park(due);
                take(newest(client));
                if (sender.isDone()) {
                    if (acknowledged.isEmpty()) {
                        return;
                    }
                    end = Math.min(end, System.nanoTime() + LAST_WAIT.toNanos());
                }
            }
        }
    }

    private JsonNode newest(SentryClient client) {
        return client.get("/api/0/organizations/" + target.organization() + "/issues/",
                Map.of("sort", List.of("new"), "limit", List.of("25"),
                        "project", List.of(target.dsn().project().toString()),
                        "collapse", List.of("stats", "lifetime")));
    }

    private void take(JsonNode issues) {
        long now = System.nanoTime();
        for (JsonNode issue : issues) {
            Long since = acknowledged.remove(issue.at("/metadata/type").asString(""));
            if (since != null) {
                seen.add(Math.max(0, now - since));
            }
        }
    }

    private static void park(long due) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    private static byte[] probe(String type, Dsn dsn, URI server) {
        String id = UUID.randomUUID().toString().replace("-", "");
        String event = "{\"event_id\":\"" + id + "\",\"platform\":\"other\",\"fingerprint\":[\""
                + type + "\"],\"exception\":{\"values\":[{\"type\":\"" + type
                + "\",\"value\":\"is it there yet?\"}]}}";
        String envelope = "{\"event_id\":\"" + id + "\"}\n{\"type\":\"event\"}\n" + event + "\n";
        return RequestConnection.render(new IngestRequest(
                dsn.path() + "/api/" + dsn.project() + "/envelope/",
                Map.of("X-Sentry-Auth", "Sentry sentry_version=7, sentry_key=" + dsn.publicKey()),
                false, envelope.getBytes(StandardCharsets.UTF_8)), server);
    }
}
