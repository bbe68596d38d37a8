package io.corral.web.page;

import java.util.List;

/// A graph of counts over time: columns, drawn by `chart.ts`, and the same numbers as a table.
///
/// @param label what it shows, in one sentence
/// @param data JSON for the script: `times` (begins of intervals in seconds), `width` (seconds of
///     one), `series` (each with `name`, `look` and `values`), `marks` (each with `at` and `text`)
/// @param names of the columns with numbers
/// @param rows newest last
public record Chart(String label, String data, List<String> names, List<Row> rows) {
    public Chart {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    /// One interval.
    ///
    /// @param iso when it begins
    public record Row(String iso, List<String> values) {
        public Row {
            values = List.copyOf(values);
        }
    }
}
