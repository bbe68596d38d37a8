package io.corral.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends distinct events from several clients at a time, and writes down what the server said to
/// each. An event whose request ended without an answer may be stored or not. Used by one thread.
final class Load {

    private static final int CLIENTS = 4;

    private final CorralServer server;
    private final long seed;
    private final Map<Integer, Requests> requests = new ConcurrentSkipListMap<>();
    private int next;

    Load(CorralServer server, long seed) {
        this.server = server;
        this.seed = seed;
    }

    /// What became of the requests that carried one event. Only counts up; thread-safe.
    static final class Requests {
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger acknowledged = new AtomicInteger();

        int sent() {
            return sent.get();
        }

        int acknowledged() {
            return acknowledged.get();
        }
    }

    /// Everything sent so far, by the number of the event.
    Map<Integer, Requests> requests() {
        return requests;
    }

    /// The requests of one event; none when it was not sent.
    Requests requests(int number) {
        return requests.getOrDefault(number, new Requests());
    }

    SampleEvent event(int number) {
        return new SampleEvent(seed, number);
    }

    /// Sends so many new events; fewer when the server goes away.
    ///
    /// @return how many were acknowledged
    int send(int count) {
        return send(count, Integer.MAX_VALUE, () -> {});
    }

    /// Sends new events, and does something in the middle.
    ///
    /// @param moment do it as soon as so many are acknowledged
    int send(int count, int moment, Runnable action) {
        int first = next;
        next += count;
        var begun = new AtomicInteger();
        var taken = new AtomicInteger();
        var gone = new AtomicBoolean();
        inParallel(http -> {
            int index = begun.getAndIncrement();
            while (index < count && !gone.get()) {
                if (!post(http, event(first + index))) {
                    gone.set(true);
                } else if (taken.incrementAndGet() == moment) {
                    action.run();
                }
                index = begun.getAndIncrement();
            }
        });
        return taken.get();
    }

    /// Sends an event once more.
    ///
    /// @return whether it was acknowledged
    boolean sendAgain(int number) {
        try (HttpClient http = client()) {
            return post(http, event(number));
        }
    }

    private interface Client {
        void run(HttpClient http);
    }

    private static void inParallel(Client client) {
        List<Future<?>> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> {
                    try (HttpClient http = client()) {
                        client.run(http);
                    }
                }));
            }
        }
        for (Future<?> each : clients) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new AssertionError("a client failed", e.getCause());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Rest.PATIENCE).build();
    }

    /// Sends one event; false when the server is going or gone.
    private boolean post(HttpClient http, SampleEvent event) {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(server.url() + "/api/" + server.projectId() + "/envelope/"))
                .timeout(Rest.PATIENCE)
                .header("X-Sentry-Auth", "Sentry sentry_version=7, sentry_key=" + server.key())
                .POST(BodyPublishers.ofByteArray(event.body()));
        if (!event.isLarge()) {
            request.header("Content-Encoding", "gzip");
        }
        Requests own = requests.computeIfAbsent(event.number(), _ -> new Requests());
        own.sent.incrementAndGet();
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                own.acknowledged.incrementAndGet();
                return true;
            }
            if (response.statusCode() != 503) {
                throw new AssertionError("event " + event.number() + " was answered "
                        + response.statusCode() + ": " + response.body());
            }
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
