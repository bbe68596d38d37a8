package io.corral.server.rest.document;

import io.corral.protocol.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What `docs/api` says: endpoints, the types of their answers, and query parameters. Its files are
/// resources of this package, one an area.
///
/// @param endpoints by method and pattern, in the order of the files
/// @param types short types by name
/// @param parameters what query parameters mean, by name
public record Description(
        Map<String, Endpoint> endpoints, Map<String, JsonNode> types,
        Map<String, String> parameters) {

    /// Files, in the order of the page.
    private static final List<String> AREAS = List.of(
            "identity",
            "directory",
            "settings",
            "issues",
            "triage",
            "memory",
            "proposals",
            "backtest",
            "events",
            "discover",
            "traces",
            "releases",
            "uploads",
            "code",
            "monitors",
            "alerts",
            "dashboards",
            "replays",
            "profiles",
            "statistics");

    /// One endpoint.
    ///
    /// @param area title of its file
    /// @param entry what the file says of it
    public record Endpoint(String method, String pattern, String area, JsonNode entry) {
        /// What it does, in a sentence.
        public String summary() {
            return entry.path("summary").asString("");
        }

        /// Names of query parameters.
        public List<String> query() {
            String names = entry.path("query").asString("");
            return names.isEmpty() ? List.of() : List.of(names.split(" "));
        }

        /// Short types of answers by status; text `none` for an answer without a body, `bytes` for
        /// one that is no JSON.
        public Map<String, JsonNode> answers() {
            Map<String, JsonNode> answers = new LinkedHashMap<>();
            entry.properties().forEach(each -> {
                if (Character.isDigit(each.getKey().charAt(0))) {
                    answers.put(each.getKey(), each.getValue());
                }
            });
            return answers;
        }
    }

    /// Reads all files.
    ///
    /// @throws IllegalStateException when two say something of the same thing
    static Description read() {
        var all = new Description(
                new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        AREAS.forEach(area -> all.add(file(area)));
        return all;
    }

    /// The endpoints of one area after the other, by title.
    public Map<String, List<Endpoint>> byArea() {
        Map<String, List<Endpoint>> areas = new LinkedHashMap<>();
        endpoints.values().forEach(each -> areas
                .computeIfAbsent(each.area(), _ -> new ArrayList<>()).add(each));
        return areas;
    }

    private static JsonNode file(String area) {
        String name = area + ".json";
        try (InputStream content = Description.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("docs/api/" + name + " is missing");
            }
            return Json.MAPPER.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JsonNode file) {
        String area = file.path("title").stringValue();
        file.path("endpoints").properties().forEach(each -> {
            int space = each.getKey().indexOf(' ');
            put(endpoints, each.getKey(), new Endpoint(
                    each.getKey().substring(0, space), each.getKey().substring(space + 1), area,
                    each.getValue()));
        });
        file.path("types").properties().forEach(each -> put(types, each.getKey(), each.getValue()));
        file.path("parameters").properties()
                .forEach(each -> put(parameters, each.getKey(), each.getValue().stringValue()));
    }

    private static <T> void put(Map<String, T> map, String key, T value) {
        if (map.put(key, value) != null) {
            throw new IllegalStateException("docs/api says twice what " + key + " is");
        }
    }
}
