package io.corral.server.ui.discover;

import io.corral.engine.search.Dataset;
import io.corral.engine.search.SeriesAnswer.Found;
import io.corral.engine.search.SeriesAnswer.Series;
import io.corral.engine.search.SeriesRequest;
import io.corral.engine.search.ValueType;
import io.corral.server.ui.Address;
import io.corral.server.ui.Charts;
import io.corral.server.ui.Charts.Line;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.discover.DiscoverQuery.Display;
import io.corral.web.page.ScopeBar.Choice;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.discover.DiscoverPage;
import io.corral.web.page.discover.DiscoverPage.Graph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the graph of a question.
final class GraphParts {

    private static final int TOP = 5;
    private static final int STEPS = 90;
    private static final List<String> LOOKS = List.of("one", "two", "three", "four", "five");
    private static final List<String> OF_ALL = List.of("count()", "count_unique(user)", "epm()");
    private static final List<String> OF_TIMES = List.of("p50(transaction.duration)",
            "p75(transaction.duration)", "p95(transaction.duration)",
            "p99(transaction.duration)", "avg(transaction.duration)",
            "sum(transaction.duration)", "failure_rate()", "failure_count()", "apdex(300)");

    private final Visit visit;
    private final DiscoverQuery query;

    GraphParts(Visit visit, DiscoverQuery query) {
        this.visit = visit;
        this.query = query;
    }

    /// What to ask; groups are the columns that are no functions.
    SeriesRequest request() {
        Duration window = query.scope().window().duration();
        List<String> groups = query.display() == Display.TOP ? groups() : List.of();
        return new SeriesRequest(query.dataset().wireName(), List.of(query.axis()), groups, TOP,
                query.display() == Display.TOP, sort(groups), searched(), comparison(window),
                window.dividedBy(STEPS));
    }

    /// Groups are ranked as the rows are, where these are sorted by a function.
    private String sort(List<String> groups) {
        return groups.isEmpty()
                ? ""
                : query.sort().stream().filter(GraphParts::isFunction).findFirst().orElse("");
    }

    /// Conditions on functions choose rows of the table; a graph of all has no groups to choose
    /// from, so it is drawn without them.
    private String searched() {
        return query.display() == Display.TOP
                ? query.query()
                : FacetParts.ofEvents(query.query());
    }

    private @Nullable Duration comparison(Duration window) {
        return query.display() == Display.PREVIOUS ? window : null;
    }

    /// Columns rows are grouped by; none unless a function is among the columns.
    private List<String> groups() {
        boolean isGrouped = query.fields().stream().anyMatch(GraphParts::isFunction);
        return isGrouped
                ? query.fields().stream().filter(field -> !isFunction(field)
                        && !field.startsWith("equation|")).limit(3).toList()
                : List.of();
    }

    private static boolean isFunction(String field) {
        return field.contains("(");
    }

    Graph of(Found found) {
        List<Line> lines = lines(found);
        Series first = found.series().isEmpty() ? null : found.series().getFirst();
        ValueType type = first == null ? ValueType.INTEGER : first.type();
        boolean isSum = type == ValueType.INTEGER;
        boolean drawn = !isSum || query.display() == Display.PREVIOUS;
        String unit = first == null ? null : first.unit();
        var style = new Charts.Style(drawn, unitOf(type),
                value -> CellTexts.of(type, unit, value));
        String total = isSum && first != null && query.display() != Display.TOP
                ? Words.number(Math.round(sum(first.values())))
                : "";
        return new Graph(
                Charts.of(query.axis() + " over time", found.begins(), found.interval(),
                        lines.isEmpty() ? List.of(nothing(found)) : lines, style),
                axes(), displays(), "per " + words(found.interval()), total,
                lines.size() < 2
                        ? List.of()
                        : lines.stream().map(line -> new DiscoverPage.Key(line.name(), line.look()))
                                .toList());
    }

    private static Line nothing(Found found) {
        List<@Nullable Double> values = new ArrayList<>();
        found.begins().forEach(_ -> values.add(0.0));
        return new Line("Nothing", "quiet", values);
    }

    private List<Line> lines(Found found) {
        List<Line> lines = new ArrayList<>();
        for (Series series : found.series()) {
            String name = series.group().isEmpty()
                    ? series.axis()
                    : String.join(", ", series.group().stream()
                            .map(each -> each.isEmpty() ? "(none)" : each).toList());
            String look = found.series().size() == 1
                    ? "main"
                    : LOOKS.get(
                            lines.size() % LOOKS.size());
            lines.add(new Line(name, look, series.values()));
            if (series.before() != null) {
                lines.add(new Line("Before", "quiet", series.before()));
            }
        }
        found.others().stream()
                .filter(series -> series.type() == ValueType.INTEGER && sum(series.values()) > 0)
                .forEach(series -> lines.add(new Line("Other", "other", series.values())));
        return lines;
    }

    private static double sum(List<@Nullable Double> values) {
        return values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).sum();
    }

    private static @Nullable String unitOf(ValueType type) {
        return switch (type) {
            case DURATION -> "millisecond";
            case PERCENTAGE -> "percentage";
            case SIZE -> "byte";
            case STRING, INTEGER, NUMBER, DATE, BOOLEAN, ARRAY, RATE -> null;
        };
    }

    private static String words(Duration step) {
        if (step.toDays() >= 1) {
            return "day";
        }
        return step.toHours() >= 1
                ? step.toHours() == 1 ? "hour" : step.toHours() + " h"
                : step.toMinutes() == 1 ? "minute" : step.toMinutes() + " min";
    }

    private Picker axes() {
        Set<String> functions = new LinkedHashSet<>();
        functions.add(query.axis());
        query.fields().stream().filter(GraphParts::isFunction)
                .filter(field -> !field.startsWith("equation|")).forEach(functions::add);
        functions.addAll(OF_ALL);
        if (query.dataset() != Dataset.ERRORS) {
            functions.addAll(OF_TIMES);
        }
        return new Picker(query.axis(), false, functions.stream().map(function -> new Choice(
                query.drawing(function).on(here()).toString(), function,
                function.equals(query.axis()))).toList(), null);
    }

    private Picker displays() {
        return displays(visit, query, groups().isEmpty());
    }

    /// Ways to draw; the top ones only where rows are grouped.
    static Picker displays(Visit visit, DiscoverQuery query, boolean isAlone) {
        Address here = Address.of(visit.address(DiscoverViews.PATH));
        return new Picker(query.display().text(), false, Arrays.stream(Display.values())
                .filter(display -> display != Display.TOP || !isAlone
                        || query.display() == Display.TOP)
                .map(display -> new Choice(query.drawn(display).on(here).toString(),
                        display.text(), display == query.display()))
                .toList(), null);
    }

    private Address here() {
        return Address.of(visit.address(DiscoverViews.PATH));
    }
}
