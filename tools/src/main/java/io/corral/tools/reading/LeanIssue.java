package io.corral.tools.reading;

import io.corral.protocol.json.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Issues and events without what triage does not look at: less to keep in memory, on disk and in
/// an export, and less of what customers sent.
final class LeanIssue {

    private static final List<String> FIELDS = List.of("id", "shortId", "title", "culprit", "type",
            "level", "logger", "status", "substatus", "priority", "priorityLockedAt",
            "isUnhandled", "count", "userCount", "firstSeen", "lastSeen", "permalink", "platform",
            "issueCategory");
    private static final List<String> EVENT_FIELDS = List.of("_meta", "packages", "sdkUpdates",
            "userReport", "previousEventID", "nextEventID", "resolvedWith", "projectSlug",
            "nextEvent", "groupingConfig", "fingerprints", "errors", "sdk", "crashFile", "size",
            "groupID", "modules", "debug_meta", "_metrics", "measurements", "spans");
    private static final List<String> ENTRIES = List.of("debugmeta", "spans", "threads");
    private static final List<String> FRAME_FIELDS = List.of("vars", "context", "pre_context",
            "post_context", "context_line", "registers", "sourceLink");

    private static final List<String> HEADERS =
            List.of("user-agent", "referer", "host", "content-type", "from");

    private LeanIssue() {}

    /// An issue of a list.
    static ObjectNode of(ObjectNode issue) {
        ObjectNode lean = Json.MAPPER.createObjectNode();
        FIELDS.forEach(field -> copy(issue, lean, field));
        ObjectNode metadata = lean.putObject("metadata");
        List.of("type", "value", "title").forEach(
                field -> copy(issue.path("metadata"), metadata, field));
        ObjectNode project = lean.putObject("project");
        List.of("id", "slug").forEach(field -> copy(issue.path("project"), project, field));
        copy(issue, lean, "stats");
        // Within a period the list tells when it was first seen in that period.
        JsonNode first = issue.path("lifetime").get("firstSeen");
        if (first != null && first.isString()) {
            lean.set("firstSeen", first);
        }
        return lean;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        JsonNode value = from.get(field);
        if (value != null && !value.isNull()) {
            to.set(field, value);
        }
    }

    /// An event, as the API answers it.
    static ObjectNode event(ObjectNode event) {
        ObjectNode lean = event.deepCopy();
        lean.remove(EVENT_FIELDS);
        ArrayNode entries = lean.putArray("entries");
        event.path("entries").forEach(entry -> {
            if (!ENTRIES.contains(entry.path("type").asString(""))) {
                JsonNode copy = entry.deepCopy();
                if (copy.get("data") instanceof ObjectNode request
                        && entry.path("type").asString("").equals("request")) {
                    removeFromRequest(request);
                }
                removeFrom(copy.path("data").path("stacktrace"));
                removeFrom(copy.path("data"));
                copy.path("data").path("values").forEach(value -> {
                    removeFrom(value.path("stacktrace"));
                    if (value instanceof ObjectNode exception) {
                        exception.remove("rawStacktrace");
                    }
                });
                entries.add(copy);
            }
        });
        return lean;
    }

    // That there was a body says something; what was in it is nobody's business here.
    private static void removeFromRequest(ObjectNode request) {
        request.remove(List.of("cookies", "env"));
        JsonNode body = request.path("data");
        if (!body.isEmpty() || !body.asString("").isEmpty()) {
            request.put("data", "(left out)");
        }
        if (request.get("headers") instanceof ArrayNode headers) {
            ArrayNode kept = request.putArray("headers");
            headers.forEach(header -> {
                if (HEADERS.contains(header.path(0).asString("").toLowerCase(Locale.ROOT))) {
                    kept.add(header);
                }
            });
        }
    }

    private static void removeFrom(JsonNode stack) {
        stack.path("frames").forEach(each -> {
            if (each instanceof ObjectNode frame) {
                frame.remove(FRAME_FIELDS);
            }
        });
    }
}
