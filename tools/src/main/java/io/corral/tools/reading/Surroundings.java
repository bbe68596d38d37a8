package io.corral.tools.reading;

import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.protocol.triage.ContextReader;
import io.corral.tools.client.ClientException;
import io.corral.tools.client.ClientException.Reason;
import io.corral.tools.client.SentryClient;
import io.corral.tools.client.SentryClient.Listing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what stands around issues: how sessions of the last day went, which releases went where,
/// and what the organisation says about its product and against verdicts where the server is one
/// that keeps it.
final class Surroundings {

    private static final Duration DEPLOYS_OF = Duration.ofDays(14);
    private static final int DEPLOYS_ASKED_MAX = 20;
    private static final int CORRECTION_PAGES_MAX = 10;
    private static final Listing NOTHING = new Listing(Json.MAPPER.createArrayNode(), null);
    private static final double HUNDRED = 100;
    private static final String PER_PAGE = "per_page";
    private static final List<String> PAGE = List.of("100");
    private static final String ADDRESS = "url";
    private static final List<String> ALL = List.of("-1");

    private final Source source;
    private final ReadingCache cache;
    private final Absences absences;
    private final InstantSource clock;

    Surroundings(Source source, ReadingCache cache, Absences absences, InstantSource clock) {
        this.source = source;
        this.cache = cache;
        this.absences = absences;
        this.clock = clock;
    }

    /// Releases as a bundle holds them, newest first; null when they were not answered.
    @Nullable
    JsonNode releases() {
        return shared("releases", () -> absences.ask("releases", () -> {
            ArrayNode releases = Json.MAPPER.createArrayNode();
            int asked = 0;
            for (JsonNode release : source.get("releases/",
                    Map.of(PER_PAGE, PAGE, "project", ALL))) {
                boolean more = release.path("deployCount").asInt(0) > 1 && isYoung(release)
                        && asked < DEPLOYS_ASKED_MAX;
                asked += more ? 1 : 0;
                releases.add(release(release, more));
            }
            return releases;
        }));
    }

    private boolean isYoung(JsonNode release) {
        Instant deployed = JsonNodes.instant(release.path("lastDeploy").get("dateFinished"));
        return deployed != null && deployed.isAfter(clock.instant().minus(DEPLOYS_OF));
    }

    private ObjectNode release(JsonNode release, boolean severalDeploys) {
        ObjectNode lean = Json.MAPPER.createObjectNode();
        String version = release.path("version").asString("");
        lean.put("version", version);
        lean.set("dateReleased", text(release, "dateReleased"));
        ArrayNode projects = lean.putArray("projects");
        release.path("projects").forEach(
                project -> projects.add(project.path("slug").asString("")));
        lean.set("deploys", deploys(release, version, severalDeploys));
        return lean;
    }

    private static JsonNode text(JsonNode node, String field) {
        String text = JsonNodes.text(node, field);
        return text == null
                ? Json.MAPPER.nullNode()
                : Json.MAPPER.getNodeFactory().stringNode(text);
    }

    // One that nobody reported a deploy of counts as deployed when it went out.
    private ArrayNode deploys(JsonNode release, String version, boolean several) {
        ArrayNode deploys = Json.MAPPER.createArrayNode();
        JsonNode last = release.path("lastDeploy");
        Optional<JsonNode> all = several
                ? absences.ask("deploys", () -> source.get(
                        "releases/" + SentryClient.segment(version) + "/deploys/", Map.of()))
                : Optional.empty();
        if (all.isPresent() && !all.get().isEmpty()) {
            all.get().forEach(deploy -> deploys.add(deploy(deploy)));
        } else if (last.isObject()) {
            deploys.add(deploy(last));
        } else if (JsonNodes.text(release, "dateReleased") != null) {
            deploys.addObject().set("dateFinished", text(release, "dateReleased"));
        }
        return deploys;
    }

    private static ObjectNode deploy(JsonNode deploy) {
        ObjectNode lean = Json.MAPPER.createObjectNode();
        lean.set("environment", text(deploy, "environment"));
        lean.set("dateFinished", text(deploy, "dateFinished"));
        return lean;
    }

