package io.corral.store.event;

import java.time.Instant;
import java.util.List;

/// A tag over many rows.
///
/// @param rows that have it
/// @param values different values it has
/// @param top its most frequent values
public record TagSummary(String key, long rows, long values, List<Value> top) {
    public TagSummary {
        top = List.copyOf(top);
    }

    /// A value of a tag.
    public record Value(String value, long rows, Instant firstSeen, Instant lastSeen) {}
}
