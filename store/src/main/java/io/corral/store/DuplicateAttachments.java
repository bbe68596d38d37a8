package io.corral.store;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.Payload;
import io.corral.store.PayloadStore.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which attachments of a batch came with a duplicate: by the same queue entry, for the same event.
/// They are left out with it, and share its outcome.
public final class DuplicateAttachments {

    private final Set<Origin> duplicates;

    private DuplicateAttachments(Set<Origin> duplicates) {
        this.duplicates = duplicates;
    }

    /// Those of one batch.
    ///
    /// @param verdicts of the payloads, in their order
    public static DuplicateAttachments of(List<Payload> payloads, List<Verdict> verdicts) {
        Set<Origin> duplicates = new HashSet<>();
        Set<Origin> others = new HashSet<>();
        for (int i = 0; i < payloads.size(); i++) {
            Payload payload = payloads.get(i);
            Set<Origin> origins = verdicts.get(i) == Verdict.DUPLICATE ? duplicates : others;
            origins.add(new Origin(payload.project(), payload.id(), payload.position()));
        }
        duplicates.removeAll(others);
        return new DuplicateAttachments(duplicates);
    }

    /// Whether this attachment is one of them.
    public boolean contains(Attachment attachment) {
        return duplicates.contains(new Origin(
                attachment.project(), attachment.eventId(), attachment.position()));
    }

    /// Which queue entry brought something of an event.
    private record Origin(ProjectId project, EventId event, Watermark position) {}
}
