package io.corral.protocol.triage;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventDraft;
import io.corral.domain.event.EventKind;
import io.corral.domain.id.EventId;
import io.corral.protocol.event.EventRead;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.event.ReadContext;
import io.corral.protocol.json.JsonNodes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the latest event of an issue: as an SDK sent it, or as the API answers it, with `entries`
/// in place of attributes.
final class LatestEventReader {

    /// When Corral took the event, in what it writes itself.
    static final String RECEIVED = "received";

    private static final EventId NO_ID = new EventId(0, 0);
    private static final int FIELDS_MAX = 50;
    /// Frames of the API, and of SDKs.
    private static final Map<String, String> FRAME_NAMES = Map.of("inApp", "in_app", "lineNo",
            "lineno", "colNo", "colno", "absPath", "abs_path");

    private static final Set<String> TAGS = Set.of("environment", "transaction", "release");

    private LatestEventReader() {}

    /// The event; null when it is none.
    static @Nullable Event read(ObjectNode node, Instant now) {
        ObjectNode sent = node.has("entries") ? sdkForm(node) : node;
        Instant received = JsonNodes.instant(node.get(RECEIVED));
        var context = new ReadContext(EventKind.ERROR, received == null ? now : received, null,
                null, NO_ID, null);
        if (!(EventReader.read(sent, context) instanceof EventRead.Read(EventDraft draft))) {
            return null;
        }
        if (sent.get("csp") instanceof ObjectNode report) {
            draft.kind(EventKind.CSP).security(fields(report));
        }
        return draft.build();
    }

    private static Map<String, @Nullable Object> fields(ObjectNode report) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        report.properties().stream().limit(FIELDS_MAX)
                .forEach(entry -> fields.put(entry.getKey(), JsonNodes.text(entry.getValue())));
        return fields;
    }

    // Entries are [{type, data}]. Frames are spelled otherwise than SDKs spell them; release is an
    // object, and environment and transaction are tags.
    private static ObjectNode sdkForm(ObjectNode answer) {
        ObjectNode sent = answer.deepCopy();
        sent.remove("entries");
        for (JsonNode entry : answer.path("entries").values()) {
            String type = JsonNodes.text(entry, "type");
            if (type != null && entry.get("data") instanceof ObjectNode data) {
                ObjectNode copy = data.deepCopy();
                copy.findParents("inApp").forEach(LatestEventReader::spellFrame);
                JsonNode query = copy.get("query");
                if (type.equals("request") && query != null && !copy.has("query_string")) {
                    copy.set("query_string", query);
                }
                sent.set(type.equals("message") ? "logentry" : type, copy);
            }
        }
        JsonNode context = answer.get("context");
        if (context != null && !sent.has("extra")) {
            sent.set("extra", context);
        }
        String version = JsonNodes.text(answer.path("release"), "version");
        if (version != null) {
            sent.put("release", version);
        }
        copy(answer.get("dateCreated"), sent, "timestamp");
        for (JsonNode tag : answer.path("tags").values()) {
            String key = JsonNodes.text(tag, "key");
            if (key != null && TAGS.contains(key)) {
                copy(tag.get("value"), sent, key);
            }
        }
        return sent;
    }

    private static void copy(@Nullable JsonNode value, ObjectNode sent, String name) {
        if (value != null && value.isString() && !sent.path(name).isString()) {
            sent.set(name, value);
        }
    }

    private static void spellFrame(JsonNode node) {
        if (node instanceof ObjectNode frame) {
            FRAME_NAMES.forEach((from, to) -> {
                JsonNode value = frame.get(from);
                if (value != null) {
                    frame.set(to, value);
                }
            });
        }
    }
}
