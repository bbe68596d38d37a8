package io.corral.engine.ingest;

import io.corral.store.event.EventRow;
import io.corral.store.event.EventRow.Attributes;
import io.corral.store.event.PromotedTag;
import java.util.LinkedHashMap;

/// Leaves out tags that only repeat a column.
final class RowTags {

    private RowTags() {}

    static EventRow withoutPromoted(EventRow row) {
        var tags = new LinkedHashMap<>(row.attributes().tags());
        boolean changed = tags.entrySet()
                .removeIf(tag -> PromotedTag.field(tag.getKey())
                        .filter(field -> tag.getValue().equals(field.of(row)))
                        .isPresent());
        if (!changed) {
            return row;
        }
        Attributes all = row.attributes();
        return new EventRow(
                row.origin(), row.labels(), row.summary(), row.errors(), row.stack(), row.person(),
                row.client(), row.http(), row.trace(), row.operation(),
                new Attributes(tags, all.texts(), all.numbers(), all.measurements()));
    }
}
