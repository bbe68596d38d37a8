package io.corral.tools.reading;

import io.corral.domain.triage.Triage;
import io.corral.domain.triage.TriageInput;
import io.corral.domain.triage.TriageSettings;
import io.corral.domain.triage.Verdict;
import io.corral.protocol.json.Json;
import io.corral.protocol.triage.BundleReader;
import io.corral.protocol.triage.BundleReader.BundleRead;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the open issues of an organisation and what triage needs to know about them. Lists come
/// first, then latest events and tags in the order of [ReadOrder], several at once as far as the
/// client lets them.
public final class OrganizationReading {

    /// Member of the bundle of some issues: addresses that requests of the organisation came to.
    public static final String ADDRESSES = "addresses";

    private static final String HOURLY = "24h";
    private static final String DAILY = "14d";

    private final Source source;
    private final ReadingQuery query;
    private final ReadingCache cache;
    private final Progress progress;
    private final InstantSource clock;
    private final Absences absences = new Absences();
    private final Surroundings surroundings;

    public OrganizationReading(Source source, ReadingQuery query, ReadingCache cache,
            Progress progress, InstantSource clock) {
        this.source = source;
        this.query = query;
        this.cache = cache;
        this.progress = progress;
        this.clock = clock;
        this.surroundings = new Surroundings(source, cache, absences, clock);
    }

