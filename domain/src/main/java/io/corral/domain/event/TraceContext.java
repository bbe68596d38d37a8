package io.corral.domain.event;

import org.jspecify.annotations.Nullable;

/// Where the event stands in a distributed trace (`contexts.trace`).
///
/// @param traceId 32 hex digits, lower case
/// @param spanId 16 hex digits, lower case
public record TraceContext(
        String traceId,
        @Nullable String spanId,
        @Nullable String parentSpanId,
        @Nullable String op,
        @Nullable String status) {}