    /// How sessions went as a bundle holds it; null when that was not answered.
    ///
    /// @param slugs of projects by their numbers
    @Nullable
    JsonNode sessions(Map<String, String> slugs) {
        JsonNode answer = shared("sessions", () -> absences.ask("sessions", () -> source.get(
                "sessions/", sessionParameters())));
        if (answer == null) {
            return null;
        }
        ObjectNode sessions = Json.MAPPER.createObjectNode().put("period", "24h");
        ObjectNode projects = sessions.putObject("projects");
        for (JsonNode group : answer.path("groups")) {
            String number = group.path("by").path("project").asString("");
            String slug = slugs.get(number);
            JsonNode totals = group.path("totals");
            Double free = JsonNodes.number(totals.get("crash_free_rate(session)"));
            if (slug != null && free != null && totals.path("sum(session)").asLong(0) > 0) {
                Double users = JsonNodes.number(totals.get("crash_free_rate(user)"));
                projects.putObject(slug).put("crashFreeSessions", HUNDRED * free)
                        .put("crashFreeUsers", users == null ? null : HUNDRED * users)
                        .put("sessions", totals.path("sum(session)").asLong(0));
            }
        }
        return sessions;
    }

    private static Map<String, List<String>> sessionParameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("field", List.of("crash_free_rate(session)", "crash_free_rate(user)",
                "sum(session)"));
        parameters.put("groupBy", List.of("project"));
        parameters.put("statsPeriod", List.of("24h"));
        parameters.put("interval", List.of("1d"));
        parameters.put("includeSeries", List.of("0"));
        parameters.put("project", ALL);
        return parameters;
    }

    /// Addresses that requests came to, most often first: whose hosts are ours. Of a few issues
    /// alone nobody could tell.
    ArrayNode addresses() {
        ArrayNode addresses = Json.MAPPER.createArrayNode();
        JsonNode answer = shared("addresses", () -> absences.ask("addresses of requests",
                () -> source.get("events/", Map.of("dataset", List.of("errors"),
                        "field", List.of(ADDRESS, "count()"), "sort", List.of("-count()"),
                        "query", List.of("has:" + ADDRESS), PER_PAGE, PAGE,
                        "statsPeriod", List.of("14d"), "project", ALL))));
        if (answer != null) {
            answer.path("data").forEach(row -> addresses.add(row.path(ADDRESS).asString("")));
        }
        return addresses;
    }

    /// What the organisation says about its product; null where nothing is kept.
    @Nullable
    JsonNode context() {
        // Sentry has no such address, which is nothing to tell anybody.
        JsonNode kept = shared("context", () -> new Absences().ask("context",
                () -> source.get("triage/context/", Map.of())));
        String text = kept == null ? "" : kept.path("text").asString("");
        return text.isBlank() ? null : ContextReader.tree(text).orElse(null);
    }

    /// What people said against verdicts, as a bundle holds it; null where nothing was. Read anew
    /// each time: who has just said something looks whether it is heeded.
    @Nullable
    JsonNode corrections() {
        ArrayNode corrections = Json.MAPPER.createArrayNode();
        String cursor = "";
        for (int page = 0; cursor != null && page < CORRECTION_PAGES_MAX; page++) {
            String from = cursor;
            Listing listing = absences.ask("corrections", () -> corrections(from)).orElse(NOTHING);
            for (JsonNode row : listing.rows()) {
                if (row.get("heeded") instanceof ObjectNode heeded) {
                    corrections.add(heeded);
                }
            }
            cursor = listing.next();
        }
        return corrections.isEmpty() ? null : corrections;
    }

    // Sentry has no such address, and who may not read them judges without them, as before.
    private Listing corrections(String cursor) {
        try {
            return source.list("triage/corrections/", cursor.isEmpty()
                    ? Map.of(PER_PAGE, PAGE)
                    : Map.of(PER_PAGE, PAGE, "cursor", List.of(cursor)));
        } catch (ClientException e) {
            if (e.reason() == Reason.NOT_FOUND || e.reason() == Reason.SCOPE) {
                return NOTHING;
            }
            throw e;
        }
    }

    private @Nullable JsonNode shared(String name, Supplier<Optional<? extends JsonNode>> read) {
        Optional<JsonNode> kept = cache.shared(name);
        if (kept.isPresent()) {
            return kept.get();
        }
        JsonNode answer = read.get().orElse(null);
        if (answer != null) {
            cache.keep(name, answer);
        }
        return answer;
    }
}
