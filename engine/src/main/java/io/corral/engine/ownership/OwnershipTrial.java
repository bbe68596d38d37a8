package io.corral.engine.ownership;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.id.EventId;
import io.corral.protocol.event.EventRead;
import io.corral.protocol.event.EventReader;
import io.corral.protocol.event.ReadContext;
import io.corral.protocol.json.Json;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What somebody asks ownership rules about, as an event that has it.
///
/// @param path of a file in a stack trace; empty for none
/// @param module of a frame; empty for none
/// @param url of a request; empty for none
/// @param tags by name
public record OwnershipTrial(
        String path, String module, String url, Map<String, String> tags) {

    private static final EventId ID = new EventId(0, 1);

    public OwnershipTrial {
        tags = Map.copyOf(tags);
    }

    /// Whether nothing is asked.
    public boolean isEmpty() {
        return path.isEmpty() && module.isEmpty() && url.isEmpty() && tags.isEmpty();
    }

    /// The event, as an SDK would send it.
    public Event event() {
        ObjectNode json = Json.MAPPER.createObjectNode();
        if (!path.isEmpty() || !module.isEmpty()) {
            ObjectNode frame = json.putObject("exception").putArray("values").addObject()
                    .put("type", "Error").putObject("stacktrace").putArray("frames").addObject();
            put(frame, "filename", path);
            put(frame, "module", module);
        }
        if (!url.isEmpty()) {
            json.putObject("request").put("url", url);
        }
        tags.forEach(json.putObject("tags")::put);
        EventRead read = EventReader.read(json, new ReadContext(
                EventKind.DEFAULT, Instant.EPOCH, null, ID, ID, null));
        return switch (read) {
            case EventRead.Read(var draft) -> draft.build();
            case EventRead.Rejected(var reason) ->
                throw new IllegalStateException("an error was refused as " + reason);
        };
    }

    private static void put(ObjectNode frame, String name, String value) {
        if (!value.isEmpty()) {
            frame.put(name, value);
        }
    }
}
