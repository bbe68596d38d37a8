package io.corral.protocol.event;

import io.corral.domain.outcome.InvalidReason;
import io.corral.protocol.Slice;
import io.corral.protocol.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The bytes of an event as a tree, before anything is read from it.
public final class EventJson {

    private EventJson() {}

    /// What the bytes were.
    public sealed interface Parsed {
        /// An object; the caller owns the tree and may change it.
        record Tree(ObjectNode json) implements Parsed {}

        /// Not usable: not JSON within the limits of [Json], or not an object.
        record Unreadable(InvalidReason reason) implements Parsed {}
    }

    /// Parses one event. Never throws for what the bytes hold.
    public static Parsed parse(Slice bytes) {
        JsonNode tree = Json.read(bytes.array(), bytes.from(), bytes.length());
        return switch (tree) {
            case null -> new Parsed.Unreadable(InvalidReason.MALFORMED_JSON);
            case ObjectNode object -> new Parsed.Tree(object);
            default -> new Parsed.Unreadable(InvalidReason.NOT_AN_EVENT);
        };
    }
}
