package io.corral.server.ui;

import io.corral.protocol.json.Json;
import io.corral.web.page.Chart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    /// A moment worth a line, such as a release.
    public record Mark(Instant at, String text) {}

    private record DataMark(long at, String text) {}

    private record Plotted(
            List<Long> times, long width, List<Series> series, List<DataMark> marks) {}

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
