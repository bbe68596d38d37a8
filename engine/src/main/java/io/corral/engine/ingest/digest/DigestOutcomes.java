package io.corral.engine.ingest.digest;

import io.corral.domain.id.ProjectId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.engine.ingest.digest.Digested.DigestedEvent;
import io.corral.store.DuplicateAttachments;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds up what became of the items of one batch. Owned by the commit thread.
final class DigestOutcomes {

    private static final Outcome ACCEPTED = new Outcome.Accepted();
    private static final Outcome DUPLICATE = new Outcome.Duplicate();

    private final Map<OutcomeCount, Long> sums = new HashMap<>();

    /// Events are accepted, unless their id was taken.
    DigestOutcomes ofEvents(List<DigestedEvent> events, List<Verdict> verdicts) {
        for (int i = 0; i < events.size(); i++) {
            DigestedEvent event = events.get(i);
            add(event.payload().project(), event.payload().circumstances().receivedAt(),
                    event.category(),
                    verdicts.get(i) == Verdict.DUPLICATE ? DUPLICATE : ACCEPTED);
        }
        return this;
    }

    /// Attachments share the fate of the event that came with them.
    DigestOutcomes ofAttachments(List<Attachment> attachments, DuplicateAttachments duplicates) {
        for (Attachment attachment : attachments) {
            add(attachment.project(), attachment.receivedAt(), DataCategory.ATTACHMENT,
                    duplicates.contains(attachment) ? DUPLICATE : ACCEPTED);
        }
        return this;
    }

    /// What did not depend on storing.
    DigestOutcomes ofEntries(List<Digested> entries) {
        entries.forEach(entry -> and(entry.outcomes()));
        return this;
    }

    /// Others.
    DigestOutcomes and(List<OutcomeCount> counts) {
        counts.forEach(this::add);
        return this;
    }

    private void add(
            ProjectId project, Instant receivedAt, DataCategory category, Outcome outcome) {
        add(new OutcomeCount(
                project, receivedAt.truncatedTo(ChronoUnit.HOURS), category, outcome, 1));
    }

    private void add(OutcomeCount count) {
        sums.merge(withQuantity(count, 1), count.quantity(), Long::sum);
    }

    /// Counts that differ in quantity only are one.
    List<OutcomeCount> toList() {
        List<OutcomeCount> counts = new ArrayList<>(sums.size());
        sums.forEach((count, quantity) -> counts.add(withQuantity(count, quantity)));
        return counts;
    }

    private static OutcomeCount withQuantity(OutcomeCount count, long quantity) {
        return new OutcomeCount(
                count.project(), count.hour(), count.category(), count.outcome(), quantity);
    }
}
