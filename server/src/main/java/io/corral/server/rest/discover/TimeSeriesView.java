package io.corral.server.rest.discover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.engine.search.SeriesAnswer.Found;
import io.corral.engine.search.SeriesAnswer.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Series in the form of `events-timeseries/`: a list, times in milliseconds.
record TimeSeriesView(List<Line> timeSeries, Meta meta) {

    private static final String INCOMPLETE = "INCOMPLETE_BUCKET";

    /// @param start of the first step
    /// @param end of the last step
    record Meta(String dataset, long start, long end) {}

    /// @param groupBy null without groups
    record Line(
            String yAxis,
            List<Value> values,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Group> groupBy,
            LineMeta meta) {}

    /// @param incomplete the step is not over yet
    /// @param comparisonValue of the step it is compared with; null without a comparison
    record Value(
            long timestamp,
            @Nullable Object value,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object comparisonValue,
            boolean incomplete,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String incompleteReason) {}

    record Group(String key, String value) {}

    /// @param order rank of the group; null without groups
    /// @param interval length of a step in milliseconds
    record LineMeta(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer order,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean isOther,
            String valueType,
            @Nullable String valueUnit,
            long interval) {}

    /// @param groups names of the grouping fields
    static TimeSeriesView of(String dataset, List<String> groups, Found found, Instant now) {
        List<Line> lines = new ArrayList<>();
        Set<List<String>> ranked = new HashSet<>();
        for (Series series : found.series()) {
            ranked.add(series.group());
            lines.add(line(found, series, groups, ranked.size() - 1, false, now));
        }
        for (Series series : found.others()) {
            lines.add(line(found, series, groups, ranked.size(), true, now));
        }
        return new TimeSeriesView(lines, new Meta(dataset,
                found.begins().getFirst().toEpochMilli(),
                found.begins().getLast().plus(found.interval()).toEpochMilli()));
    }

    private static Line line(
            Found found, Series series, List<String> groups, int rank, boolean rest, Instant now) {
        List<Value> values = new ArrayList<>(found.begins().size());
        for (int i = 0; i < found.begins().size(); i++) {
            Instant begin = found.begins().get(i);
            boolean incomplete = begin.plus(found.interval()).isAfter(now);
            values.add(new Value(begin.toEpochMilli(), StatsView.number(series.values().get(i)),
                    series.before() == null ? null : StatsView.number(series.before().get(i)),
                    incomplete,
                    incomplete ? INCOMPLETE : null));
        }
        List<Group> groupBy = new ArrayList<>();
        for (int i = 0; i < series.group().size(); i++) {
            groupBy.add(new Group(groups.get(i), series.group().get(i)));
        }
        boolean grouped = !groups.isEmpty();
        var meta = new LineMeta(grouped ? rank : null, grouped ? rest : null,
                series.type().wireName(), series.unit(), found.interval().toMillis());
        return new Line(series.axis(), values, grouped && !rest ? groupBy : null, meta);
    }
}
