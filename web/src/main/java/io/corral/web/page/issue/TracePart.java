package io.corral.web.page.issue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trace an event belongs to, as a waterfall.
///
/// @param problem why nothing can be shown; null when something can
/// @param summary how much of it there is
/// @param rows in order of their tree
public record TracePart(@Nullable String problem, String summary, List<Row> rows) {

    public TracePart {
        rows = List.copyOf(rows);
    }

    /// A span, transaction or error.
    ///
    /// @param depth in the tree, from 0 to 12
    /// @param op kind of work; empty when unknown
    /// @param time its duration; for an error when it happened
    /// @param x where its bar begins, 0 to 100
    /// @param width of its bar, 0 to 100
    /// @param look class of the bar: `is-ok`, `is-bad` or `is-error`
    /// @param current whether it is what the page shows
    /// @param url of an error; null for others
    public record Row(
            int depth, String op, String text, String time, String x, String width, String look,
            boolean current, @Nullable String url) {}
}
