package io.corral.domain.regroup;

import io.corral.domain.id.EventId;
import java.util.List;

/// Events of one project that have one key and are to have another.
///
/// @param from 0 for events whatever key they have
/// @param events those that move; empty means all that have the key
public record KeyMove(long from, long to, List<EventId> events) {

    public KeyMove {
        events = List.copyOf(events);
        if (from == to || to == 0 || (from == 0 && events.isEmpty())) {
            throw new IllegalArgumentException("Events move between two keys, found "
                    + from + " and " + to);
        }
    }

    /// All events of a key.
    public static KeyMove whole(long from, long to) {
        return new KeyMove(from, to, List.of());
    }

    /// Events whatever keys they have.
    public static KeyMove to(long key, List<EventId> events) {
        return new KeyMove(0, key, events);
    }

    /// Whether an event with this key moves, if it is one of those.
    public boolean takes(long key) {
        return from == 0 || from == key;
    }

    /// Whether all events of the key move.
    public boolean isWhole() {
        return events.isEmpty();
    }
}
