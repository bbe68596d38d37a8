package io.corral.engine.proposal;

import io.corral.domain.group.Grouping;
import io.corral.domain.group.GroupingConfig;
import io.corral.domain.group.similar.IssueSketch;
import io.corral.domain.group.similar.Representative;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.issue.Issue;
import io.corral.domain.issue.IssueKey;
import io.corral.engine.ingest.digest.Assembly;
import io.corral.store.PayloadStore;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.Field;
import io.corral.store.event.EventField;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventRowKind;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads stored events of issues as the grouping reads them: of each issue a few, from as many
/// different stacks and days as there are, and its newest where those are few.
public final class EventReading implements Showing {

    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    /// Events read of an issue by stack and day.
    private static final int EVENTS_MAX = 24;
    /// Where these are fewer, though the issue has many events, its newest are read too.
    private static final int EVENTS_FEW = 12;
    private static final int EVENTS_MANY = 8;
    private static final int NEWEST_MAX = 24;

    private final EventStore events;
    private final PayloadStore payloads;
    private final Assembly assembly;
    private final Function<ProjectId, GroupingConfig> configs;

    /// @param configs how the events of a project are grouped
    public EventReading(
            EventStore events, PayloadStore payloads, Assembly assembly,
            Function<ProjectId, GroupingConfig> configs) {
        this.events = events;
        this.payloads = payloads;
        this.assembly = assembly;
        this.configs = configs;
    }

    @Override
    public Map<IssueId, List<Representative>> show(
            ProjectId project, Map<Issue, List<Long>> issues) {
        Map<Long, List<Deque<EventId>>> spread = spread(project, issues.values().stream()
                .flatMap(List::stream).map(key -> new IssueKey(project, key))
                .collect(Collectors.toSet()));
        Map<IssueId, List<Representative>> shown = new HashMap<>();
        issues.forEach((issue, keys) -> {
            Set<EventId> ids = pick(keys.stream()
                    .flatMap(key -> spread.getOrDefault(key, List.of()).stream()).toList());
            if (ids.size() < EVENTS_FEW && issue.numbers().events() >= EVENTS_MANY) {
                ids.addAll(newest(project, keys));
            }
            shown.put(issue.id(), read(project, ids));
        });
        return shown;
    }

    /// For each key, for each of its stacks, an event of each day; the most frequent first.
    private Map<Long, List<Deque<EventId>>> spread(ProjectId project, Set<IssueKey> keys) {
        var key = new Field(EventField.KEY);
        var stack = new Field(EventField.STACK_FUNCTION);
        var count = new EventExpression.Count();
        var query = new EventQuery(scope(project), new EventPredicate.KeyIn(keys),
                List.of(key, stack, new EventExpression.TimeBucket(DAY),
                        new EventExpression.AnyValue(new Field(EventField.ID)), count),
                null, List.of(new Order(count, true)), EventQuery.LIMIT_MAX, 0, 0);
        Map<Long, Map<String, Deque<EventId>>> spread = new HashMap<>();
        for (List<@Nullable Object> row : events.query(query).rows()) {
            if (row.get(0) instanceof Long of) {
                id(row.get(3)).ifPresent(event -> spread
                        .computeIfAbsent(of, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(String.valueOf(row.get(1)), _ -> new ArrayDeque<>())
                        .add(event));
            }
        }
        Map<Long, List<Deque<EventId>>> lists = new HashMap<>();
        spread.forEach((of, byStack) -> lists.put(of, new ArrayList<>(byStack.values())));
        return lists;
    }

    private static EventScope scope(ProjectId project) {
        return new EventScope(EnumSet.of(EventRowKind.ERROR, EventRowKind.DEFAULT),
                Set.of(project), BEGINNING, END);
    }

    private static Optional<EventId> id(@Nullable Object value) {
        return value instanceof String text ? EventId.parse(text) : Optional.empty();
    }

    /// One of each stack, then another of each, as long as there is room.
    private static Set<EventId> pick(List<Deque<EventId>> stacks) {
        Set<EventId> picked = new LinkedHashSet<>();
        boolean more = true;
        while (more && picked.size() < EVENTS_MAX) {
            more = false;
            for (Deque<EventId> stack : stacks) {
                EventId next = picked.size() < EVENTS_MAX ? stack.poll() : null;
                if (next != null) {
                    picked.add(next);
                    more = true;
                }
            }
        }
        return picked;
    }

    private List<EventId> newest(ProjectId project, List<Long> keys) {
        var query = EventQuery.of(scope(project), new EventPredicate.KeyIn(keys.stream()
                .map(key -> new IssueKey(project, key)).collect(Collectors.toSet())),
                List.of(new Field(EventField.ID)), NEWEST_MAX)
                .orderedBy(new Order(new Field(EventField.TIMESTAMP), true));
        List<EventId> ids = new ArrayList<>();
        events.query(query).rows().forEach(row -> id(row.getFirst()).ifPresent(ids::add));
        return ids;
    }

    private List<Representative> read(ProjectId project, Set<EventId> ids) {
        GroupingConfig config = configs.apply(project);
        List<Representative> shown = new ArrayList<>();
        for (EventId id : ids) {
            payloads.find(project, id).flatMap(stored -> read(stored, config))
                    .ifPresent(shown::add);
        }
        return IssueSketch.distinct(shown);
    }

    private Optional<Representative> read(StoredPayload stored, GroupingConfig config) {
        return assembly.read(stored).map(event -> Representative.of(
                Grouping.read(event, config), stored.key()));
    }
}
