package io.corral.domain.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One timed operation of a trace: from a `span` item, or one of a transaction's spans.
///
/// @param segment it is the root of one service's part of the trace, what older SDKs sent as a
///     transaction
/// @param segmentId span id of that root, where known
/// @param name low-cardinality name (v2) or description (older SDKs)
/// @param op for example `http.server` or `db`
/// @param status `ok`, `error`, or one of the older status words
/// @param selfTimeMillis duration without children, where the SDK sent it
/// @param attributes typed values: String, Long, Double, Boolean or List of them
public record Span(
        String traceId,
        String spanId,
        @Nullable String parentSpanId,
        @Nullable String segmentId,
        boolean segment,
        @Nullable String name,
        @Nullable String op,
        @Nullable String description,
        @Nullable String status,
        Instant start,
        Instant end,
        @Nullable Double selfTimeMillis,
        Map<String, Object> attributes) {

    /// The same span with other attributes.
    public Span withAttributes(Map<String, Object> others) {
        return new Span(traceId, spanId, parentSpanId, segmentId, segment, name, op, description,
                status, start, end, selfTimeMillis, others);
    }

    /// Milliseconds between start and end, never negative.
    public double durationMillis() {
        long nanos = java.time.Duration.between(start, end).toNanos();
        return Math.max(0, nanos) / 1e6;
    }
}
