package io.corral.store.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to an [EventQuery].
///
/// @param rows each with one value per column of the query, of the class the column's
///     [EventFieldType] names, or null
public record EventTable(List<List<@Nullable Object>> rows) {
    // Written out, because a compact constructor loses the annotation inside the list.
    public EventTable(List<List<@Nullable Object>> rows) {
        this.rows = List.copyOf(rows);
    }
}
