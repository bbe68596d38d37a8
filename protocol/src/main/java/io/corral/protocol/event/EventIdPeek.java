package io.corral.protocol.event;

import io.corral.domain.id.EventId;
import io.corral.protocol.Slice;
import io.corral.protocol.json.Json;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the id of an event's JSON without building a tree: what the old store endpoint answers.
public final class EventIdPeek {

    private EventIdPeek() {}

    /// What the JSON says about its id.
    public sealed interface Peeked {
        /// An id.
        record Found(EventId id) implements Peeked {}

        /// An event without an id.
        record Absent() implements Peeked {}

        /// An event whose id is no UUID.
        record Malformed() implements Peeked {}

        /// No JSON object.
        record NotJson() implements Peeked {}
    }

    /// Looks for `event_id` among the attributes; stops when it is found, so that JSON broken
    /// behind it goes unnoticed.
    public static Peeked peek(Slice bytes) {
        try (JsonParser parser =
                Json.MAPPER.createParser(bytes.array(), bytes.from(), bytes.length())) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? find(parser)
                    : new Peeked.NotJson();
        } catch (JacksonException broken) {
            return new Peeked.NotJson();
        }
    }

    private static Peeked find(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals("event_id");
            JsonToken value = parser.nextToken();
            if (wanted && value == JsonToken.VALUE_STRING) {
                Optional<EventId> id = EventId.parse(parser.getString());
                return id.isPresent() ? new Peeked.Found(id.get()) : new Peeked.Malformed();
            }
            if (wanted && value != JsonToken.VALUE_NULL) {
                return new Peeked.Malformed();
            }
            parser.skipChildren();
        }
        return new Peeked.Absent();
    }
}
