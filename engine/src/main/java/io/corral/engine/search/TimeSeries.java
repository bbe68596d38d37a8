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
        SearchNames names = stores.names(scope);
        var planner = new EventPlanner(
                dataset, scope.in(new TimeWindow(window.from(), window.from().plus(interval))),
                names);
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
        if (groups.isEmpty()) {
            return new Found(
                    reader.begins(), interval, reader.alone(table(question, keys)), List.of());
        }
        var ranking = ranking(request, question, keys, new TableReader(scope, names.issues()));
        EventPredicate top = new EventPredicate.Or(ranking.conditions());
        List<Series> others = request.withOthers()
                ? reader.alone(table(
                        question.narrowedTo(new EventPredicate.Not(top)).ungrouped(), keys))
                : List.of();
        return new Found(
                reader.begins(), interval,
                reader.grouped(table(question.narrowedTo(top), keys), ranking.names()), others);
    }

    private EventTable table(Question question, long keys) {
        return stores.events().query(question.query(keys));
    }

    /// The groups that get series, most first.
    ///
    /// @param conditions that a row is of one of them
    /// @param names by the stored values, in order
    private record Ranking(
            List<EventPredicate> conditions, Map<List<@Nullable Object>, List<String>> names) {}

    private Ranking ranking(
            SeriesRequest request, Question question, long keys, TableReader reader) {
        var columns = new ArrayList<SearchColumn>(question.groups());
        SearchColumn axis = sortedBy(request.sort(), question.axes());
        columns.add(axis);
        var query = new EventQuery(
                question.scope(), question.where(),
                columns.stream().map(SearchColumn::expression).toList(), null,
                List.of(new Order(axis.expression(), !isAscending(request.sort()))),
                request.topEvents(), 0, keys);
        EventTable table = stores.events().query(query);
        var shown = reader.read(columns, table, request.topEvents()).rows();
        var conditions = new ArrayList<EventPredicate>();
        var names = new LinkedHashMap<List<@Nullable Object>, List<String>>();
        for (int row = 0; row < shown.size(); row++) {
            List<@Nullable Object> stored =
                    table.rows().get(row).subList(0, question.groups().size());
            var same = new ArrayList<EventPredicate>();
            var name = new ArrayList<String>();
            for (int i = 0; i < stored.size(); i++) {
                same.add(same(columns.get(i).expression(), stored.get(i)));
                Object value = shown.get(row).get(columns.get(i).name());
                name.add(value == null ? "" : value.toString());
            }
            conditions.add(new EventPredicate.And(same));
            names.put(stored, List.copyOf(name));
        }
        return new Ranking(conditions, names);
    }

    private static boolean isAscending(String sort) {
        return !sort.isEmpty() && !sort.startsWith("-");
    }

    /// The aggregate a sort names, else the first one.
    private static SearchColumn sortedBy(String sort, List<SearchColumn> axes) {
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        return axes.stream().filter(axis -> axis.name().equals(name)).findFirst()
                .orElseGet(axes::getFirst);
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

        Question ungrouped() {
            return new Question(scope, where, axes, List.of(), interval);
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

        /// One line for each axis.
        List<Series> alone(EventTable table) {
            List<Series> lines = empty(List.of());
            Map<Instant, Integer> steps = steps();
            for (List<@Nullable Object> row : table.rows()) {
                put(row, steps, 0, lines);
            }
            return lines;
        }

        /// A line for each group and axis, in the order of the names.
        List<Series> grouped(
                EventTable table, Map<List<@Nullable Object>, List<String>> names) {
            var series = new LinkedHashMap<List<@Nullable Object>, List<Series>>();
            names.forEach((stored, name) -> series.put(stored, empty(name)));
            Map<Instant, Integer> steps = steps();
            for (List<@Nullable Object> row : table.rows()) {
                int groups = row.size() - 1 - axes.size();
                List<Series> lines = series.get(row.subList(1, 1 + groups));
                if (lines != null) {
                    put(row, steps, groups, lines);
                }
            }
            return series.values().stream().flatMap(List::stream).toList();
        }

        private Map<Instant, Integer> steps() {
            Map<Instant, Integer> steps = new LinkedHashMap<>();
            begins.forEach(begin -> steps.put(begin, steps.size()));
            return steps;
        }

        private void put(
                List<@Nullable Object> row, Map<Instant, Integer> steps, int groups,
                List<Series> lines) {
            Integer step = row.getFirst() instanceof Instant begin ? steps.get(begin) : null;
            for (int i = 0; step != null && i < axes.size(); i++) {
                Object value = row.get(1 + groups + i);
                lines.get(i).values().set(
                        step, value instanceof Number number ? number.doubleValue() : null);
            }
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
