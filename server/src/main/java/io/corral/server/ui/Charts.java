package io.corral.server.ui;

import io.corral.protocol.json.Json;
import io.corral.web.page.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes graphs of counts over time.
public final class Charts {

    private Charts() {}

    /// One kind of count.
    ///
    /// @param look its colour, by a name that `chart.css` knows, for example `main`
    /// @param values one for each interval
    public record Series(String name, String look, List<Long> values) {
        public Series {
            values = List.copyOf(values);
        }
    }

    /// One kind of value.
    ///
    /// @param values one for each interval; null where there is nothing to compute from
    public record Line(String name, String look, List<@Nullable Double> values) {}

    /// How values are drawn and said.
    ///
    /// @param lines each by itself, instead of columns that stand on each other
    /// @param unit `millisecond`, `percentage` or `byte`; null for numbers
    /// @param words a value as people read it
    public record Style(
            boolean lines, @Nullable String unit,
            Function<@Nullable Double, String> words) {}

    /// A moment worth a line, such as a release.
    public record Mark(Instant at, String text) {}

    private record DataMark(long at, String text) {}

    private record Plotted(
            List<Long> times, long width, List<Series> series, List<DataMark> marks) {}

    private record Drawn(
            List<Long> times, long width, boolean lines, @Nullable String unit,
            List<Line> series, List<DataMark> marks) {}

    /// The graph of values that are more than counts.
    ///
    /// @param begins of the intervals
    /// @param series at least one, all as long as the begins
    public static Chart of(
            String label, List<Instant> begins, Duration width, List<Line> series, Style style) {
        List<Chart.Row> rows = new ArrayList<>(begins.size());
        for (int i = 0; i < begins.size(); i++) {
            int interval = i;
            rows.add(new Chart.Row(begins.get(i).toString(), series.stream()
                    .map(each -> style.words().apply(each.values().get(interval))).toList()));
        }
        var data = new Drawn(begins.stream().map(Instant::getEpochSecond).toList(),
                width.toSeconds(), style.lines(), style.unit(), series, List.of());
        return new Chart(label, Json.MAPPER.writeValueAsString(data),
                series.stream().map(Line::name).toList(), rows);
    }

    /// The graph.
    ///
    /// @param label what it shows, in one sentence
    /// @param from begin of the first interval
    /// @param width of an interval
    /// @param series at least one, all of the same length
    public static Chart of(
            String label, Instant from, Duration width, List<Series> series, List<Mark> marks) {
        int intervals = series.getFirst().values().size();
        List<Long> times = new ArrayList<>(intervals);
        List<Chart.Row> rows = new ArrayList<>(intervals);
        for (int i = 0; i < intervals; i++) {
            Instant at = from.plus(width.multipliedBy(i));
            int interval = i;
            times.add(at.getEpochSecond());
            rows.add(new Chart.Row(at.toString(), series.stream()
                    .map(each -> Words.number(each.values().get(interval))).toList()));
        }
        var data = new Plotted(times, width.toSeconds(), series, marks.stream()
                .map(each -> new DataMark(each.at().getEpochSecond(), each.text())).toList());
        return new Chart(label, Json.MAPPER.writeValueAsString(data),
                series.stream().map(Series::name).toList(), rows);
    }
}
