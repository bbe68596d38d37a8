package io.corral.engine.search;

import io.corral.domain.id.EventId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.search.SearchOperator;
import io.corral.engine.search.IssueEvents.Found;
import io.corral.engine.search.IssueEvents.Page;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Count;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventExpression.TimeBucket;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventPredicate.Compare;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import io.corral.store.event.TagQuery;
import io.corral.store.event.TagSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The events of one issue that meet a filter; made by [IssueEvents]. Each method is one query.
public final class FilteredEvents {

    private static final Duration RECENT = Duration.ofDays(7);
    private static final int CANDIDATES_MAX = 20;
    private static final List<EventPredicate> RECOMMENDED = List.of(
            new EventPredicate.Present(new Field(EventField.REPLAY_ID)),
            new EventPredicate.Present(new Field(EventField.PROFILE_ID)),
            new EventPredicate.Present(new Field(EventField.TRACE)), EventPredicate.ALWAYS);

    private static final EventExpression ID = new Field(EventField.ID);
    private static final EventExpression PROJECT = new Field(EventField.PROJECT);
    private static final EventExpression TIMESTAMP = new Field(EventField.TIMESTAMP);
    private static final EventExpression KEY = new Field(EventField.KEY);

    private final EventStore events;
    private final EventScope scope;
    private final EventPredicate where;

    FilteredEvents(EventStore events, EventScope scope, EventPredicate where) {
        this.events = events;
        this.scope = scope;
        this.where = where;
    }

    /// What an event says of itself in a list; absent texts are null.
    ///
    /// @param message its own, else its title
    /// @param user what tells users apart, as `User.identity()` writes it
    public record Line(
            EventId id, Instant timestamp, @Nullable String message, @Nullable String level,
            @Nullable String release, @Nullable String environment, @Nullable String user,
            @Nullable String url) {}

    /// Events, newest first.
    public Page page(int offset, int limit) {
        List<Found> found = find(where, true, offset, limit + 1);
        return new Page(
                found.subList(0, Math.min(limit, found.size())), found.size() > limit);
    }

    /// Events, newest first, that follow one in this order: whoever goes through many of them this
    /// way meets each once, whatever is stored meanwhile.
    ///
    /// @param last null for the first of them
    public List<Found> following(@Nullable Found last, int limit) {
        if (last == null) {
            return find(where, true, 0, limit);
        }
        Instant end = last.timestamp().plusMillis(1);
        var rest = new EventScope(scope.kinds(), scope.projects(), scope.from(),
                end.isBefore(scope.to()) ? end : scope.to());
        return find(rest, EventPredicate.all(
                where, beyond(last.id(), last.timestamp(), SearchOperator.LESS)), true, 0, limit);
    }

    /// Events with what lists show of them, newest first.
    public List<Line> lines(int offset, int limit) {
        var query = new EventQuery(scope, where, List.of(
                ID, TIMESTAMP, FieldNames.message(), new Field(EventField.LEVEL),
                new Field(EventField.RELEASE), new Field(EventField.ENVIRONMENT),
                new Field(EventField.USER), new Field(EventField.HTTP_URL)), null,
                List.of(new Order(TIMESTAMP, true), new Order(ID, true)), limit, offset, 0);
        return events.query(query).rows().stream().map(FilteredEvents::line).toList();
    }

    private static Line line(List<@Nullable Object> row) {
        return new Line(
                EventId.parse(text(row.get(0))).orElseThrow(),
                (Instant) Objects.requireNonNull(row.get(1)), textOrNull(row.get(2)),
                textOrNull(row.get(3)), textOrNull(row.get(4)), textOrNull(row.get(5)),
                textOrNull(row.get(6)), textOrNull(row.get(7)));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? text : null;
    }

    /// The newest.
    public Optional<Found> latest() {
        return find(where, true, 0, 1).stream().findFirst();
    }

    /// The oldest that is still kept.
    public Optional<Found> oldest() {
        return find(where, false, 0, 1).stream().findFirst();
    }

