package io.corral.testkit.sentry;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An event as an SDK sent it, in the form in which the API answers it.
/// Field names: Sentry's API reference, "Retrieve an Issue Event".
final class ApiEventForm {

    private static final List<String> SAME =
            List.of("platform", "title", "type", "contexts", "sdk", "logger", "dist");
    private static final List<String> ENTRIES =
            List.of("exception", "breadcrumbs", "request", "csp", "stacktrace");
    private static final Map<String, String> FRAME_NAMES = Map.of("in_app", "inApp", "lineno",
            "lineNo", "colno", "colNo", "abs_path", "absPath");

    private ApiEventForm() {}

    static ObjectNode of(ObjectNode sent, String issueId) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("id", sent.path("event_id"));
        answer.set("eventID", sent.path("event_id"));
        answer.put("groupID", issueId).put("size", 12_345).put("crashFile", (String) null);
        answer.set("dateCreated", sent.path("timestamp"));
        answer.set("dateReceived", sent.path("timestamp"));
        SAME.forEach(field -> copy(sent, answer, field));
        answer.put("message", sent.path("logentry").path("formatted").asString(""));
        answer.set("context", sent.path("extra").isObject()
                ? sent.path("extra")
                : JsonNodeFactory.instance.objectNode());
        answer.set("user", sent.path("user").isObject()
                ? sent.path("user")
                : JsonNodeFactory.instance.nullNode());
        answer.set("release", sent.path("release").isString()
                ? JsonNodeFactory.instance.objectNode().put("id", 17)
                        .put("version", sent.path("release").asString())
                : JsonNodeFactory.instance.nullNode());
        answer.set("tags", tags(sent.path("tags")));
        answer.putArray("errors");
        answer.putObject("_meta").putObject("entries");
        answer.putArray("fingerprints").add("0".repeat(32));
        ArrayNode entries = answer.putArray("entries");
        ENTRIES.stream().filter(sent::has).forEach(type -> entries.addObject()
                .put("type", type).set("data", entry(type, sent.path(type))));
        if (sent.has("logentry")) {
            entries.addObject().put("type", "message").set("data", sent.path("logentry"));
        }
        entries.addObject().put("type", "debugmeta").putObject("data").putArray("images");
        return answer;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }

    private static ArrayNode tags(JsonNode pairs) {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        pairs.forEach(pair -> {
            ObjectNode tag = tags.addObject();
            tag.set("key", pair.isArray() ? pair.get(0) : pair.path("key"));
            tag.set("value", pair.isArray() ? pair.get(1) : pair.path("value"));
        });
        return tags;
    }

    private static JsonNode entry(String type, JsonNode sent) {
        if (!(sent.deepCopy() instanceof ObjectNode data)) {
            ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
            wrapped.set("values", sent);
            return wrapped;
        }
        data.findParents("filename").forEach(ApiEventForm::spell);
        data.findParents("function").forEach(ApiEventForm::spell);
        JsonNode query = data.remove("query_string");
        if (query != null) {
            data.set("query", query);
        }
        if (type.equals("request") && data.get("headers") instanceof ObjectNode headers) {
            ArrayNode pairs = data.putArray("headers");
            headers.properties().forEach(each -> pairs.addArray().add(each.getKey())
                    .add(each.getValue()));
        }
        return data;
    }

    private static void spell(JsonNode node) {
        if (node instanceof ObjectNode frame) {
            FRAME_NAMES.forEach((from, to) -> {
                JsonNode value = frame.remove(from);
                if (value != null) {
                    frame.set(to, value);
                }
            });
            frame.putObject("vars").put("password", "[Filtered]");
            frame.putArray("context").addArray().add(1).add("source");
        }
    }
}
