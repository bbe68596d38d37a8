package io.corral.testkit.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The tags of an issue as `GET .../issues/{id}/tags/` answers them, with their top values.
final class TagsJson {

    private static final List<String> BROWSERS =
            List.of("Chrome 154.0.0", "Mobile Safari 26.6", "Chrome Mobile 154.0.0",
                    "Edge 154.0.0", "Firefox 148.0", "Samsung Internet 31.0");
    private static final List<String> DEVICES =
            List.of("SM-S921B", "Pixel 8", "iPhone15,4", "SM-A556B", "iPhone16,2");

    private TagsJson() {}

    static ArrayNode tags(LabelledIssue issue, ObjectNode event,
            List<Map.Entry<String, Long>> releases) {
        long events = issue.seen().events();
        Map<String, List<Map.Entry<String, Long>>> tags = new LinkedHashMap<>();
        tags.put("environment", issue.environments().counts(events));
        if (!releases.isEmpty()) {
            List<Map.Entry<String, Long>> byCount = new ArrayList<>(releases);
            byCount.sort(Map.Entry.<String, Long>comparingByValue().reversed());
            tags.put("release", byCount);
        }
        // Of the latest event each tag is known; what the file says about all events goes first.
        for (JsonNode pair : event.path("tags").values()) {
            String key = pair.path(0).asString();
            String value = pair.path(1).asString();
            if (key.equals("browser") || key.equals("device")) {
                tags.putIfAbsent(key, various(key, value, issue));
            }
            if (!key.endsWith(".name")) {
                tags.putIfAbsent(key, List.of(Map.entry(value, events)));
            }
        }
        for (String text : issue.texts("tag")) {
            Line tag = Line.of(0, text);
            tags.put(tag.word(), Shares.of(tag.rest()).counts(events));
        }
        issue.text("browser").ifPresent(
                text -> tags.put("browser", Shares.of(text).counts(events)));
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        tags.forEach((key, values) -> nodes.add(tag(key, values)));
        return nodes;
    }

    // Everybody's browser or device, unless the file says whose.
    private static List<Map.Entry<String, Long>> various(String key, String latest,
            LabelledIssue issue) {
        List<String> choices = key.equals("browser")
                ? BROWSERS
                : DEVICES.stream()
                        .filter(each -> each.startsWith("iPhone") == latest.startsWith("iPhone"))
                        .toList();
        Map<String, Double> percents = new LinkedHashMap<>();
        percents.put(latest, 34.0);
        double rest = 66.0;
        for (String choice : choices) {
            if (!choice.equals(latest)) {
                double share = rest * (0.3 + Stable.below(30, issue.shortId(), choice) / 100.0);
                percents.put(choice, share);
                rest -= share;
            }
        }
        long events = issue.seen().events();
        return new Shares(percents).counts(events).stream().limit(events).toList();
    }

    private static ObjectNode tag(String key, List<Map.Entry<String, Long>> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String name = key.substring(0, 1).toUpperCase(Locale.ROOT)
                + key.substring(1).replace('_', ' ').replace('.', ' ');
        node.put("key", key).put("name", name)
                .put("totalValues", values.stream().mapToLong(Map.Entry::getValue).sum())
                .put("uniqueValues", values.size());
        ArrayNode top = node.putArray("topValues");
        values.stream().sorted(Comparator.comparingLong(entry -> -entry.getValue())).limit(10)
                .forEach(entry -> top.addObject().put("value", entry.getKey())
                        .put("name", entry.getKey()).put("count", entry.getValue()));
        return node;
    }
}
