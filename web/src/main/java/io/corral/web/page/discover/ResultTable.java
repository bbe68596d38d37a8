package io.corral.web.page.discover;

import io.corral.web.page.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a question.
///
/// @param add where a new column goes, with all that is chosen but the columns
/// @param choices address of what a column can be, asked for when the menu opens
/// @param range `1–50`, or how many rows there are
/// @param previous address of the page before; null on the first
/// @param next address of the page after; null on the last
public record ResultTable(
        List<Head> heads, List<Row> rows, AddForm add, String choices, String range,
        @Nullable String previous, @Nullable String next) {

    public ResultTable {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
    }

    /// The form that adds a column.
    public record AddForm(String action, List<Hidden> hidden) {
        public AddForm {
            hidden = List.copyOf(hidden);
        }
    }

    /// A parameter that is kept.
    public record Hidden(String name, String value) {}

    /// A column.
    ///
    /// @param sort address that sorts by it, or turns the order
    /// @param sorted `ascending` or `descending`; null when the rows are not sorted by it
    /// @param rank among several orders, from 1; 0 when it is the only one or none
    /// @param without address of the page without this column; null when it is the last one
    /// @param left address with the column one to the left; null for the first
    /// @param right likewise
    /// @param end whether values stand at the end of the column, as numbers do
    public record Head(
            String name, String sort, @Nullable String sorted, int rank, @Nullable String without,
            @Nullable String left, @Nullable String right, boolean end) {}

    /// A row.
    ///
    /// @param url what it leads to; null when it leads nowhere
    public record Row(@Nullable String url, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A value.
    ///
    /// @param exact the value in full; empty when the text is all
    /// @param at a time to show instead of the text; null for other values
    /// @param url what it leads to; null when it leads nowhere
    /// @param condition what a search for it says, `level:error`; null when none does
    /// @param end whether it stands at the end of the column
    /// @param absent whether there is no value
    public record Cell(
            String text, String exact, @Nullable Moment at, @Nullable String url,
            @Nullable String condition, boolean end, boolean absent) {}
}
