package io.corral.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Spans of the second version as an SDK put them on the wire, compared value by value with what
/// Discover answers for them.
final class SentSpan {

    private static final List<String> FRAME = List.of(
            "trace", "parent_span", "span.name", "span.status", "is_segment", "span.duration",
            "precise.start_ts", "timestamp");

    /// Fields that fit into a query beside the id.
    private static final int FIELDS_MAX = 19;
    private static final Duration TIME_GRAIN = Duration.ofMillis(1);
    private static final double MILLIS_GRAIN = 0.01;

    /// Longer attributes are cut for searching.
    private static final int LABEL_LENGTH_MAX = 250;

    private SentSpan() {}

    /// What Discover does not answer as it was sent: one line for each value.
    ///
    /// @param sent spans of one trace
    static List<String> differences(List<JsonNode> sent, Rest rest) {
        String trace = sent.getFirst().path("trace_id").asString();
        var names = new TreeSet<String>();
        sent.forEach(span -> span.path("attributes").properties()
                .forEach(attribute -> names.add(attribute.getKey())));
        Map<String, Map<String, JsonNode>> stored = new HashMap<>();
        List<String> fields = new ArrayList<>(FRAME);
        fields.addAll(names);
        for (int from = 0; from < fields.size(); from += FIELDS_MAX) {
            List<String> asked = new ArrayList<>(List.of("id"));
            asked.addAll(fields.subList(from, Math.min(from + FIELDS_MAX, fields.size())));
            for (JsonNode row : rest.spans(trace, asked)) {
                Map<String, JsonNode> values = stored.computeIfAbsent(
                        row.path("id").asString(), _ -> new HashMap<>());
                row.properties().forEach(value -> values.put(value.getKey(), value.getValue()));
            }
        }
        List<String> differences = new ArrayList<>();
        for (JsonNode span : sent) {
            String id = span.path("span_id").asString();
            compare(span, stored.getOrDefault(id, Map.of()))
                    .forEach(difference -> differences.add("span " + id + " " + difference));
        }
        return differences;
    }

    private static List<String> compare(JsonNode span, Map<String, JsonNode> stored) {
        List<String> differences = new ArrayList<>();
        Map<String, JsonNode> wire = new HashMap<>();
        span.path("attributes").properties().forEach(attribute -> wire.put(
                attribute.getKey(), attribute.getValue().path("value")));
        wire.put("trace", span.path("trace_id"));
        wire.put("parent_span", span.path("parent_span_id"));
        wire.put("span.name", span.path("name"));
        wire.put("span.status", span.path("status"));
        wire.put("is_segment", span.path("is_segment"));
        wire.forEach((name, value) -> {
            JsonNode found = stored.get(name);
            if (!value.isMissingNode() && (found == null || !isSame(value, found))) {
                differences.add(name + ": sent " + value + ", stored " + found);
            }
        });
        double start = span.path("start_timestamp").asDouble();
        double end = span.path("end_timestamp").asDouble();
        JsonNode duration = stored.get("span.duration");
        if (duration == null
                || Math.abs(duration.asDouble() - (end - start) * 1_000) > MILLIS_GRAIN) {
            differences.add("span.duration: sent " + (end - start) + " s, stored " + duration);
        }
        time(differences, "precise.start_ts", start, stored);
        time(differences, "timestamp", end, stored);
        return differences;
    }

    private static boolean isSame(JsonNode wire, JsonNode stored) {
        if (wire.isArray()) {
            String text = stored.asString("");
            return text.length() >= Math.min(wire.toString().length(), LABEL_LENGTH_MAX)
                    && wire.toString().startsWith(text);
        }
        if (wire.isNumber() && !stored.isNull()) {
            return wire.decimalValue().compareTo(new BigDecimal(stored.asString())) == 0;
        }
        return wire.asString().equals(stored.asString(""));
    }

    private static void time(
            List<String> differences, String name, double seconds, Map<String, JsonNode> stored) {
        Instant at = Instant.ofEpochMilli(Math.round(seconds * 1_000));
        JsonNode found = stored.get(name);
        if (found == null || Duration.between(at, Instant.parse(found.asString())).abs()
                .compareTo(TIME_GRAIN) > 0) {
            differences.add(name + ": sent " + at + ", stored " + found);
        }
    }
}
