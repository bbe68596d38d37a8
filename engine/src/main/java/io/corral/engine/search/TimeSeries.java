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
import java.util.function.Function;
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
            return new Refused(mistake.sentence(request.query()));
        }
    }

    private Found answer(SeriesRequest request, SearchScope scope) {
        Dataset dataset = Discover.dataset(request.dataset());
        Duration interval = interval(request, scope.window());
        TimeWindow window = aligned(scope.window(), interval);
        SearchNames names = stores.names(scope);
        var planner = new EventPlanner(
                dataset, scope.in(new TimeWindow(window.from(), window.from().plus(interval))),
                names);
        EventPlanner.Plan plan = planner.plan(Discover.parse(request.query()));
        List<SearchColumn> axes = axes(request, planner);
        List<SearchColumn> groups = request.groups().stream()
                .filter(field -> !request.axes().contains(field))
                .map(planner::column)
                .toList();
        if (plan.having() != null && groups.isEmpty()) {
            throw new SearchMistake("Conditions on functions choose among groups: add topEvents "
                    + "and a field");
        }
        var question = new Question(
                Discover.scope(dataset, scope.in(window)),
                EventPredicate.all(plan.where(), Discover.environments(scope)), axes, groups,
                interval);
        var reader = new SeriesReader(axes, begins(window, interval));
        if (groups.isEmpty()) {
            return new Found(reader.begins(), interval, compared(request, question,
                    asked -> reader.alone(table(asked), asked.shift())), List.of());
        }
        Ranking ranking = ranking(
                new Ranked(question, sortedBy(request.sort(), axes, planner), plan.having(),
                        !isAscending(request.sort()), request.topEvents()),
                new TableReader(scope, names.issues()));
        EventPredicate top = new EventPredicate.Or(ranking.conditions());
        List<Series> others = request.withOthers()
                ? compared(request, question.narrowedTo(new EventPredicate.Not(top)).ungrouped(),
                        asked -> reader.alone(table(asked), asked.shift()))
                : List.of();
        return new Found(reader.begins(), interval, compared(request, question.narrowedTo(top),
                asked -> reader.grouped(table(asked), ranking.names(), asked.shift())), others);
    }

    private static List<SearchColumn> axes(SeriesRequest request, EventPlanner planner) {
        List<SearchColumn> axes = Discover.columns(request.axes(), planner);
        for (SearchColumn axis : axes) {
            if (!axis.expression().isAggregate()) {
                throw new SearchMistake(axis.name() + " is not computed over many events; for "
                        + "example count_unique(" + axis.name() + ") is");
            }
            if (axis.second() != null || !axis.expression().type().isNumeric()) {
                throw new SearchMistake(axis.name() + " is no number that could be drawn");
            }
        }
        return axes;
    }

    /// The series, each beside the one before it when that was asked for.
    private static List<Series> compared(
            SeriesRequest request, Question question, Function<Question, List<Series>> asking) {
        List<Series> series = asking.apply(question);
        if (request.comparison() == null) {
            return series;
        }
        long step = question.interval().toMillis();
        long steps = Math.max(1, Math.round((double) request.comparison().toMillis() / step));
        List<Series> before = asking.apply(question.before(Duration.ofMillis(steps * step)));
        var both = new ArrayList<Series>();
        for (int i = 0; i < series.size(); i++) {
            both.add(series.get(i).comparedWith(before.get(i).values()));
        }
        return both;
    }

    private EventTable table(Question question) {
        EventQuery query = question.query();
        return stores.events().query(
                query.namesIssues() ? query.withKeys(stores.freshKeys()) : query);
    }

    /// The groups that get series, most first.
    ///
    /// @param conditions that a row is of one of them
    /// @param names by the stored values, in order
    private record Ranking(
            List<EventPredicate> conditions, Map<List<@Nullable Object>, List<String>> names) {}

    /// By what groups are ranked.
    private record Ranked(
            Question question, SearchColumn axis, @Nullable EventPredicate having,
            boolean descending, int limit) {}

    private Ranking ranking(Ranked ranked, TableReader reader) {
        Question question = ranked.question();
        var columns = new ArrayList<SearchColumn>(question.groups());
        columns.add(ranked.axis());
        var query = new EventQuery(
                question.scope(), question.where(), TableReader.expressions(columns),
                ranked.having(),
                List.of(new Order(ranked.axis().expression(), ranked.descending())),
                ranked.limit(), 0, 0);
        if (query.namesIssues()) {
            query = query.withKeys(stores.freshKeys());
        }
        EventTable table = stores.events().query(query);
        var shown = reader.read(columns, table, ranked.limit()).rows();
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

    /// The aggregate a sort names; the first axis without one.
    private static SearchColumn sortedBy(
            String sort, List<SearchColumn> axes, EventPlanner planner) {
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        if (name.isEmpty()) {
            return axes.getFirst();
        }
        for (SearchColumn axis : axes) {
            if (axis.name().equals(name) || Discover.aliasOf(axis.name()).equals(name)) {
                return axis;
            }
        }
        SearchColumn column = planner.column(name);
        if (!column.expression().isAggregate()) {
            throw new SearchMistake("Groups are ranked by a function, for example -count(); found "
                    + name);
        }
        return column;
    }

    /// Elements of a list are all there; what has more of them is told apart when it is read.
    private static EventPredicate same(EventExpression expression, @Nullable Object value) {
        return switch (value) {
            case null -> new EventPredicate.Not(new EventPredicate.Present(expression));
            case List<?> list -> new EventPredicate.And(list.stream()
                    .<EventPredicate>map(
                            each -> new EventPredicate.OneOf(expression, List.of(each)))
                    .toList());
            default -> new EventPredicate.OneOf(expression, List.of(value));
        };
    }

    private static Duration interval(SeriesRequest request, TimeWindow window) {
        int steps = request.groups().isEmpty()
                ? SeriesRequest.STEPS_MAX
                : EventQuery.LIMIT_MAX / request.topEvents();
        Duration least = window.duration()
                .dividedBy(Math.min(SeriesRequest.STEPS_MAX, steps) - 1);
        return Stream.of(1, 5, 15, 30, 60, 240, 720, 1_440)
                .map(Duration::ofMinutes)
                .filter(step -> step.compareTo(request.interval()) >= 0
                        && step.compareTo(least) >= 0)
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
    ///
    /// @param shift how much later its rows are shown than they were
    private record Question(
            EventScope scope,
            EventPredicate where,
            List<SearchColumn> axes,
            List<SearchColumn> groups,
            Duration interval,
            Duration shift) {

        Question(
                EventScope scope, EventPredicate where, List<SearchColumn> axes,
                List<SearchColumn> groups, Duration interval) {
            this(scope, where, axes, groups, interval, Duration.ZERO);
        }

        Question narrowedTo(EventPredicate condition) {
            return new Question(
                    scope, EventPredicate.all(where, condition), axes, groups, interval, shift);
        }

        Question ungrouped() {
            return new Question(scope, where, axes, List.of(), interval, shift);
        }

        Question before(Duration earlier) {
            var there = new EventScope(scope.kinds(), scope.projects(),
                    scope.from().minus(earlier), scope.to().minus(earlier));
            return new Question(there, where, axes, groups, interval, earlier);
        }

        EventQuery query() {
            var columns = new ArrayList<EventExpression>();
            columns.add(new TimeBucket(interval));
            groups.forEach(group -> columns.add(group.expression()));
            axes.forEach(axis -> columns.add(axis.expression()));
            return EventQuery.of(scope, where, columns, EventQuery.LIMIT_MAX);
        }
    }

    /// Sorts rows into series.
    private record SeriesReader(List<SearchColumn> axes, List<Instant> begins) {

        /// One line for each axis.
        List<Series> alone(EventTable table, Duration shift) {
            List<Series> lines = empty(List.of());
            Map<Instant, Integer> steps = steps(shift);
            for (List<@Nullable Object> row : table.rows()) {
                put(row, steps, 0, lines);
            }
            return lines;
        }

        /// A line for each group and axis, in the order of the names.
        List<Series> grouped(
                EventTable table, Map<List<@Nullable Object>, List<String>> names,
                Duration shift) {
            var series = new LinkedHashMap<List<@Nullable Object>, List<Series>>();
            names.forEach((stored, name) -> series.put(stored, empty(name)));
            Map<Instant, Integer> steps = steps(shift);
            for (List<@Nullable Object> row : table.rows()) {
                int groups = row.size() - 1 - axes.size();
                List<Series> lines = series.get(row.subList(1, 1 + groups));
                if (lines != null) {
                    put(row, steps, groups, lines);
                }
            }
            return series.values().stream().flatMap(List::stream).toList();
        }

        private Map<Instant, Integer> steps(Duration shift) {
            Map<Instant, Integer> steps = new LinkedHashMap<>();
            begins.forEach(begin -> steps.put(begin.minus(shift), steps.size()));
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
            return new Series(axis.name(), axis.type(), axis.unit(), group, values, null);
        }
    }
}
