package io.corral.engine.search;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.KeyIn;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The events of an issue. Everything is bounded in time by the issue's first and last event, which
/// is what makes it fast. Thread-safe.
public final class IssueEvents {

    private static final Set<EventRowKind> KINDS = EnumSet.complementOf(
            EnumSet.of(EventRowKind.TRANSACTION, EventRowKind.SPAN));
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final SearchStores stores;

    public IssueEvents(SearchStores stores) {
        this.stores = stores;
    }

    /// Which event, when, and the key it has.
    public record Found(ProjectId project, EventId id, Instant timestamp, long key) {}

    /// Some of the events, and whether others follow.
    public record Page(List<Found> events, boolean hasMore) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /// What came of a filter.
    public sealed interface Filtering {

        /// It can be asked.
        record Of(FilteredEvents events) implements Filtering {}

        /// It has no meaning.
        record Refused(String sentence) implements Filtering {}
    }

    /// The events of an issue that meet a query.
    ///
    /// @param query in the language of event search
    public Filtering filtered(Issue issue, String query, SearchScope scope) {
        try {
            var planner = new EventPlanner(Dataset.ERRORS, scope, stores.names(scope));
            EventPredicate where = planner.condition(Discover.parse(query));
            return new Filtering.Of(new FilteredEvents(
                    stores.events(), scope(issue, scope.window()), EventPredicate.all(
                            keys(issue), Discover.environments(scope), where)));
        } catch (SearchMistake mistake) {
            return new Filtering.Refused(mistake.sentence());
        }
    }

    /// All events of an issue that are still kept.
    ///
    /// @param environments only events from there; empty means all
    public FilteredEvents all(Issue issue, Set<String> environments) {
        EventPredicate where = environments.isEmpty()
                ? EventPredicate.ALWAYS
                : new EventPredicate.OneOf(
                        new Field(EventField.ENVIRONMENT), List.copyOf(environments));
        return new FilteredEvents(stores.events(), lifetime(issue),
                EventPredicate.all(keys(issue), where));
    }

    /// Events of an issue with some of its keys.
    public FilteredEvents ofKeys(Issue issue, Set<IssueKey> keys) {
        return new FilteredEvents(stores.events(), lifetime(issue), new KeyIn(keys));
    }

    private KeyIn keys(Issue issue) {
        return new KeyIn(new HashSet<>(stores.issues().keys(issue.id())));
    }

    private static EventScope lifetime(Issue issue) {
        return scope(
                issue,
                new TimeWindow(
                        Instant.EPOCH, issue.numbers().lastSeen().plus(Duration.ofDays(1))));
    }

    /// The window, cut to the time the issue had events in.
    private static EventScope scope(Issue issue, TimeWindow window) {
        Instant first = issue.numbers().firstSeen().minus(SLACK);
        Instant last = issue.numbers().lastSeen().plus(SLACK);
        Instant from = window.from().isAfter(first) ? window.from() : first;
        Instant to = window.to().isBefore(last) ? window.to() : last;
        return new EventScope(KINDS, Set.of(issue.project()), from, to);
    }
}
