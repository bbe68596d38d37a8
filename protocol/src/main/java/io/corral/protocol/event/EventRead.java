package io.corral.protocol.event;

import io.corral.domain.event.EventDraft;
import io.corral.domain.outcome.InvalidReason;

/// What became of an event's tree.
public sealed interface EventRead {
    /// An event, to be normalised; its draft carries the notes.
    record Read(EventDraft draft) implements EventRead {}

    /// No event of its kind.
    record Rejected(InvalidReason reason) implements EventRead {}
}
