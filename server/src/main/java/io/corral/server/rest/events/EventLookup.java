package io.corral.server.rest.events;

import io.corral.domain.event.Event;
import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.domain.search.SearchOperator;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds events. Which ones an issue has is asked of the event rows, within the time the issue was
/// seen; what an event was is read from its payload.
final class EventLookup {

    private static final EventExpression ID = new EventExpression.Field(EventField.ID);
    private static final EventExpression TIME = new EventExpression.Field(EventField.TIMESTAMP);
    private static final Set<EventRowKind> KINDS =
            EnumSet.complementOf(EnumSet.of(EventRowKind.SPAN, EventRowKind.TRANSACTION));
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final ReadStores stores;
    private final Assembly assembly;

    EventLookup(ReadStores stores, Assembly assembly) {
        this.stores = stores;
        this.assembly = assembly;
    }

    /// An event with what was stored.
    record Found(StoredPayload stored, Event event) {
        ProjectId project() {
            return stored.project();
        }
    }

    /// The event with this id.
    Optional<Found> find(ProjectId project, EventId id) {
        return stores.payloads().find(project, id)
                .flatMap(stored -> assembly.read(stored).map(event -> new Found(stored, event)));
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

    /// Whether an event belongs to an issue.
    boolean isOf(Issue issue, StoredPayload stored) {
        return issueOf(stored).filter(own -> own.id().equals(issue.id())).isPresent();
    }

    /// Events of an issue, newest first.
    List<EventId> page(Issue issue, EventPredicate where, long offset, int limit) {
        return ids(issue, where, true, (int) offset, limit);
    }

    /// The newest event of an issue.
    Optional<EventId> newest(Issue issue, Set<String> environments) {
        return ids(issue, in(environments), true, 0, 1).stream().findFirst();
    }

    /// The oldest event of an issue that is still stored.
    Optional<EventId> oldest(Issue issue, Set<String> environments) {
        return ids(issue, in(environments), false, 0, 1).stream().findFirst();
    }

    /// The next newer event of the same issue; null when this is the newest.
    @Nullable
    EventId after(Issue issue, Event event, Set<String> environments) {
        return neighbour(issue, event, environments, SearchOperator.GREATER);
    }

    /// The next older event of the same issue; null when this is the oldest.
    @Nullable
    EventId before(Issue issue, Event event, Set<String> environments) {
        return neighbour(issue, event, environments, SearchOperator.LESS);
    }

    private @Nullable EventId neighbour(
            Issue issue, Event event, Set<String> environments, SearchOperator side) {
        var beside = new EventPredicate.Compare(TIME, side, event.timestamp());
        var sameTime = EventPredicate.all(
                new EventPredicate.Compare(TIME, SearchOperator.EQUAL, event.timestamp()),
                new EventPredicate.Compare(ID, side, event.id().toString()));
        var where = EventPredicate.all(
                in(environments), new EventPredicate.Or(List.of(beside, sameTime)));
        return ids(issue, where, side == SearchOperator.LESS, 0, 1).stream()
                .findFirst().orElse(null);
    }

    /// Only events from these environments; any when there are none.
    static EventPredicate in(Set<String> environments) {
        return environments.isEmpty()
                ? EventPredicate.ALWAYS
                : new EventPredicate.OneOf(new EventExpression.Field(EventField.ENVIRONMENT),
                        List.copyOf(environments));
    }

    /// Rows of an issue: those with its keys, within the time it was seen.
    EventPredicate ofIssue(Issue issue) {
        return new EventPredicate.KeyIn(new HashSet<>(stores.issues().keys(issue.id())));
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

    private List<EventId> ids(
            Issue issue, EventPredicate where, boolean descending, int offset, int limit) {
        return ids(scope(issue), EventPredicate.all(ofIssue(issue), where), descending, offset,
                limit);
    }

    /// Ids of the events that rows in a scope stand for, by time.
    List<EventId> ids(
            EventScope scope, EventPredicate where, boolean descending, int offset, int limit) {
        var query = new EventQuery(scope, where, List.of(ID, TIME), null,
                List.of(new Order(TIME, descending), new Order(ID, descending)), limit, offset, 0);
        return stores.events().query(query).rows().stream()
                .map(row -> row.getFirst() instanceof String text
                        ? EventId.parse(text)
                        : Optional.<EventId>empty())
                .flatMap(Optional::stream)
                .toList();
    }
}
