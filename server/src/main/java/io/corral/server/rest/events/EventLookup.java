package io.corral.server.rest.events;

import io.corral.domain.event.Event;
import io.corral.domain.event.EventKind;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds events: which there are is asked of the event rows, what one was is read from its payload.
final class EventLookup {

    private static final EventExpression ID = new EventExpression.Field(EventField.ID);
    private static final EventExpression TIME = new EventExpression.Field(EventField.TIMESTAMP);
    static final Set<EventRowKind> KINDS =
            EnumSet.complementOf(EnumSet.of(EventRowKind.SPAN, EventRowKind.TRANSACTION));
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final ReadStores stores;
    private final Assembly assembly;

    EventLookup(ReadStores stores, Assembly assembly) {
        this.stores = stores;
        this.assembly = assembly;
    }

    /// An event with what was stored.
    ///
    /// @param config what it was grouped under
    record Found(StoredPayload stored, Event event, GroupingConfig config) {
        ProjectId project() {
            return stored.project();
        }
    }

    /// The event with this id.
    Optional<Found> find(ProjectId project, EventId id) {
        return stores.payloads().find(project, id)
                .flatMap(stored -> assembly.read(stored).map(event -> new Found(
                        stored, event,
                        assembly.configs().of(stored.project(), stored.version()))));
    }

    /// The events with these ids that can be read, in order.
    List<Found> find(ProjectId project, List<EventId> ids) {
        return ids.stream().flatMap(id -> find(project, id).stream()).toList();
    }

    /// The issue of an event; empty for transactions and events of deleted issues.
    Optional<Issue> issueOf(StoredPayload stored) {
        var key = new IssueKey(stored.project(), stored.key());
        return Optional.ofNullable(stores.issues().issuesOf(List.of(key)).get(key))
                .flatMap(stores.issues()::find);
    }

    /// Whether an event can be shown: one that belongs to an issue only with it. Events are stored
    /// a moment before their issue, and stay a while after an issue was deleted.
    boolean isShown(Found found) {
        return found.event().kind() == EventKind.TRANSACTION
                || issueOf(found.stored()).isPresent();
    }

    /// Whether an event belongs to an issue.
    boolean isOf(Issue issue, StoredPayload stored) {
        return issueOf(stored).filter(own -> own.id().equals(issue.id())).isPresent();
    }

    /// Only events from these environments; any when there are none.
    static EventPredicate in(Set<String> environments) {
        return environments.isEmpty()
                ? EventPredicate.ALWAYS
                : new EventPredicate.OneOf(new EventExpression.Field(EventField.ENVIRONMENT),
                        List.copyOf(environments));
    }

    /// The rows an issue can have.
    static EventScope scope(Issue issue) {
        return new EventScope(KINDS, Set.of(issue.project()),
                issue.numbers().firstSeen().minus(SLACK),
                issue.numbers().lastSeen().plus(SLACK));
    }

    /// The rows of events, not of spans, in some projects and time.
    static EventScope scope(Set<ProjectId> projects, Instant from, Instant to) {
        return new EventScope(KINDS, projects, from, to);
    }

    /// Ids of events, newest first.
    List<EventId> newest(EventScope scope, EventPredicate where, int offset, int limit) {
        var query = new EventQuery(scope, where, List.of(ID, TIME), null,
                List.of(new Order(TIME, true), new Order(ID, true)), limit, offset, 0);
        return stores.events().query(query).rows().stream()
                .map(row -> row.getFirst() instanceof String text
                        ? EventId.parse(text)
                        : Optional.<EventId>empty())
                .flatMap(Optional::stream)
                .toList();
    }
}
