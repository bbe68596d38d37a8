package io.corral.protocol.envelope;

import java.util.List;

/// A whole envelope in memory.
///
/// @param items in the order of the wire; their positions name them in outcomes
public record Envelope(EnvelopeHeader header, List<Item> items) {

    public Envelope {
        items = List.copyOf(items);
    }
}
