package io.corral.engine.ingest.digest;

import io.corral.domain.group.SplitMarks;
import io.corral.domain.health.SessionUpdate;
import io.corral.domain.issue.Assignee;
import io.corral.domain.issue.GroupedEvent;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.Watermark;
import io.corral.store.event.EventRow;
import io.corral.store.issue.UserReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one queue entry comes to; nothing of it is stored yet.
///
/// @param blob of a large body that can go once the entry is applied; null for inline ones
record Digested(
        Watermark position,
        List<DigestedEvent> events,
        List<Attachment> attachments,
        List<EventRow> spans,
        List<SessionUpdate> sessions,
        List<OutcomeCount> outcomes,
        @Nullable String blob) {

    private static final long SPAN_BYTES = 1024;

    /// About how many bytes this holds in memory: bodies of events, and rows of spans.
    long bytes() {
        long bytes = spans.size() * SPAN_BYTES;
        for (DigestedEvent event : events) {
            bytes += event.payload().body().length;
        }
        return bytes;
    }

    /// One event or transaction; its outcome is accepted unless its id turns out to be taken.
    ///
    /// @param grouped null for transactions
    /// @param marks heeded when it was grouped
    /// @param report what a user wrote about another event; null for all but such feedback
    /// @param aliases keys that its issue may already be known by
    /// @param owner whom its issue is assigned to if it is new; null for nobody
    record DigestedEvent(
            Payload payload,
            List<EventRow> rows,
            @Nullable GroupedEvent grouped,
            SplitMarks marks,
            DataCategory category,
            @Nullable UserReport report,
            List<Long> aliases,
            @Nullable Assignee owner) {}
}
