package io.corral.protocol.event;

import io.corral.domain.event.Breadcrumb;
import io.corral.domain.event.Level;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads `breadcrumbs`.
final class BreadcrumbReader {

    private BreadcrumbReader() {}

    static List<Breadcrumb> read(
            @Nullable JsonNode node, Attributes attributes, EventClock clock) {
        List<ObjectNode> objects = attributes.objects(node, "breadcrumbs");
        int surplus = Math.max(0, objects.size() - EventBounds.BREADCRUMBS_MAX);
        if (surplus > 0) {
            attributes.notes().tooLong("breadcrumbs",
                    "the newest " + EventBounds.BREADCRUMBS_MAX + " are kept");
        }
        var breadcrumbs = new ArrayList<Breadcrumb>(objects.size() - surplus);
        for (ObjectNode object : objects.subList(surplus, objects.size())) {
            breadcrumbs.add(breadcrumb(object, clock));
        }
        return breadcrumbs;
    }

    private static Breadcrumb breadcrumb(ObjectNode json, EventClock clock) {
        String type = Attributes.quick(json.path("type"), EventBounds.WORD_LENGTH_MAX);
        String level = Attributes.quick(json.path("level"), EventBounds.WORD_LENGTH_MAX);
        return new Breadcrumb(
                clock.corrected(JsonNodes.instant(json.get("timestamp"))),
                type == null ? "default" : type,
                Attributes.quick(json.path("category"), EventBounds.NAME_LENGTH_MAX),
                level == null ? null : Level.parse(level).orElse(null),
                Attributes.quick(json.path("message"), EventBounds.STRING_LENGTH_MAX),
                data(json.get("data")));
    }

    private static Map<String, @Nullable Object> data(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isObject()) {
            return Values.map(node);
        }
        var data = new HashMap<String, @Nullable Object>();
        data.put("value", Values.of(node));
        return data;
    }
}
