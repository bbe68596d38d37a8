package io.corral.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads over the REST API with a token, as clients do. Waits where it says so, never longer than
/// [#PATIENCE].
public final class Rest {

    /// How long anything may take on a busy machine.
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern NEXT =
            Pattern.compile("<([^>]+)>; rel=\"next\"; results=\"true\"");
    private static final int NOT_FOUND = 404;
    private static final long PAUSE_MS = 50;
    private static final long QUICK_PAUSE_MS = 5;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final String url;
    private final String token;

    /// Calls to this server.
    public Rest(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /// Calls until there is a result.
    public static <T> T await(String what, Supplier<Optional<T>> call) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> result = call.get();
        while (result.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE + " for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
            result = call.get();
        }
        return result.get();
    }

    /// Waits until everything taken so far is digested.
    public void awaitDrained() {
        awaitQueueAtMost(0);
    }

    /// Waits until no more than so many entries wait to be digested.
    void awaitQueueAtMost(int entries) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (queueEntries() > entries) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE + " for the queue to be digested");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(QUICK_PAUSE_MS));
        }
    }

    /// How many entries wait to be digested.
    int queueEntries() {
        return get("/health/ready").orElseThrow().path("queueEntries").asInt();
    }

    /// The event of this id, when it is there.
    Optional<JsonNode> event(String id) {
        return get(project("events/" + id + "/"));
    }

    /// Waits for the event of this id and for its issue.
    JsonNode awaitEvent(String id) {
        await("event " + id, () -> event(id));
        awaitDrained();
        return event(id).orElseThrow();
    }

    /// Every stored event of the project of the last month, newest first, in the short form.
    List<JsonNode> events() {
        return all(project("events/?per_page=100&statsPeriod=30d"));
    }

    /// Every issue of the project, whatever its state.
    List<JsonNode> issues() {
        return all(project("issues/?query="));
    }

    /// How many events of each issue Discover counts, by short id.
    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (JsonNode row : get("/api/0/organizations/" + CorralServer.ORGANIZATION
                + "/events/?dataset=errors&statsPeriod=30d&per_page=100&field=issue"
                + "&field=count()").orElseThrow().path("data")) {
            counts.put(row.path("issue").asString(), row.path("count()").asLong());
        }
        return counts;
    }

    List<JsonNode> attachments(String eventId) {
        return all(project("events/" + eventId + "/attachments/"));
    }

    byte[] download(String eventId, String attachmentId) {
        return send(url + project("events/" + eventId + "/attachments/" + attachmentId
                + "/?download=1")).body();
    }

    JsonNode issue(String id) {
        return get("/api/0/organizations/" + CorralServer.ORGANIZATION + "/issues/" + id + "/")
                .orElseThrow();
    }

    /// Items of a category that met this outcome, by `stats_v2`.
    long outcomes(String category, String outcome) {
        return get("/api/0/organizations/" + CorralServer.ORGANIZATION
                + "/stats_v2/?field=sum(quantity)&statsPeriod=30d&interval=1d&category=" + category
                + "&outcome=" + outcome).orElseThrow()
                .path("groups").path(0).path("totals").path("sum(quantity)").asLong(0);
    }

    /// The reasons of an outcome.
    List<String> reasons(String category, String outcome) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode group : get("/api/0/organizations/" + CorralServer.ORGANIZATION
                + "/stats_v2/?field=sum(quantity)&statsPeriod=30d&interval=1d&groupBy=reason"
                + "&category=" + category + "&outcome=" + outcome).orElseThrow()
                .path("groups")) {
            reasons.add(group.path("by").path("reason").asString());
        }
        return reasons;
    }

    /// Spans of a trace, by Discover.
    List<JsonNode> spans(String traceId) {
        return spans(traceId, List.of("id", "span.op", "span.description", "transaction",
                "release"));
    }

    /// Spans of a trace with these fields, 20 at most.
    List<JsonNode> spans(String traceId, List<String> fields) {
        String asked = fields.stream()
                .map(field -> "&field=" + URLEncoder.encode(field, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return get("/api/0/organizations/" + CorralServer.ORGANIZATION
                + "/events/?dataset=spans&statsPeriod=24h&per_page=100&query=trace:" + traceId
                + asked).orElseThrow().path("data").valueStream().toList();
    }

    private static String project(String path) {
        return "/api/0/projects/" + CorralServer.ORGANIZATION + "/" + CorralServer.PROJECT + "/"
                + path;
    }

    /// The JSON at the path, or empty where there is none.
    public Optional<JsonNode> get(String path) {
        HttpResponse<byte[]> response = send(url + path);
        return response.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(JsonMapper.shared().readTree(response.body()));
    }

    /// The elements of every page of a list.
    public List<JsonNode> all(String path) {
        List<JsonNode> elements = new ArrayList<>();
        Optional<String> address = Optional.of(url + path);
        while (address.isPresent()) {
            HttpResponse<byte[]> response = send(address.get());
            JsonMapper.shared().readTree(response.body()).forEach(elements::add);
            Matcher next = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
            address = next.find() ? Optional.of(next.group(1)) : Optional.empty();
        }
        return elements;
    }

    /// Posts JSON.
    ///
    /// @return what is answered
    JsonNode post(String path, String json) {
        return JsonMapper.shared().readTree(send(request(url + path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build()).body());
    }

    private HttpResponse<byte[]> send(String address) {
        return send(request(address).build());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        URI address = request.uri();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            int status = response.statusCode();
            if (status != NOT_FOUND && status / 100 != 2) {
                throw new AssertionError(address + " answered " + status + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(address.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
