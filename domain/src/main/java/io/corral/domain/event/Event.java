package io.corral.domain.event;

import io.corral.domain.id.EventId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One event, read and normalised. Immutable; built by [EventDraft].
///
/// @param id the SDK's id, or one made by intake
/// @param timestamp when it happened, drift corrected, never more than a minute after `receivedAt`
/// @param receivedAt when intake took it
/// @param platform lower-case word, `other` when unknown
/// @param transaction route, view or job name
/// @param environment `production` is not assumed: null when the SDK sent none
/// @param exceptions the one thrown first stands first, the outermost last
/// @param stackTrace a stack beside or without exceptions
/// @param tags in order, no duplicates; includes what normalising derived (browser, os, ...)
/// @param extra JSON values
/// @param contexts by name; each an object of JSON values
/// @param modules installed packages and versions
/// @param fingerprint as sent; empty means default grouping
/// @param checksum older SDKs' own grouping hash
/// @param spans of a transaction, without its root
/// @param measurements numbers by name, for example `lcp` in milliseconds
/// @param start begin of a transaction; null for other kinds
/// @param debugImages `debug_meta.images`, JSON objects
/// @param security body of a security report, JSON values; empty for other kinds
/// @param errors notes about repaired or dropped parts
/// @param lateUpload when that was uploaded which its stacks are read with, where it was after the
///     event came and was grouped without; null otherwise
public record Event(
        EventId id,
        EventKind kind,
        Instant timestamp,
        Instant receivedAt,
        String platform,
        Level level,
        @Nullable String logger,
        @Nullable String transaction,
        @Nullable String serverName,
        @Nullable String release,
        @Nullable String dist,
        @Nullable String environment,
        @Nullable Message message,
        List<ExceptionValue> exceptions,
        List<ThreadValue> threads,
        @Nullable StackTrace stackTrace,
        List<Breadcrumb> breadcrumbs,
        @Nullable Request request,
        @Nullable User user,
        Map<String, String> tags,
        Map<String, @Nullable Object> extra,
        Map<String, Map<String, @Nullable Object>> contexts,
        @Nullable Sdk sdk,
        Map<String, String> modules,
        List<String> fingerprint,
        @Nullable String checksum,
        @Nullable TraceContext trace,
        @Nullable Instant start,
        List<Span> spans,
        Map<String, Double> measurements,
        List<Map<String, @Nullable Object>> debugImages,
        Map<String, @Nullable Object> security,
        Metadata metadata,
        List<EventError> errors,
        @Nullable Instant lateUpload) {

    /// A draft that holds everything of this event, to change some of it.
    public EventDraft draft() {
        return EventDraft.of(this);
    }
}
