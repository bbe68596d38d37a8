package io.corral.server.rest.traces;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.corral.domain.id.EventId;
import io.corral.engine.search.Traces.Part;
import io.corral.store.event.EventRowKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a trace counts (API reference 2.3, 55); clients are strict about its keys.
///
/// @param span_count_map spans by operation
record TraceMetaView(
        long logs, long errors, long performance_issues, long span_count,
        List<ChildCount> transaction_child_count_map, Map<String, Long> span_count_map) {

    /// How many spans came with a transaction.
    record ChildCount(
            @JsonProperty("transaction.event_id") @Nullable String transaction,
            @JsonProperty("count()") long count) {}

    static TraceMetaView of(List<Part> parts) {
        Map<EventId, Long> children = new LinkedHashMap<>();
        Map<String, Long> operations = new TreeMap<>();
        long spans = 0;
        long errors = 0;
        for (Part part : parts) {
            if (!part.isTimed()) {
                errors += part.kind() == EventRowKind.FEEDBACK ? 0 : 1;
                continue;
            }
            spans++;
            operations.merge(Objects.requireNonNullElse(part.op(), "default"), 1L, Long::sum);
            EventId event = part.event();
            if (event != null) {
                children.merge(event, part.kind() == EventRowKind.TRANSACTION ? 0L : 1L,
                        Long::sum);
            }
        }
        return new TraceMetaView(0, errors, 0, spans, children.entrySet().stream()
                .map(each -> new ChildCount(each.getKey().toString(), each.getValue())).toList(),
                operations);
    }
}
