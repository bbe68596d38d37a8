package io.corral.server.rest.discover;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corral.engine.search.SeriesAnswer.Found;
import io.corral.engine.search.SeriesAnswer.Series;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Series in the form of `events-stats/`: one series as it is, several by axis, groups by the text
/// of their values and each of them by axis when there are several.
///
/// @param data pairs of a second since 1970 and a list with one `count`, and with the
///     `comparisonCount` of the step it is compared with
/// @param order rank among the others; absent for a series that stands alone
/// @param start second at which the first step begins
/// @param end second at which the last step ends
record StatsView(
        List<List<Object>> data,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer order,
        long start,
        long end,
        Meta meta,
        boolean isMetricsData,
        boolean isMetricsExtractedData) {

    private static final String REST = "Other";

    record Meta(Map<String, String> fields, Map<String, @Nullable String> units) {}

    static Object of(boolean grouped, Found found) {
        if (!grouped) {
            return byAxis(found, found.series(), null);
        }
        Map<List<String>, List<Series>> groups = new LinkedHashMap<>();
        for (Series series : found.series()) {
            groups.computeIfAbsent(series.group(), _ -> new ArrayList<>()).add(series);
        }
        Map<String, Object> views = new LinkedHashMap<>();
        groups.forEach((group, series) -> views.put(
                String.join(",", group), byAxis(found, series, views.size())));
        boolean isLeft = found.others().stream().flatMap(series -> series.values().stream())
                .anyMatch(value -> value != null && value != 0);
        if (isLeft) {
            views.put(REST, byAxis(found, found.others(), views.size()));
        }
        return views;
    }

    /// @param rank of the group; null without groups
    private static Object byAxis(Found found, List<Series> series, @Nullable Integer rank) {
        if (series.size() == 1) {
            return of(found, series.getFirst(), rank);
        }
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Series each : series) {
            axes.put(each.axis(), of(found, each, axes.size()));
        }
        if (rank != null) {
            axes.put("order", rank);
        }
        return axes;
    }

    private static StatsView of(Found found, Series series, @Nullable Integer order) {
        List<List<Object>> data = new ArrayList<>(found.begins().size());
        for (int i = 0; i < found.begins().size(); i++) {
            Map<String, @Nullable Object> count = new LinkedHashMap<>();
            count.put("count", number(series.values().get(i)));
            if (series.before() != null) {
                count.put("comparisonCount", number(series.before().get(i)));
            }
            data.add(List.of(found.begins().get(i).getEpochSecond(), List.of(count)));
        }
        Map<String, @Nullable String> units =
                Collections.singletonMap(series.axis(), series.unit());
        return new StatsView(data, order, found.begins().getFirst().getEpochSecond(),
                found.begins().getLast().plus(found.interval()).getEpochSecond(),
                new Meta(Map.of(series.axis(), series.type().wireName()), units), false, false);
    }

    /// A step's value, whole where the axis counts; null where there is none.
    static @Nullable Object number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return null;
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE;
        return whole ? (Object) value.longValue() : value;
    }
}
