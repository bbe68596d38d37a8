package io.corral.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Looks into events as REST answers them.
final class Events {

    private Events() {}

    /// The data of the entry of this type.
    static JsonNode entry(JsonNode event, String type) {
        for (JsonNode entry : event.path("entries")) {
            if (entry.path("type").asString().equals(type)) {
                return entry.path("data");
            }
        }
        throw new AssertionError("no entry " + type + " in " + event);
    }

    /// Type and value of each exception, the cause first.
    static List<String> exceptions(JsonNode event) {
        List<String> texts = new ArrayList<>();
        for (JsonNode exception : entry(event, "exception").path("values")) {
            String module = exception.path("module").asString("");
            texts.add((module.isEmpty() ? "" : module + ".") + exception.path("type").asString()
                    + ": " + exception.path("value").asString());
        }
        return texts;
    }

    /// Where the outermost exception was thrown.
    static JsonNode lastFrame(JsonNode event) {
        JsonNode values = entry(event, "exception").path("values");
        JsonNode frames = values.path(values.size() - 1).at("/stacktrace/frames");
        return frames.path(frames.size() - 1);
    }

    static Map<String, String> tags(JsonNode event) {
        Map<String, String> tags = new HashMap<>();
        for (JsonNode tag : event.path("tags")) {
            tags.put(tag.path("key").asString(), tag.path("value").asString());
        }
        return tags;
    }

    /// Category, level and message of each breadcrumb.
    static List<String> breadcrumbs(JsonNode event) {
        List<String> texts = new ArrayList<>();
        for (JsonNode crumb : entry(event, "breadcrumbs").path("values")) {
            texts.add(crumb.path("category").asString("null") + "|"
                    + crumb.path("level").asString() + "|" + crumb.path("message").asString());
        }
        return texts;
    }
}
