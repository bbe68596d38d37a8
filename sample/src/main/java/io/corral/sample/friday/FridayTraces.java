package io.corral.sample.friday;

import io.corral.domain.id.EventId;
import io.corral.sample.SdkFlavour;
import io.corral.sample.SdkFlavour.TimeFormat;
import io.corral.sample.render.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What the shop measured over the weekend: transactions with their spans, those of a page with
/// those of the servers it calls in one trace. The same seed and end give the same bytes.
public final class FridayTraces {

    private static final int SLOW_FOLD = 7;
    private static final int WIRE_MILLIS = 4;
    private static final int VISITORS = 400;
    /// So that nothing ends after the weekend.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final SplittableRandom random;
    private final Map<String, JsonNode> shapes = new LinkedHashMap<>();
    private final List<ShopTransaction> made = new ArrayList<>();

    private FridayTraces(long seed) {
        this.random = new SplittableRandom(seed);
        Resources.read("transactions.json")
                .forEach(shape -> shapes.put(shape.path("name").stringValue(), shape));
    }

    /// A transaction as its SDK sends it: the payload of an item of type `transaction`.
    ///
    /// @param project slug of its project
    public record ShopTransaction(String project, SdkFlavour flavour, String payload) {}

    /// Where a transaction comes from.
    ///
    /// @param parent span that called it; null where the trace begins
    private record Origin(String trace, @Nullable String parent, String user) {}

    /// The transactions of a weekend that ends at this time, about a thousand.
    public static List<ShopTransaction> endingAt(Instant end, long seed) {
        var traces = new FridayTraces(seed);
        Weekend weekend = Weekend.endingAt(end.minus(LONGEST));
        for (JsonNode shape : traces.shapes.values()) {
            for (int i = 0; i < shape.path("count").intValue(); i++) {
                var origin = new Origin(traces.traceId(), null,
                        "visitor-" + traces.random.nextInt(VISITORS));
                Instant _ = traces.add(shape, origin, weekend.afterDeploy(traces.random));
            }
        }
        return List.copyOf(traces.made);
    }

    /// Adds a transaction and what it calls.
    ///
    /// @return when it ended
    private Instant add(JsonNode shape, Origin origin, Instant start) {
        SdkFlavour flavour = SdkFlavour.valueOf(
                shape.path("sdk").stringValue().toUpperCase(Locale.ROOT));
        String own = spanId();
        ObjectNode payload = payload(shape, origin, own);
        ArrayNode spans = payload.putArray("spans");
        long around = length(shape) / 2;
        Instant at = start.plusMillis(around);
        for (JsonNode part : shape.path("spans")) {
            String id = spanId();
            Instant ended = part.has("calls")
                    ? add(shape(part.path("calls").stringValue()),
                            new Origin(origin.trace(), id, origin.user()),
                            at.plusMillis(WIRE_MILLIS)).plusMillis(WIRE_MILLIS)
                    : at.plusMillis(length(part));
            ObjectNode span = spans.addObject().put("trace_id", origin.trace())
                    .put("span_id", id).put("parent_span_id", own)
                    .put("op", part.path("op").stringValue())
                    .put("description", part.path("description").stringValue())
                    .put("status", "ok");
            putTimes(span, flavour, at, ended);
            at = ended;
        }
        Instant end = at.plusMillis(around);
        putTimes(payload, flavour, start, end);
        made.add(new ShopTransaction(shape.path("project").stringValue(), flavour,
                Resources.write(payload)));
        return end;
    }

    private JsonNode shape(String name) {
        return Objects.requireNonNull(shapes.get(name), name);
    }

    private ObjectNode payload(JsonNode shape, Origin origin, String own) {
        ObjectNode payload = Resources.emptyObject();
        payload.put("event_id", new EventId(random.nextLong(), random.nextLong()).toString())
                .put("type", "transaction").put("platform", shape.path("platform").stringValue())
                .put("transaction", shape.path("name").stringValue())
                .put("release", shape.path("release").stringValue())
                .put("environment", "production");
        payload.putObject("transaction_info").put("source", "route");
        payload.putObject("user").put("id", origin.user());
        ObjectNode trace = payload.putObject("contexts").putObject("trace");
        trace.put("trace_id", origin.trace()).put("span_id", own)
                .put("op", shape.path("op").stringValue())
                .put("status", happens(shape, "failedPerMille") ? "internal_error" : "ok");
        if (origin.parent() != null) {
            trace.put("parent_span_id", origin.parent());
        }
        return payload;
    }

    private static void putTimes(ObjectNode node, SdkFlavour flavour, Instant from, Instant to) {
        put(node, "start_timestamp", flavour, from);
        put(node, "timestamp", flavour, to);
    }

    private static void put(ObjectNode node, String name, SdkFlavour flavour, Instant time) {
        if (flavour.timeFormat() == TimeFormat.ISO) {
            node.put(name, time.toString());
        } else {
            node.put(name, time.toEpochMilli() / 1e3);
        }
    }

    /// In milliseconds: half to one and a half of what is usual; many times that when it is slow.
    private long length(JsonNode part) {
        long usual = part.path("millis").intValue();
        long length = usual / 2 + random.nextLong(usual + 1);
        return happens(part, "slowPerMille") ? SLOW_FOLD * length : length;
    }

    private boolean happens(JsonNode of, String perMille) {
        return random.nextInt(1_000) < of.path(perMille).intValue(0);
    }

    private String traceId() {
        return new EventId(random.nextLong(), random.nextLong()).toString();
    }

    private String spanId() {
        return String.format(Locale.ROOT, "%016x", random.nextLong());
    }
}
