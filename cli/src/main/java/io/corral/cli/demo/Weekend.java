package io.corral.cli.demo;

import io.corral.cli.command.CommandFailure;
import io.corral.protocol.Dsn;
import io.corral.sample.SampleEvent;
import io.corral.sample.SdkFlavour;
import io.corral.sample.wire.EnvelopeWriter;
import io.corral.sample.wire.IngestRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Sends sample events over HTTP, as gzip envelopes, to the project each belongs to.
final class Weekend {

    private static final int SENDERS = 4;
    private static final int ATTEMPTS_MAX = 20;
    private static final long RETRY_MILLIS = 500;

    private final URI server;
    private final Map<String, Dsn> projects;
    private final InstantSource clock;

    /// @param projects DSN by slug
    Weekend(URI server, Map<String, Dsn> projects, InstantSource clock) {
        this.server = server;
        this.projects = Map.copyOf(projects);
        this.clock = clock;
    }

    /// Sends all events.
    ///
    /// @param progress told the number sent so far, from several threads
    void send(List<SampleEvent> events, IntConsumer progress) {
        var sent = new AtomicInteger();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
            List<Callable<Void>> parts = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                int first = sender;
                parts.add(() -> {
                    sendPart(http, events, first, () -> progress.accept(sent.incrementAndGet()));
                    return null;
                });
            }
            for (Future<Void> part : senders.invokeAll(parts)) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailure failure
                    ? failure
                    : new CommandFailure("an event could not be sent: " + e.getCause(),
                            e.getCause());
        }
    }

    /// What belongs to no error.
    ///
    /// @param type of the item, such as `sessions`
    record Item(String project, String type, String payload, SdkFlavour flavour) {}

    /// Sends sessions and transactions.
    void sendItems(List<Item> items) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Item item : items) {
                try (var writer = new EnvelopeWriter(dsn(item.project()))) {
                    post(http, writer.compressed(
                            item.type(), item.payload(), item.flavour(), clock.instant()));
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("sessions and transactions could not be sent: "
                    + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private Dsn dsn(String project) {
        Dsn dsn = projects.get(project);
        if (dsn == null) {
            throw new IllegalStateException("no project " + project);
        }
        return dsn;
    }

    private void sendPart(
            HttpClient http, List<SampleEvent> events, int first, Runnable progress)
            throws IOException, InterruptedException {
        for (int i = first; i < events.size(); i += SENDERS) {
            SampleEvent event = events.get(i);
            try (var writer = new EnvelopeWriter(dsn(event.project()))) {
                post(http, writer.compressed(event, clock.instant()));
            }
            progress.run();
        }
    }

    private void post(HttpClient http, IngestRequest request)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.resolve(request.target()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        HttpRequest post = builder.build();
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            HttpResponse<String> response =
                    http.send(post, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return;
            }
            if (response.statusCode() != 429 && response.statusCode() != 503) {
                throw new CommandFailure("the server answered " + response.statusCode() + ": "
                        + response.body(), null);
            }
            Thread.sleep(RETRY_MILLIS);
        }
        throw new CommandFailure("the server refused an event " + ATTEMPTS_MAX + " times", null);
    }
}
