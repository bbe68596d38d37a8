package io.corral.server.tools;

import io.corral.protocol.json.Json;
import io.corral.sample.SampleEvent;
import io.corral.sample.friday.FridayDeploy;
import io.corral.sample.friday.FridayReleases;
import io.corral.sample.friday.FridayReleases.ShopRelease;
import io.corral.sample.friday.FridaySessions;
import io.corral.server.rest.ApiServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Fills a server as the demo does, a few events of each bug, and with transactions of a shop.
final class DemoShop {

    static final int EVENTS_PER_BUG = 2;
    static final int TRANSACTIONS = 90;
    static final int SLOW = 60;
    static final int EACH = 3;
    private static final int QUERIES = 16;
    private static final String EVENT_ID = "f".repeat(32);

    private final ApiServer server;
    private final Instant now = Instant.now();

    private DemoShop(ApiServer server) {
        this.server = server;
    }

    static void fill(ApiServer server) {
        var shop = new DemoShop(server);
        List<ShopRelease> releases = FridayReleases.endingAt(shop.now);
        releases.forEach(shop::release);
        for (SampleEvent event : FridayDeploy.endingAt(shop.now, 1).events(EVENTS_PER_BUG)) {
            if (event.project().equals("api")) {
                server.apiEvent(event.payload());
            } else {
                server.event(event.payload());
            }
        }
        shop.traces();
        shop.settings();
        shop.alerts();
    }

    private void release(ShopRelease release) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("version", release.version());
        body.putArray("projects").add(release.project().equals("api") ? "api" : "shop");
        body.put("dateReleased", release.released().toString());
        ArrayNode commits = body.putArray("commits");
        release.commits().forEach(commit -> {
            ArrayNode files = commits.addObject().put("id", commit.id())
                    .put("repository", "fernwood/shop").put("message", commit.message())
                    .put("author_name", commit.author())
                    .put("author_email", "a@fernwood.example")
                    .put("timestamp", commit.at().toString()).putArray("patch_set");
            commit.files().forEach(file -> files.addObject().put("type", file.substring(0, 1))
                    .put("path", file.substring(2)));
        });
        server.post("organizations/acme/releases/", body.toString());
        if (!release.project().equals("api")) {
            for (String item : FridaySessions.of(release, now, 1)) {
                server.items(EVENT_ID, "{\"type\":\"sessions\"}", item);
            }
        }
    }

    /// A segment with its queries, as the newest SDKs send them.
    private void addTrace(ArrayNode spans, int which, int again) {
        double end = now.minus(Duration.ofMinutes(7L * which + again)).toEpochMilli() / 1e3;
        double length = (40 + 55 * which + 9 * again) / 1e3;
        String trace = traceId(which, again);
        String segment = "%016x".formatted(1 + which);
        ObjectNode root = span(spans, trace, segment, name(which), end - length, end);
        root.put("is_segment", true).put("status", which % 5 == 0 ? "error" : "ok");
        describe(root, which, "http.server").putObject("user.id").put("value", "u" + again)
                .put("type", "string");
        for (int i = 0; i < QUERIES; i++) {
            double from = end - length + length * i / (2 * QUERIES);
            ObjectNode query = span(spans, trace, "%016x".formatted(1000 * (which + 1) + i),
                    "SELECT c" + i + ", price, stock FROM table_" + (which + i)
                            + " WHERE shop_id = %s AND deleted = %s ORDER BY c" + i,
                    from, from + length / (QUERIES + i));
            query.put("parent_span_id", segment).put("is_segment", false).put("status", "ok");
            describe(query, which, "db.sql.query");
        }
    }

    private static ObjectNode span(
            ArrayNode spans, String trace, String id, String name, double from, double to) {
        return spans.addObject().put("trace_id", trace).put("span_id", id).put("name", name)
                .put("start_timestamp", from).put("end_timestamp", to);
    }

    private static ObjectNode describe(ObjectNode span, int which, String operation) {
        ObjectNode attributes = span.putObject("attributes");
        Map.of("sentry.op", operation, "sentry.segment.name", name(which),
                "sentry.segment.id", "%016x".formatted(1 + which),
                "sentry.environment", "production")
                .forEach((name, value) -> attributes.putObject(name).put("value", value)
                        .put("type", "string"));
        return attributes;
    }

    static String traceId(int which, int again) {
        return "%032x".formatted(1000 + which * EACH + again);
    }

    private void traces() {
        for (int which = 0; which < TRANSACTIONS; which++) {
            ObjectNode container = Json.MAPPER.createObjectNode();
            ArrayNode spans = container.putArray("items");
            for (int again = 0; again < EACH; again++) {
                addTrace(spans, which, again);
            }
            server.items(EVENT_ID, "{\"type\":\"span\",\"item_count\":" + spans.size()
                    + ",\"content_type\":\"application/vnd.sentry.items.span.v2+json\"}",
                    container.toString());
        }
        for (int bug = 0; bug < 3; bug++) {
            server.event("{\"transaction\":\"" + name(SLOW) + "\",\"exception\":{\"values\":["
                    + "{\"type\":\"Lack" + bug + "\",\"value\":\"article is gone\"}]}}");
        }
    }

    static String name(int which) {
        return "GET /shop/department-" + which + "/articles/{article}/availability";
    }

    private void settings() {
        var rules = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rules.append("path:src/part").append(i).append("/** reader@example.com\\n");
        }
        server.put("projects/acme/shop/ownership/", "{\"raw\":\"" + rules + "\"}");
        for (String key : List.of("Staging", "Mobile", "Partners")) {
            server.post("projects/acme/shop/keys/", "{\"name\":\"" + key + "\"}");
        }
    }

    private void alerts() {
        for (int i = 0; i < 4; i++) {
            server.post("organizations/acme/workflows/", """
                    {"name":"New in checkout %d","enabled":true,"config":{"frequency":30},
                     "environment":"production",
                     "triggers":{"logicType":"any-short","conditions":[
                      {"type":"first_seen_event","comparison":true,"conditionResult":true}]},
                     "actionFilters":[{"logicType":"all","conditions":[
                      {"type":"level","comparison":{"level":40,"match":"gte"},
                       "conditionResult":true}],
                      "actions":[{"type":"email","data":{},"config":{"targetType":"user",
                       "targetIdentifier":"1"}}]}]}""".formatted(i));
        }
        server.post("organizations/acme/workflows/", """
                {"name":"Everything","enabled":true,"config":{"frequency":5},
                 "triggers":{"logicType":"any-short","conditions":[]},
                 "actionFilters":[{"logicType":"all","conditions":[],
                  "actions":[{"type":"email","config":{"targetType":"issue_owners"}}]}]}""");
        server.post("organizations/acme/projects/shop/detectors/", """
                {"name":"Too many errors","type":"metric_issue","workflowIds":[],
                 "dataSources":[{"aggregate":"count()","dataset":"events","query":"level:error",
                  "timeWindow":300,"environment":"production","eventTypes":["error"]}],
                 "conditionGroup":{"logicType":"any","conditions":[
                  {"type":"gt","comparison":100,"conditionResult":75},
                  {"type":"lte","comparison":100,"conditionResult":0}]},
                 "config":{"detectionType":"static"}}""");
    }
}
