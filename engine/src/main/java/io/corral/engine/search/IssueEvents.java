package io.corral.engine.search;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.search.SearchOperator;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventPredicate.KeyIn;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The events of an issue. Everything is bounded in time by the issue's first and last event, which
/// is what makes it fast. Thread-safe.
public final class IssueEvents {

    private static final Set<EventRowKind> KINDS = EnumSet.complementOf(
            EnumSet.of(EventRowKind.TRANSACTION, EventRowKind.SPAN));
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final EventExpression ID = new Field(EventField.ID);
    private static final EventExpression PROJECT = new Field(EventField.PROJECT);
    private static final EventExpression TIMESTAMP = new Field(EventField.TIMESTAMP);

    private static final Duration RECENT = Duration.ofDays(7);
    private static final int CANDIDATES_MAX = 20;
    private static final List<EventPredicate> RECOMMENDED = List.of(
            new EventPredicate.Present(new Field(EventField.REPLAY_ID)),
            new EventPredicate.Present(new Field(EventField.PROFILE_ID)),
            new EventPredicate.Present(new Field(EventField.TRACE)), EventPredicate.ALWAYS);

    private final SearchStores stores;

    public IssueEvents(SearchStores stores) {
        this.stores = stores;
    }

    /// Which event, when.
    public record Found(ProjectId project, EventId id, Instant timestamp) {}

    /// Some of the events, and whether others follow.
    public record Page(List<Found> events, boolean hasMore) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /// What came of a search for events.
    public sealed interface Answer {

        /// Events, newest first.
        record Events(Page page) implements Answer {}

        /// The query has no meaning.
        record Refused(String sentence) implements Answer {}
    }

    /// Events of an issue that meet a query, newest first.
    ///
    /// @param query in the language of event search
    public Answer search(Issue issue, String query, SearchScope scope, int offset, int limit) {
        try {
            var planner = new EventPlanner(Dataset.ERRORS, scope, stores.names(scope));
            EventPredicate where = planner.condition(Discover.parse(query));
            return new Answer.Events(page(issue, scope, where, offset, limit));
        } catch (SearchMistake mistake) {
            return new Answer.Refused(mistake.sentence());
        }
    }

    /// Events one of which is recommended to somebody who opens the issue, newest first. Of those
    /// that meet the query and come from the environments, in the window, or without one in the
    /// last week of the issue, or whenever it was: those with a replay; if there are none, those
    /// with a profile; else those with a trace; else all. The most complete of them, with the
    /// fewest notes about parts that could not be used, is the recommended one.
    ///
    /// @param timed whether the window was asked for
    public Answer candidates(Issue issue, String query, SearchScope scope, boolean timed) {
        try {
            var planner = new EventPlanner(Dataset.ERRORS, scope, stores.names(scope));
            EventPredicate where = EventPredicate.all(keys(issue),
                    Discover.environments(scope), planner.condition(Discover.parse(query)));
            Instant newest = issue.numbers().lastSeen();
            List<EventScope> scopes = timed
                    ? List.of(scope(issue, scope.window()))
                    : List.of(scope(issue, new TimeWindow(newest.minus(RECENT),
                            newest.plus(SLACK).plus(SLACK))), lifetime(issue));
            return new Answer.Events(new Page(candidates(scopes, where), false));
        } catch (SearchMistake mistake) {
            return new Answer.Refused(mistake.sentence());
        }
    }

    private List<Found> candidates(List<EventScope> scopes, EventPredicate where) {
        for (EventScope scope : scopes) {
            for (EventPredicate wanted : RECOMMENDED) {
                List<Found> found = find(
                        scope, EventPredicate.all(where, wanted), true, 0, CANDIDATES_MAX);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private Page page(
            Issue issue, SearchScope scope, EventPredicate where, int offset, int limit) {
        List<Found> found = find(
                scope(issue, scope.window()),
                EventPredicate.all(keys(issue), Discover.environments(scope), where), true, offset,
                limit + 1);
        return new Page(
                found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /// The newest event of an issue.
    ///
    /// @param environments only events from there; empty means all
    public Optional<Found> latest(Issue issue, Set<String> environments) {
        return first(issue, environments, true);
    }

    /// The oldest event of an issue that is still kept.
    public Optional<Found> oldest(Issue issue, Set<String> environments) {
        return first(issue, environments, false);
    }

    private Optional<Found> first(Issue issue, Set<String> environments, boolean newest) {
        EventPredicate where = environments.isEmpty()
                ? EventPredicate.ALWAYS
                : new EventPredicate.OneOf(
                        new Field(EventField.ENVIRONMENT), List.copyOf(environments));
        return find(
                lifetime(issue), EventPredicate.all(keys(issue), where), newest, 0, 1)
                .stream()
                .findFirst();
    }

    /// The event of an issue that follows one in time.
    public Optional<Found> next(Issue issue, EventId id, Instant timestamp) {
        return beside(issue, id, timestamp, false);
    }

    /// The event of an issue before one in time.
    public Optional<Found> previous(Issue issue, EventId id, Instant timestamp) {
        return beside(issue, id, timestamp, true);
    }

    private Optional<Found> beside(
            Issue issue, EventId id, Instant timestamp, boolean backwards) {
        SearchOperator beyond = backwards ? SearchOperator.LESS : SearchOperator.GREATER;
        var where = EventPredicate.all(
                keys(issue),
                new EventPredicate.Or(List.of(
                        new Compare(TIMESTAMP, beyond, timestamp),
                        EventPredicate.all(
                                new Compare(TIMESTAMP, SearchOperator.EQUAL, timestamp),
                                new Compare(ID, beyond, id.toString())))));
        return find(lifetime(issue), where, backwards, 0, 1).stream().findFirst();
    }

    /// Tags of an issue's events, most frequent first.
    ///
    /// @param key whose values are asked for; null for all
    /// @param valuesMax values at most of each key
    public List<TagSummary> tags(
            Issue issue, SearchScope scope, @Nullable String key, int keysMax, int valuesMax) {
        return stores.events().tags(new TagQuery(
                scope(issue, scope.window()),
                EventPredicate.all(keys(issue), Discover.environments(scope)), key, keysMax,
                valuesMax));
    }

    private List<Found> find(
            EventScope scope, EventPredicate where, boolean newestFirst, int offset, int limit) {
        var query = new EventQuery(
                scope, where, List.of(ID, PROJECT, TIMESTAMP), null,
                List.of(new Order(TIMESTAMP, newestFirst), new Order(ID, newestFirst)), limit,
                offset, 0);
        var found = new ArrayList<Found>();
        for (List<@Nullable Object> row : stores.events().query(query).rows()) {
            String id = (String) Objects.requireNonNull(row.get(0));
            found.add(new Found(
                    new ProjectId((Long) Objects.requireNonNull(row.get(1))),
                    EventId.parse(id).orElseThrow(),
                    (Instant) Objects.requireNonNull(row.get(2))));
        }
        return found;
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
