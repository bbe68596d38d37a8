package io.corral.e2e;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An event as an SDK put it on the wire, compared value by value with what REST answers for it:
/// nothing of it may be missing or different there. What the server adds is not looked at.
final class SentEvent {

    /// REST answers times in whole milliseconds.
    private static final Duration TIME_GRAIN = Duration.ofMillis(1);

    /// Members of the wire and where REST has them, unchanged.
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("event_id", "/eventID"), Map.entry("platform", "/platform"),
            Map.entry("release", "/release/version"), Map.entry("dist", "/dist"),
            Map.entry("contexts", "/contexts"), Map.entry("extra", "/context"),
            Map.entry("modules", "/packages"));

    /// Members of the wire that are tags in REST.
    private static final List<String> TAGS =
            List.of("level", "environment", "release", "dist", "logger", "server_name",
                    "transaction");

    private static final List<String> SPAN = List.of(
            "span_id", "parent_span_id", "trace_id", "op", "description", "status", "data");

    private static final Map<String, String> FRAME = Map.ofEntries(
            Map.entry("filename", "filename"), Map.entry("abs_path", "absPath"),
            Map.entry("module", "module"), Map.entry("package", "package"),
            Map.entry("function", "function"), Map.entry("lineno", "lineNo"),
            Map.entry("colno", "colNo"), Map.entry("vars", "vars"),
            Map.entry("instruction_addr", "instructionAddr"),
            Map.entry("symbol_addr", "symbolAddr"));

    /// What JavaScript SDKs call a function without a name.
    private static final String NO_NAME = "?";

    private final JsonNode sent;
    private final JsonNode stored;
    private final List<String> differences = new ArrayList<>();

    private SentEvent(JsonNode sent, JsonNode stored) {
        this.sent = sent;
        this.stored = stored;
    }

    /// What REST does not answer as it was sent: one line for each value.
    static List<String> differences(JsonNode sent, JsonNode stored) {
        return new SentEvent(sent, stored).compare();
    }

    private List<String> compare() {
        SAME.forEach((wire, rest) -> contains(wire, sent.path(wire), stored.at(rest)));
        Map<String, String> tags = Events.tags(stored);
        for (String tag : TAGS) {
            text(tag, sent.path(tag), tags.get(tag));
        }
        pairs(sent.path("tags")).forEach(
                (key, value) -> text("tags." + key, value, tags.get(key)));
        JsonNode user = sent.path("user");
        for (String member : List.of("id", "email", "username", "name")) {
            contains("user." + member, user.path(member), stored.path("user").path(member));
        }
        contains("sdk.name", sent.at("/sdk/name"), stored.at("/sdk/name"));
        contains("sdk.version", sent.at("/sdk/version"), stored.at("/sdk/version"));
        time("timestamp", sent.path("timestamp"), stored.path("dateCreated"));
        message();
        exceptions();
        threads();
        breadcrumbs();
        request();
        spans();
        return differences;
    }

    private void message() {
        JsonNode message = sent.has("logentry") ? sent.path("logentry") : sent.path("message");
        boolean blank = !message.isObject() && message.asString("").isEmpty();
        if (blank) {
            return;
        }
        JsonNode entry = Events.entry(stored, "message");
        if (message.isString()) {
            contains("message", message, entry.path("formatted"));
        } else {
            contains("message", message, entry);
        }
    }

    private void exceptions() {
        List<JsonNode> wire = values(sent.path("exception"));
        if (wire.isEmpty()) {
            return;
        }
        JsonNode rest = Events.entry(stored, "exception").path("values");
        size("exception", wire.size(), rest.size());
        for (int i = 0; i < wire.size(); i++) {
            String path = "exception[" + i + "].";
            for (String member : List.of("type", "value", "module", "mechanism")) {
                contains(path + member, wire.get(i).path(member), rest.path(i).path(member));
            }
            frames(path + "frames", wire.get(i).at("/stacktrace/frames"),
                    rest.path(i).at("/stacktrace/frames"));
        }
    }

    private void threads() {
        List<JsonNode> wire = values(sent.path("threads"));
        if (wire.isEmpty()) {
            return;
        }
        JsonNode rest = Events.entry(stored, "threads").path("values");
        size("threads", wire.size(), rest.size());
        for (int i = 0; i < wire.size(); i++) {
            String path = "threads[" + i + "].";
            text(path + "id", wire.get(i).path("id"), rest.path(i).path("id").asString(""));
            for (String member : List.of("name", "state", "current", "crashed")) {
                contains(path + member, wire.get(i).path(member), rest.path(i).path(member));
            }
            frames(path + "frames", wire.get(i).at("/stacktrace/frames"),
                    rest.path(i).at("/stacktrace/frames"));
        }
    }

    private void frames(String path, JsonNode wire, JsonNode rest) {
        size(path, wire.size(), rest.size());
        for (int i = 0; i < wire.size(); i++) {
            String at = path + "[" + i + "].";
            JsonNode frame = wire.path(i);
            JsonNode shown = rest.path(i);
            FRAME.forEach((member, name) -> {
                if (!frame.path(member).asString("").equals(NO_NAME)) {
                    contains(at + member, frame.path(member), shown.path(name));
                }
            });
            source(at, frame, shown.path("context"));
        }
    }

    /// REST has the source lines as pairs of number and text.
    private void source(String path, JsonNode frame, JsonNode context) {
        if (frame.path("context_line").asString("").isEmpty()) {
            return;
        }
        List<String> wire = new ArrayList<>();
        frame.path("pre_context").forEach(line -> wire.add(line.asString()));
        wire.add(frame.path("context_line").asString());
        frame.path("post_context").forEach(line -> wire.add(line.asString()));
        List<String> rest = new ArrayList<>();
        context.forEach(line -> rest.add(line.path(1).asString()));
        if (!wire.equals(rest)) {
            differences.add(path + "context: sent " + wire + ", stored " + rest);
        }
    }

    private void breadcrumbs() {
        List<JsonNode> wire = values(sent.path("breadcrumbs"));
        if (wire.isEmpty()) {
            return;
        }
        JsonNode rest = Events.entry(stored, "breadcrumbs").path("values");
        size("breadcrumbs", wire.size(), rest.size());
        for (int i = 0; i < wire.size(); i++) {
            String path = "breadcrumbs[" + i + "].";
            for (String member : List.of("type", "category", "level", "message", "data")) {
                contains(path + member, wire.get(i).path(member), rest.path(i).path(member));
            }
            time(path + "timestamp", wire.get(i).path("timestamp"),
                    rest.path(i).path("timestamp"));
        }
    }

    private void request() {
        JsonNode wire = sent.path("request");
        if (!wire.isObject()) {
            return;
        }
        JsonNode rest = Events.entry(stored, "request");
        contains("request.url", wire.path("url"), rest.path("url"));
        contains("request.method", wire.path("method"), rest.path("method"));
        Map<String, JsonNode> headers = pairs(rest.path("headers"));
        pairs(wire.path("headers")).forEach((name, value) -> contains(
                "request.headers." + name, value,
                headers.getOrDefault(name, rest.path("nowhere"))));
    }

    /// The children of a transaction; its own span is the context `trace`.
    private void spans() {
        JsonNode wire = sent.path("spans");
        if (!sent.path("type").asString("").equals("transaction")) {
            return;
        }
        seconds("start_timestamp", sent.path("start_timestamp"), stored.path("startTimestamp"));
        seconds("timestamp", sent.path("timestamp"), stored.path("endTimestamp"));
        JsonNode rest = Events.entry(stored, "spans");
        size("spans", wire.size(), rest.size());
        for (int i = 0; i < wire.size(); i++) {
            String path = "spans[" + i + "].";
            for (String member : SPAN) {
                contains(path + member, wire.path(i).path(member), rest.path(i).path(member));
            }
            seconds(path + "start", wire.path(i).path("start_timestamp"),
                    rest.path(i).path("start_timestamp"));
            seconds(path + "end", wire.path(i).path("timestamp"), rest.path(i).path("timestamp"));
        }
        sent.path("measurements").properties().forEach(measurement -> contains(
                "measurements." + measurement.getKey(), measurement.getValue().path("value"),
                stored.path("measurements").path(measurement.getKey()).path("value")));
    }

    private void seconds(String path, JsonNode wire, JsonNode rest) {
        double at = wire.isNumber()
                ? wire.asDouble()
                : Instant.parse(wire.asString()).toEpochMilli() / 1e3;
        if (Math.abs(at - rest.asDouble(0)) > TIME_GRAIN.toMillis() / 1e3) {
            differences.add(path + ": sent " + wire + ", stored " + rest);
        }
    }

    /// Every value of one tree is in the other; null and what is empty are as good as absent.
    private void contains(String path, JsonNode wire, JsonNode rest) {
        if (wire.isMissingNode() || wire.isNull() || (wire.isContainer() && wire.isEmpty())) {
            return;
        }
        if (wire.isObject() && rest.isObject()) {
            wire.properties().forEach(member -> contains(path + "." + member.getKey(),
                    member.getValue(), rest.path(member.getKey())));
        } else if (wire.isArray() && rest.isArray()) {
            size(path, wire.size(), rest.size());
            for (int i = 0; i < wire.size(); i++) {
                contains(path + "[" + i + "]", wire.path(i), rest.path(i));
            }
        } else if (!isSame(wire, rest)) {
            differences.add(path + ": sent " + wire + ", stored " + rest);
        }
    }

    private static boolean isSame(JsonNode wire, JsonNode rest) {
        if (wire.isNumber() && rest.isNumber()) {
            BigDecimal number = wire.decimalValue();
            return number.compareTo(rest.decimalValue()) == 0;
        }
        return wire.equals(rest);
    }

    private void text(String path, JsonNode wire, @Nullable String rest) {
        if (!wire.isMissingNode() && !wire.isNull() && !wire.asString().equals(rest)) {
            differences.add(path + ": sent " + wire + ", stored " + rest);
        }
    }

    private void time(String path, JsonNode wire, JsonNode rest) {
        if (wire.isMissingNode() || wire.isNull()) {
            return;
        }
        Instant at = wire.isNumber()
                ? Instant.ofEpochMilli(wire.decimalValue().movePointRight(3).longValue())
                : Instant.parse(wire.asString());
        boolean same = rest.isString()
                && Duration.between(at, Instant.parse(rest.asString())).abs()
                        .compareTo(TIME_GRAIN) <= 0;
        if (!same) {
            differences.add(path + ": sent " + wire + ", stored " + rest);
        }
    }

    private void size(String path, int wire, int rest) {
        if (wire != rest) {
            differences.add(path + ": sent " + wire + " elements, stored " + rest);
        }
    }

    /// A list as it comes: bare, or below `values`.
    private static List<JsonNode> values(JsonNode node) {
        JsonNode list = node.has("values") ? node.path("values") : node;
        return list.isArray() ? list.valueStream().toList() : List.of();
    }

    /// An object's members, or a list of pairs.
    private static Map<String, JsonNode> pairs(JsonNode node) {
        Map<String, JsonNode> pairs = new LinkedHashMap<>();
        node.properties().forEach(member -> pairs.put(member.getKey(), member.getValue()));
        if (node.isArray()) {
            node.forEach(pair -> pairs.put(pair.path(0).asString(), pair.path(1)));
        }
        return pairs;
    }
}
