package io.corral.engine.ingest.digest;

import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.engine.ingest.EventRows;
import io.corral.store.PayloadStore.Circumstances;
import io.corral.store.QueueEntry;
import io.corral.store.WorkQueue.Queued;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the items of one entry share; read-only.
///
/// @param grouping how its events are grouped
/// @param sentAt clock of the client when it sent; null when not told
/// @param eventId the one intake answered: the envelope's, else one made for it
/// @param contents of attachments that are stored already, by position
record ItemScope(
        Queued queued,
        ProjectShaping shaping,
        GroupingConfig grouping,
        @Nullable Instant sentAt,
        EventId eventId,
        Map<Integer, StoredContent> contents) {

    QueueEntry entry() {
        return queued.entry();
    }

    /// Where the rows of its events and spans come from.
    EventRows.Source source() {
        return new EventRows.Source(entry().project(), queued.position());
    }

    /// What surrounds an event of this entry; without the address where it must not be kept.
    Circumstances circumstances(String kind) {
        QueueEntry entry = queued.entry();
        return new Circumstances(kind, entry.receivedAt(), sentAt,
                shaping.keepsAddresses() ? entry.clientAddress() : null,
                entry.userAgent(), entry.query());
    }
}
