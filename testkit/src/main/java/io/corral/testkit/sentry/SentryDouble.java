package io.corral.testkit.sentry;

import com.sun.net.httpserver.HttpExchange;
import io.corral.testkit.http.LocalServer;
import io.corral.testkit.triage.LabelledOrganization;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers as sentry.io does about a labelled organisation: its paths, its paging, its shapes. What
/// a test wants refused, it refuses first. Thread-safe.
public final class SentryDouble implements AutoCloseable {

    /// What it expects as bearer token.
    public static final String TOKEN = "secret-of-the-test";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PAGE_USUAL = 25;

    private final LocalServer listener;
    private final ObjectNode bundle;
    private final String prefix;
    private final Map<String, ObjectNode> issues = new LinkedHashMap<>();
    private final Map<String, ArrayNode> histories = new ConcurrentHashMap<>();
    private final Map<String, List<ObjectNode>> lists = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Optional<Refusal>> refusals = _ -> Optional.empty();

    /// A request.
    ///
    /// @param path below the organisation, such as `issues/`
    /// @param query decoded values by name
    public record Asked(String method, String path, Map<String, List<String>> query,
            String body) {
        /// The first value; empty for none.
        public String first(String name) {
            return query.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /// What it answers in place of what was asked for.
    ///
    /// @param status 0 to hang up without an answer
    public record Refusal(int status, Map<String, String> headers, String body) {
        /// A status with Sentry's way of saying why.
        public static Refusal of(int status, String detail) {
            return new Refusal(status, Map.of(), "{\"detail\":\"" + detail + "\"}");
        }

        /// The connection breaks.
        public static Refusal hangUp() {
            return new Refusal(0, Map.of(), "");
        }
    }

    public SentryDouble(LabelledOrganization organization) {
        this.bundle = organization.bundle();
        this.prefix = "/api/0/organizations/" + organization.slug() + "/";
        List<ObjectNode> sorted = new ArrayList<>();
        bundle.path("issues").forEach(issue -> sorted.add((ObjectNode) issue));
        sorted.sort((one, other) -> other.path("lastSeen").asString("")
                .compareTo(one.path("lastSeen").asString("")));
        sorted.forEach(issue -> issues.put(issue.path("id").asString(""), issue));
        listener = new LocalServer(this::answer);
    }

    /// Refuses what the function refuses.
    public void refuse(Function<Asked, Optional<Refusal>> wanted) {
        refusals = wanted;
    }

    /// Its address.
    public URI url() {
        return listener.url();
    }

    /// What was asked since the last time, in order.
    public List<Asked> taken() {
        List<Asked> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /// Its issues, to be changed while nobody asks.
    public List<ObjectNode> issues() {
        return List.copyOf(issues.values());
    }

    /// Something happened to an issue, by somebody called Ana.
    public void history(ObjectNode issue, String type, Instant at) {
        ObjectNode activity = histories.computeIfAbsent(issue.path("id").asString(""),
                _ -> JsonNodeFactory.instance.arrayNode()).addObject();
        activity.put("id", "1").put("type", type).put("dateCreated", at.toString())
                .putObject("user").put("name", "Ana");
        activity.putObject("data");
    }

    /// Adds a row to a list that sentry.io does not have, such as one of Corral.
    ///
    /// @param path below the organisation
    public void add(String path, ObjectNode row) {
        lists.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>()).add(row);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(
                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        URI address = exchange.getRequestURI();
        String path = address.getRawPath();
        var request = new Asked(exchange.getRequestMethod(),
                path.startsWith(prefix) ? path.substring(prefix.length()) : path,
                query(address.getRawQuery()), body);
        asked.add(request);
        try {
            Optional<Refusal> refusal = ("Bearer " + TOKEN)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))
                            ? refusals.apply(request)
                            : Optional.of(Refusal.of(401, "Invalid token"));
            if (refusal.isEmpty()) {
                send(exchange, 200, route(request, exchange).map(JsonNode::toString).orElse(""));
            } else if (refusal.get().status() > 0) {
                refusal.get().headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, refusal.get().status(), refusal.get().body());
            }
        } finally {
            exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = (body.isEmpty()
                ? "{\"detail\":\"The requested resource does not exist\"}"
                : body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(body.isEmpty() ? 404 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
                    .add(parts.length > 1 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Optional<JsonNode> route(Asked request, HttpExchange exchange) {
        String path = request.path();
        if (path.equals("issues/")) {
            return Optional.of(request.method().equals("PUT")
                    ? change(request)
                    : issues(request, exchange));
        }
        if (path.startsWith("issues/")) {
            String[] parts = path.split("/", -1);
            return issue(parts[1]).flatMap(issue -> ofIssue(issue, path, parts.length));
        }
        return switch (path) {
            case "releases/" -> Optional.of(releases());
            case "sessions/" -> Optional.of(sessions());
            case "projects/" -> Optional.of(JsonNodeFactory.instance.arrayNode());
            default -> path.startsWith("releases/") && path.endsWith("/deploys/")
                    ? deploys(decoded(path.split("/", -1)[1]))
                    : Optional.ofNullable(lists.get(path)).map(all -> JsonNodeFactory.instance
                            .arrayNode().addAll(page(all, request, exchange)));
        };
    }

    private Optional<ObjectNode> issue(String name) {
        return issues.values().stream()
                .filter(issue -> issue.path("id").asString("").equals(name)
                        || issue.path("shortId").asString("").equalsIgnoreCase(name))
                .findFirst();
    }

    private Optional<JsonNode> ofIssue(ObjectNode issue, String path, int parts) {
        if (path.endsWith("/events/latest/")) {
            return issue.get("latestEvent") instanceof ObjectNode event
                    ? Optional.of(ApiEventForm.of(event, issue.path("id").asString("")))
                    : Optional.empty();
        }
        if (path.endsWith("/activities/")) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("activity", histories.getOrDefault(issue.path("id").asString(""),
                    JsonNodeFactory.instance.arrayNode()));
            return Optional.of(answer);
        }
        if (path.endsWith("/tags/")) {
            return Optional.of(issue.path("tags"));
        }
        return parts == 3
                ? Optional.of(withoutParts(issue).set("stats", issue.path("stats")))
                : Optional.empty();
    }

    private static ObjectNode withoutParts(ObjectNode issue) {
        ObjectNode row = issue.deepCopy();
        row.remove(List.of("tags", "latestEvent", "releaseInfo", "stats"));
        return row;
    }

    private JsonNode issues(Asked request, HttpExchange exchange) {
        String wanted = request.first("query").contains("is:resolved") ? "resolved" : "unresolved";
        List<ObjectNode> all = issues().stream()
                .filter(issue -> issue.path("status").asString("").equals(wanted)).toList();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode issue : page(all, request, exchange)) {
            ObjectNode row = withoutParts(issue);
            row.putObject("lifetime").put("firstSeen", issue.path("firstSeen").asString(""));
            counts(issue, row, request.first("groupStatsPeriod"));
            rows.add(row);
        }
        return rows;
    }

    // Cursors are opaque: this one is an offset.
    private List<ObjectNode> page(
            List<ObjectNode> all, Asked request, HttpExchange exchange) {
        String wanted = request.first("limit") + request.first("per_page");
        int limit = wanted.isEmpty() ? PAGE_USUAL : Integer.parseInt(wanted);
        String cursor = request.first("cursor");
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.split(":", -1)[1]);
        int next = from + limit;
        String address = url() + prefix + request.path();
        exchange.getResponseHeaders().set("Link", "<" + address
                + "?cursor=0:0:1>; rel=\"previous\"; results=\"false\"; cursor=\"0:0:1\", <"
                + address + "?cursor=0:" + next + ":0>; rel=\"next\"; results=\""
                + (next < all.size()) + "\"; cursor=\"0:" + next + ":0\"");
        return all.subList(Math.min(from, all.size()), Math.min(next, all.size()));
    }

    private static void counts(ObjectNode issue, ObjectNode row, String period) {
        JsonNode stats = issue.path("stats");
        switch (period) {
            case "24h" -> row.putObject("stats").set("24h", stats.path("24h"));
            case "14d" -> {
                ArrayNode days = row.putObject("stats").putArray("14d");
                List<JsonNode> month = stats.path("30d").valueStream().toList();
                month.subList(Math.max(0, month.size() - 14), month.size()).forEach(days::add);
            }
            default -> throw new IllegalStateException("sentry.io knows 24h, 14d and auto only,"
                    + " asked for " + period);
        }
    }

    private JsonNode change(Asked request) {
        JsonNode body = MAPPER.readTree(request.body());
        request.query().getOrDefault("id", List.of()).forEach(id -> {
            ObjectNode issue = issues.get(id);
            if (issue != null && body instanceof ObjectNode fields) {
                issue.setAll(fields);
            }
        });
        return body;
    }

    private JsonNode releases() {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        for (JsonNode release : bundle.path("releases")) {
            ObjectNode row = answer.addObject();
            row.put("version", release.path("version").asString(""));
            row.set("dateReleased", release.path("dateReleased"));
            ArrayNode projects = row.putArray("projects");
            release.path("projects").forEach(slug -> projects.addObject()
                    .put("slug", slug.asString("")).put("name", slug.asString("")));
            JsonNode deploys = release.path("deploys");
            row.put("deployCount", deploys.size());
            row.set("lastDeploy", deploys.isEmpty()
                    ? JsonNodeFactory.instance.nullNode()
                    : deploys.get(0));
        }
        return answer;
    }

    private Optional<JsonNode> deploys(String version) {
        for (JsonNode release : bundle.path("releases")) {
            if (release.path("version").asString("").equals(version)) {
                return Optional.of(release.path("deploys"));
            }
        }
        return Optional.empty();
    }

    private JsonNode sessions() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode groups = answer.putArray("groups");
        bundle.path("sessions").path("projects").properties().forEach(each -> {
            ObjectNode group = groups.addObject();
            group.putObject("by").put("project", Long.parseLong(number(each.getKey())));
            ObjectNode totals = group.putObject("totals");
            totals.put("crash_free_rate(session)",
                    each.getValue().path("crashFreeSessions").asDouble(0) / 100);
            totals.put("crash_free_rate(user)",
                    each.getValue().path("crashFreeUsers").asDouble(0) / 100);
            totals.set("sum(session)", each.getValue().path("sessions"));
        });
        return answer;
    }

    private String number(String slug) {
        return issues.values().stream()
                .filter(issue -> issue.path("project").path("slug").asString("").equals(slug))
                .map(issue -> issue.path("project").path("id").asString("")).findFirst()
                .orElse("0");
    }

    @Override
    public void close() {
        listener.close();
    }
}