    /// Events one of which is recommended to somebody who opens the issue, newest first: those with
    /// a replay; if there are none, those with a profile; else those with a trace; else all. First
    /// in the last week of the issue, then whenever it was. The most complete of them, with the
    /// fewest notes about parts that could not be used, is the recommended one.
    ///
    /// @param timed whether the window was asked for, so that the last week means nothing
    public List<Found> candidates(boolean timed) {
        List<EventScope> scopes = timed
                ? List.of(scope)
                : List.of(new EventScope(scope.kinds(), scope.projects(),
                        scope.to().minus(RECENT), scope.to()), scope);
        for (EventScope each : scopes) {
            for (EventPredicate wanted : RECOMMENDED) {
                List<Found> found = find(
                        each, EventPredicate.all(where, wanted), true, 0, CANDIDATES_MAX);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /// The event that follows one in time.
    public Optional<Found> newer(EventId id, Instant timestamp) {
        return beside(id, timestamp, false);
    }

    /// The event before one in time.
    public Optional<Found> older(EventId id, Instant timestamp) {
        return beside(id, timestamp, true);
    }

    private Optional<Found> beside(EventId id, Instant timestamp, boolean backwards) {
        EventPredicate there = beyond(id, timestamp,
                backwards ? SearchOperator.LESS : SearchOperator.GREATER);
        return find(EventPredicate.all(where, there), backwards, 0, 1).stream().findFirst();
    }

    private static EventPredicate beyond(EventId id, Instant timestamp, SearchOperator beyond) {
        return new EventPredicate.Or(List.of(
                new Compare(TIMESTAMP, beyond, timestamp),
                EventPredicate.all(
                        new Compare(TIMESTAMP, SearchOperator.EQUAL, timestamp),
                        new Compare(ID, beyond, id.toString()))));
    }

    /// Whether one of them was not caught by the application.
    public boolean anyUnhandled() {
        var unhandled = new Compare(
                new Field(EventField.ERROR_HANDLED), SearchOperator.EQUAL, false);
        return !find(EventPredicate.all(where, unhandled), true, 0, 1).isEmpty();
    }

    /// How many there were in each interval.
    ///
    /// @param from begin of the first interval, a multiple of the width since the epoch
    public List<Long> counts(Instant from, Duration width, int intervals) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(intervals, 0L));
        var query = EventQuery.of(
                scope, where, List.of(new TimeBucket(width), new Count()), EventQuery.LIMIT_MAX);
        for (List<@Nullable Object> row : events.query(query).rows()) {
            Instant begin = (Instant) Objects.requireNonNull(row.get(0));
            long step = Duration.between(from, begin).dividedBy(width);
            if (!begin.isBefore(from) && step < intervals) {
                counts.set((int) step, (Long) Objects.requireNonNull(row.get(1)));
            }
        }
        return counts;
    }

    /// Their tags, most frequent first.
    ///
    /// @param key whose values are asked for; null for all
    /// @param valuesMax values at most of each key
    public List<TagSummary> tags(@Nullable String key, int keysMax, int valuesMax) {
        return events.tags(new TagQuery(scope, where, key, keysMax, valuesMax));
    }

    private List<Found> find(
            EventPredicate condition, boolean newestFirst, int offset, int limit) {
        return find(scope, condition, newestFirst, offset, limit);
    }

    private List<Found> find(
            EventScope within, EventPredicate condition, boolean newestFirst, int offset,
            int limit) {
        var query = new EventQuery(
                within, condition, List.of(ID, PROJECT, TIMESTAMP, KEY), null,
                List.of(new Order(TIMESTAMP, newestFirst), new Order(ID, newestFirst)), limit,
                offset, 0);
        return events.query(query).rows().stream().map(FilteredEvents::found).toList();
    }

    private static Found found(List<@Nullable Object> row) {
        return new Found(
                new ProjectId((Long) Objects.requireNonNull(row.get(1))),
                EventId.parse(text(row.get(0))).orElseThrow(),
                (Instant) Objects.requireNonNull(row.get(2)),
                (Long) Objects.requireNonNull(row.get(3)));
    }
}
