package io.corral.engine.search;

import io.corral.engine.search.SeriesAnswer.Found;
import io.corral.engine.search.SeriesAnswer.Refused;
import io.corral.engine.search.SeriesAnswer.Series;
import io.corral.store.event.EventExpression;
import io.corral.store.event.EventExpression.TimeBucket;
import io.corral.store.event.EventPredicate;
import io.corral.store.event.EventQuery;
import io.corral.store.event.EventQuery.Order;
import io.corral.store.event.EventScope;
import io.corral.store.event.EventTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Aggregates over time. Thread-safe.
public final class TimeSeries {

    private final SearchStores stores;

    public TimeSeries(SearchStores stores) {
        this.stores = stores;
    }

    /// Answers a request; fails as [io.corral.store.event.EventStore#query] does.
    public SeriesAnswer series(SeriesRequest request, SearchScope scope) {
        try {
            return answer(request, scope);
        } catch (SearchMistake mistake) {
            return new Refused(mistake.sentence());
        }
    }

    private Found answer(SeriesRequest request, SearchScope scope) {
        Dataset dataset = Discover.dataset(request.dataset());
        Duration interval = interval(request.interval(), scope.window());
        TimeWindow window = aligned(scope.window(), interval);
        SearchScope rounded = scope.in(window);
        var planner = new EventPlanner(
                dataset, scope.in(new TimeWindow(window.from(), window.from().plus(interval))),
                stores.names(scope));
        List<SearchColumn> axes = Discover.columns(request.axes(), planner);
        for (SearchColumn axis : axes) {
            if (!axis.expression().isAggregate()) {
                throw new SearchMistake(axis.name() + " is not an aggregate");
            }
        }
        EventPredicate where = EventPredicate.all(
                planner.condition(Discover.parse(request.query())),
                Discover.environments(scope));
        List<SearchColumn> groups = request.groups().stream()
                .filter(field -> !request.axes().contains(field))
                .map(field -> Discover.column(field, planner))
                .toList();
        var question = new Question(
                Discover.scope(dataset, rounded), where, axes, groups, interval);
        var reader = new SeriesReader(axes, begins(window, interval));
        long keys = Discover.needsKeys(groups) ? stores.freshKeys() : 0;
        if (!groups.isEmpty()) {
            EventPredicate top = top(question, request.topEvents(), keys);
            question = question.narrowedTo(top);
        }
        return new Found(
                reader.begins(), interval,
                reader.read(stores.events().query(question.query(keys)), groups.size()));
    }

    /// The condition that a row is of one of the most frequent groups.
    private EventPredicate top(Question question, int count, long keys) {
        var columns = new ArrayList<EventExpression>();
        question.groups().forEach(group -> columns.add(group.expression()));
        EventExpression axis = question.axes().getFirst().expression();
        columns.add(axis);
        var query = new EventQuery(
                question.scope(), question.where(), columns, null,
                List.of(new Order(axis, true)), count, 0, keys);
        var alternatives = new ArrayList<EventPredicate>();
        for (List<@Nullable Object> row : stores.events().query(query).rows()) {
            var same = new ArrayList<EventPredicate>();
            for (int i = 0; i < question.groups().size(); i++) {
                same.add(same(columns.get(i), row.get(i)));
            }
            alternatives.add(new EventPredicate.And(same));
        }
        return new EventPredicate.Or(alternatives);
    }

    private static EventPredicate same(EventExpression expression, @Nullable Object value) {
        return value == null
                ? new EventPredicate.Not(new EventPredicate.Present(expression))
                : new EventPredicate.OneOf(expression, List.of(value));
    }

    private static Duration interval(Duration wanted, TimeWindow window) {
        Duration least = window.duration().dividedBy(SeriesRequest.STEPS_MAX);
        return Stream.of(1, 5, 15, 30, 60, 240, 720, 1_440)
                .map(Duration::ofMinutes)
                .filter(step -> step.compareTo(wanted) >= 0 && step.compareTo(least) >= 0)
                .findFirst()
                .orElse(Duration.ofDays(1));
    }

    private static TimeWindow aligned(TimeWindow window, Duration interval) {
        long step = interval.toMillis();
        long from = Math.floorDiv(window.from().toEpochMilli(), step) * step;
        long to = Math.ceilDiv(window.to().toEpochMilli(), step) * step;
        return new TimeWindow(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to));
    }

    private static List<Instant> begins(TimeWindow window, Duration interval) {
        return Stream.iterate(
                window.from(), begin -> begin.isBefore(window.to()), begin -> begin.plus(interval))
                .toList();
    }

    /// What is asked of the store.
    private record Question(
            EventScope scope,
            EventPredicate where,
            List<SearchColumn> axes,
            List<SearchColumn> groups,
            Duration interval) {

        Question narrowedTo(EventPredicate condition) {
            return new Question(
                    scope, EventPredicate.all(where, condition), axes, groups, interval);
        }

        EventQuery query(long keysVersion) {
            var columns = new ArrayList<EventExpression>();
            columns.add(new TimeBucket(interval));
            groups.forEach(group -> columns.add(group.expression()));
            axes.forEach(axis -> columns.add(axis.expression()));
            return new EventQuery(
                    scope, where, columns, null, List.of(), EventQuery.LIMIT_MAX, 0, keysVersion);
        }
    }

    /// Sorts rows into series.
    private record SeriesReader(List<SearchColumn> axes, List<Instant> begins) {

        List<Series> read(EventTable table, int groups) {
            Map<Instant, Integer> steps = new LinkedHashMap<>();
            begins.forEach(begin -> steps.put(begin, steps.size()));
            var series = new LinkedHashMap<List<String>, List<Series>>();
            if (groups == 0) {
                series.put(List.of(), empty(List.of()));
            }
            for (List<@Nullable Object> row : table.rows()) {
                List<String> group = row.subList(1, 1 + groups)
                        .stream()
                        .map(value -> value == null ? "" : value.toString())
                        .toList();
                Integer step = row.getFirst() instanceof Instant begin ? steps.get(begin) : null;
                if (step == null) {
                    continue;
                }
                List<Series> lines = series.computeIfAbsent(group, this::empty);
                for (int i = 0; i < axes.size(); i++) {
                    Object value = row.get(1 + groups + i);
                    lines.get(i).values().set(
                            step, value instanceof Number number ? number.doubleValue() : null);
                }
            }
            return series.values().stream().flatMap(List::stream).toList();
        }

        private List<Series> empty(List<String> group) {
            return axes.stream().map(axis -> empty(axis, group)).toList();
        }

        /// Counts of nothing are 0, statistics of nothing are absent.
        private Series empty(SearchColumn axis, List<String> group) {
            boolean counts = axis.type() == ValueType.INTEGER || axis.type() == ValueType.RATE;
            var values = new ArrayList<@Nullable Double>();
            begins.forEach(_ -> values.add(counts ? 0.0 : null));
            return new Series(axis.name(), axis.type(), axis.unit(), group, values);
        }
    }
}
