package io.corral.e2e.pages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// What an SDK sends in one request: items about one event, written item by item.
final class Envelope {

    private final String eventId;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Envelope(String eventId) {
        this.eventId = eventId;
        write(Map.of("event_id", eventId));
    }

    /// An empty one about a new event.
    static Envelope create() {
        return new Envelope(UUID.randomUUID().toString().replace("-", ""));
    }

    /// An error: `type: value`, with the fields given beside them.
    static Envelope error(String type, String value, Map<String, ?> more) {
        Map<String, Object> event = new HashMap<>(Map.of("level", "error", "platform", "python",
                "exception", Map.of("values", new Object[]{Map.of("type", type, "value", value)})));
        event.putAll(more);
        return create().item("event", event);
    }

    String eventId() {
        return eventId;
    }

    /// Adds an item; one that is an event gets the id.
    Envelope item(String type, Map<String, ?> content) {
        Map<String, Object> json = new HashMap<>(content);
        json.putIfAbsent("event_id", eventId);
        return item(Map.of("type", type), JsonMapper.shared().writeValueAsBytes(json));
    }

    /// Adds an item of any kind.
    Envelope item(Map<String, ?> header, byte[] content) {
        Map<String, Object> complete = new HashMap<>(header);
        complete.put("length", content.length);
        write(complete);
        bytes.writeBytes(content);
        bytes.write('\n');
        return this;
    }

    /// Adds a file.
    Envelope attachment(String name, String contentType, String content) {
        return item(Map.of("type", "attachment", "filename", name, "content_type", contentType),
                content.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Map<String, ?> header) {
        bytes.writeBytes(JsonMapper.shared().writeValueAsBytes(header));
        bytes.write('\n');
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
