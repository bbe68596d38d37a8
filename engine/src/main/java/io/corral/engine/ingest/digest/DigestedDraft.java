package io.corral.engine.ingest.digest;

import io.corral.domain.health.SessionUpdate;
import io.corral.domain.id.EventId;
import io.corral.domain.outcome.DataCategory;
import io.corral.domain.outcome.Outcome;
import io.corral.domain.outcome.OutcomeCount;
import io.corral.domain.outcome.RateLimitScope;
import io.corral.engine.ingest.digest.Digested.DigestedEvent;
import io.corral.protocol.envelope.Item;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.QueueEntry;
import io.corral.store.QueueEntry.RefusedItem;
import io.corral.store.WorkQueue.Queued;
import io.corral.store.event.EventRow;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what the items of one entry come to.
final class DigestedDraft {

    private final Queued queued;
    private final List<DigestedEvent> events = new ArrayList<>(1);
    private final List<Attachment> attachments = new ArrayList<>(0);
    private final List<EventRow> spans = new ArrayList<>(0);
    private final List<SessionUpdate> sessions = new ArrayList<>(0);
    private final List<OutcomeCount> outcomes = new ArrayList<>(1);

    DigestedDraft(Queued queued) {
        this.queued = queued;
    }

    Queued queued() {
        return queued;
    }

    /// The id intake answered; one derived from the queue position for entries without, so that a
    /// replay finds the same.
    EventId entryEventId() {
        String told = queued.entry().eventId();
        Optional<EventId> parsed = told == null ? Optional.empty() : EventId.parse(told);
        return parsed.orElseGet(() -> new EventId(
                queued.position().partition(), queued.position().sequence()));
    }

    /// Why intake refused the item at this position; empty when it did not.
    Optional<Outcome> refusal(int position) {
        for (RefusedItem item : queued.entry().refused()) {
            if (item.position() == position) {
                return Optional.of(outcomeOf(item));
            }
        }
        return Optional.empty();
    }

    private static Outcome outcomeOf(RefusedItem item) {
        for (RateLimitScope scope : RateLimitScope.values()) {
            if (scope.wireName().equals(item.reason())) {
                return new Outcome.RateLimited(scope);
            }
        }
        throw new IllegalStateException("no rate limit scope is called " + item.reason());
    }

    void event(DigestedEvent event) {
        events.add(event);
    }

    void attachment(Attachment attachment) {
        attachments.add(attachment);
    }

    void span(EventRow row) {
        spans.add(row);
    }

    void session(SessionUpdate update) {
        sessions.add(update);
    }

    /// Counts items that end here; nothing for a quantity of 0.
    void count(DataCategory category, Outcome outcome, long quantity) {
        if (quantity <= 0) {
            return;
        }
        QueueEntry entry = queued.entry();
        outcomes.add(new OutcomeCount(entry.project(),
                entry.receivedAt().truncatedTo(ChronoUnit.HOURS), category, outcome, quantity));
    }

    void countAll(List<Item> items, Outcome outcome) {
        for (Item item : items) {
            count(item.kind().category(), outcome, item.header().quantity());
        }
    }

    Digested build() {
        return new Digested(queued.position(), events, attachments, spans, sessions, outcomes,
                queued.entry().blob());
    }
}
