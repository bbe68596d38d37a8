package io.corral.engine.issue;

import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.IssueKey;
import io.corral.store.BlobStore;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.issue.IssueStore;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Forgets issues for good. The issues go first, so that nobody sees half of one; then the payloads
/// and attachments of their events, then the event rows, which name those: a deletion that was
/// interrupted leaves rows without an issue, and retention takes them. Thread-safe.
public final class IssueDeletion {

    private static final int EVENTS_AT_ONCE = 5_000;
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private final IssueStore issues;
    private final EventStore events;
    private final PayloadStore payloads;
    private final BlobStore blobs;

    public IssueDeletion(
            IssueStore issues, EventStore events, PayloadStore payloads, BlobStore blobs) {
        this.issues = issues;
        this.events = events;
        this.payloads = payloads;
        this.blobs = blobs;
    }

    /// Deletes issues with everything stored about them; missing ones are left out.
    public void delete(Collection<IssueId> deleted) {
        forget(issues.delete(deleted));
    }

    /// Forgets the events of keys whose issues are deleted.
    public void forget(Collection<IssueKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Map<ProjectId, Set<IssueKey>> byProject = keys.stream()
                .collect(Collectors.groupingBy(IssueKey::project, Collectors.toSet()));
        byProject.forEach(this::forgetPayloads);
        events.deleteKeys(Set.copyOf(keys));
    }

    private void forgetPayloads(ProjectId project, Set<IssueKey> keys) {
        int offset = 0;
        while (true) {
            List<EventId> ids = events(project, keys, offset);
            Set<String> attached = new HashSet<>();
            for (EventId id : ids) {
                payloads.attachments(project, id).stream().map(Attachment::blob)
                        .forEach(attached::add);
            }
            payloads.delete(project, ids);
            attached.stream().filter(blob -> !payloads.namesBlob(blob)).forEach(blobs::delete);
            if (ids.size() < EVENTS_AT_ONCE) {
                return;
            }
            offset += EVENTS_AT_ONCE;
        }
    }

    private List<EventId> events(ProjectId project, Set<IssueKey> keys, int offset) {
        var id = new EventExpression.Field(EventField.ID);
        var query = new EventQuery(
                new EventScope(EnumSet.allOf(EventRowKind.class), Set.of(project), BEGINNING, END),
                new EventPredicate.KeyIn(keys), List.of(id), null,
                List.of(new EventQuery.Order(id, false)), EVENTS_AT_ONCE, offset, 0);
        return events.query(query).rows().stream()
                .map(row -> row.getFirst() instanceof String text
                        ? EventId.parse(text)
                        : Optional.<EventId>empty())
                .flatMap(Optional::stream)
                .toList();
    }
}
