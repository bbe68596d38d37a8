package io.corral.protocol.event;

import io.corral.domain.event.Sdk;
import io.corral.domain.event.TraceContext;
import io.corral.protocol.TraceIds;
import io.corral.protocol.json.BoundedText;
import io.corral.protocol.json.JsonNodes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what surrounds the event: `contexts`, `sdk`, `modules`, `debug_meta`, `measurements`.
final class ContextReader {

    private final Attributes attributes;
    private final Notes notes;

    ContextReader(Attributes attributes) {
        this.attributes = attributes;
        this.notes = attributes.notes();
    }

    /// Contexts by name; anything but an object is left out with a note.
    Map<String, Map<String, @Nullable Object>> contexts(@Nullable ObjectNode json) {
        var contexts = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        if (json == null) {
            return contexts;
        }
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            if (property.getValue() instanceof ObjectNode context) {
                if (contexts.size() < EventBounds.CONTEXTS_MAX) {
                    contexts.put(BoundedText.cut(property.getKey(), EventBounds.NAME_LENGTH_MAX),
                            Values.map(context));
                }
            } else if (!property.getValue().isNull()) {
                notes.invalid("contexts." + property.getKey(), property.getValue(),
                        "expected an object");
            }
        }
        return contexts;
    }

    /// The trace the event belongs to; null without a valid trace id.
    @Nullable
    TraceContext trace(@Nullable ObjectNode contexts) {
        if (contexts == null || !(contexts.get("trace") instanceof ObjectNode json)) {
            return null;
        }
        String traceId = TraceIds.trace(JsonNodes.text(json, "trace_id"));
        if (traceId == null) {
            notes.invalid("contexts.trace.trace_id", json.get("trace_id"),
                    "expected 32 hex digits");
            return null;
        }
        return new TraceContext(traceId, TraceIds.span(JsonNodes.text(json, "span_id")),
                TraceIds.span(JsonNodes.text(json, "parent_span_id")),
                Attributes.quick(json.path("op"), EventBounds.NAME_LENGTH_MAX),
                Attributes.quick(json.path("status"), EventBounds.WORD_LENGTH_MAX));
    }

    @Nullable
    Sdk sdk(ObjectNode event) {
        JsonNode node = JsonNodes.present(event, "sdk");
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            String name = attributes.textOf(node, "sdk", EventBounds.NAME_LENGTH_MAX);
            return name == null ? null : new Sdk(name, null, null);
        }
        return new Sdk(attributes.text(node, "sdk.", "name", EventBounds.NAME_LENGTH_MAX),
                attributes.text(node, "sdk.", "version", EventBounds.NAME_LENGTH_MAX),
                inferIp(JsonNodes.text(node.path("settings"), "infer_ip")));
    }

    private static @Nullable Boolean inferIp(@Nullable String setting) {
        return switch (setting) {
            case "auto" -> true;
            case "never" -> false;
            case null, default -> null;
        };
    }

    Map<String, String> modules(ObjectNode event) {
        var modules = new LinkedHashMap<String, String>();
        ObjectNode json = attributes.object(event, "modules");
        if (json == null) {
            return modules;
        }
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            if (modules.size() < EventBounds.MODULES_MAX) {
                String version = Attributes.quick(
                        property.getValue(), EventBounds.TAG_VALUE_LENGTH_MAX);
                modules.put(BoundedText.cut(property.getKey(), EventBounds.NAME_LENGTH_MAX),
                        version == null ? "" : version);
            }
        }
        return modules;
    }

    List<Map<String, @Nullable Object>> debugImages(ObjectNode event) {
        var images = new ArrayList<Map<String, @Nullable Object>>();
        if (event.path("debug_meta").get("images") instanceof ArrayNode array) {
            for (int i = 0; i < Math.min(array.size(), EventBounds.DEBUG_IMAGES_MAX); i++) {
                if (array.get(i) instanceof ObjectNode image) {
                    images.add(Values.map(image));
                }
            }
        }
        return images;
    }

    /// Numbers by name, from `{"value": n, "unit": u}` or a bare number.
    Map<String, Double> measurements(ObjectNode event) {
        var measurements = new LinkedHashMap<String, Double>();
        ObjectNode json = attributes.object(event, "measurements");
        if (json == null) {
            return measurements;
        }
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            JsonNode node = property.getValue();
            Double value = JsonNodes.number(node.isObject() ? node.get("value") : node);
            if (value != null && measurements.size() < EventBounds.MEASUREMENTS_MAX) {
                measurements.put(
                        BoundedText.cut(property.getKey(), EventBounds.TAG_NAME_LENGTH_MAX), value);
            }
        }
        return measurements;
    }
}