    /// Reads everything; what the server does not answer is noted.
    ///
    /// @throws ClientException when not even the list of issues is answered
    public Gathered read() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ObjectNode bundle = lists(threads);
            return whole(bundle, threads);
        }
    }

    /// Reads some issues with all that is known of them, open or not.
    ///
    /// @param names short ids or numbers
    /// @throws ClientException when one of them does not exist
    public Gathered read(List<String> names) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Around around = around(threads);
            List<ObjectNode> issues = new ArrayList<>();
            for (String name : names) {
                issues.add(issue(name));
            }
            ObjectNode bundle = bundle(issues, around);
            bundle.set(ADDRESSES, surroundings.addresses());
            return whole(bundle, threads);
        }
    }

    private ObjectNode issue(String name) {
        if (source.get("issues/" + SentryClient.segment(name) + "/",
                Map.of()) instanceof ObjectNode issue) {
            return LeanIssue.of(issue);
        }
        throw new ClientException(Reason.REFUSED,
                "the server's answer about " + name + " is no issue");
    }

    private ObjectNode lists(ExecutorService threads) {
        Future<List<ObjectNode>> hourly = threads.submit(
                () -> new IssueListing(source, query, cache, HOURLY).read(progress));
        Future<Map<String, JsonNode>> daily = threads.submit(this::daily);
        Around around = around(threads);
        List<ObjectNode> issues = result(hourly);
        Map<String, JsonNode> days = result(daily);
        issues.forEach(issue -> {
            JsonNode counts = days.get(issue.path("id").asString(""));
            if (counts != null) {
                stats(issue).set(DAILY, counts);
            }
        });
        return bundle(issues, around);
    }

    /// Parts of the bundle that are read while its issues are.
    private record Around(Future<@Nullable JsonNode> context, Future<@Nullable JsonNode> releases,
            Future<@Nullable JsonNode> corrections) {}

    private Around around(ExecutorService threads) {
        return new Around(
                threads.submit((Callable<@Nullable JsonNode>) surroundings::context),
                threads.submit((Callable<@Nullable JsonNode>) surroundings::releases),
                threads.submit((Callable<@Nullable JsonNode>) surroundings::corrections));
    }

    private ObjectNode bundle(List<ObjectNode> issues, Around around) {
        Map<String, String> slugs = new HashMap<>();
        issues.forEach(issue -> slugs.put(issue.path("project").path("id").asString(""),
                issue.path("project").path("slug").asString("")));
        ObjectNode bundle = Json.MAPPER.createObjectNode().put("org", source.organization())
                .put("now", clock.instant().toString());
        set(bundle, "context", result(around.context()));
        set(bundle, "sessions", surroundings.sessions(slugs));
        set(bundle, "releases", result(around.releases()));
        set(bundle, "corrections", result(around.corrections()));
        bundle.putArray("issues").addAll(issues);
        return bundle;
    }

    private static ObjectNode stats(ObjectNode issue) {
        return issue.get("stats") instanceof ObjectNode stats ? stats : issue.putObject("stats");
    }

    private static void set(ObjectNode bundle, String name, @Nullable JsonNode part) {
        if (part != null) {
            bundle.set(name, part);
        }
    }

    // A list counts either hours or days, so it is read twice.
    private Map<String, JsonNode> daily() {
        String name = DAILY + query;
        JsonNode known = cache.shared(name).orElse(null);
        if (known == null) {
            ObjectNode read = Json.MAPPER.createObjectNode();
            absences.ask("daily counts", () -> new IssueListing(source, query, cache, DAILY)
                    .read(Progress.SILENT)).ifPresent(issues -> issues.forEach(
                            issue -> set(read,
                                    issue.path("id").asString(""),
                                    issue.path("stats").get(DAILY))));
            known = read;
            if (!read.isEmpty()) {
                cache.keep(name, read);
            }
        }
        Map<String, JsonNode> days = new HashMap<>();
        known.properties().forEach(each -> days.put(each.getKey(), each.getValue()));
        return days;
    }

    private Gathered whole(ObjectNode bundle, ExecutorService threads) {
        Map<String, ObjectNode> issues = new LinkedHashMap<>();
        bundle.path("issues").forEach(issue -> {
            if (issue instanceof ObjectNode object) {
                issues.putIfAbsent(issue.path("shortId").asString(
                        issue.path("id").asString("?")), object);
            }
        });
        List<ObjectNode> wanted = new ArrayList<>();
        int kept = 0;
        int left = 0;
        for (String shortId : order(bundle)) {
            ObjectNode issue = issues.get(shortId);
            var known = issue == null ? null : cache.whole(issue).orElse(null);
            if (issue == null) {
                continue;
            }
            if (known != null) {
                IssueParts.add(known, issue);
                kept++;
            } else if (wanted.size() < query.eventsMax()) {
                wanted.add(issue);
            } else {
                left++;
            }
        }
        int read = read(wanted, kept, threads);
        return new Gathered(bundle, absences.notes(), read + kept, kept,
                left + wanted.size() - read);
    }

    private List<String> order(ObjectNode bundle) {
        if (!(BundleReader.read(bundle,
                clock.instant()) instanceof BundleRead.Read(TriageInput input, var _))) {
            return List.of();
        }
        List<Verdict> ranked = Triage.rank(input, TriageSettings.DEFAULTS);
        long high = ranked.stream().filter(Verdict::isHigh).count();
        progress.say(ranked.size() + " open issues; by the list alone " + high
                + " to look at now");
        return ReadOrder.of(ranked, input.issues());
    }

    private int read(List<ObjectNode> wanted, int kept, ExecutorService threads) {
        var done = new AtomicInteger();
        var answered = new AtomicInteger();
        var parts = new IssueParts(source, query, absences);
        List<Future<?>> reads = new ArrayList<>();
        for (ObjectNode issue : wanted) {
            reads.add(threads.submit(() -> {
                parts.read(issue).ifPresent(whole -> {
                    if (whole.isComplete()) {
                        cache.keep(issue, whole);
                    }
                    // Nobody looks at the tree before all are done; each thread has its own issue.
                    IssueParts.add(whole, issue);
                    answered.incrementAndGet();
                });
                progress.at("latest events and tags", kept + done.incrementAndGet(),
                        kept + wanted.size());
            }));
        }
        reads.forEach(OrganizationReading::result);
        return answered.get();
    }

    static <T extends @Nullable Object> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClientException refused) {
                throw refused;
            }
            throw new IllegalStateException("reading failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Reason.NO_ANSWER, "interrupted");
        }
    }
}
