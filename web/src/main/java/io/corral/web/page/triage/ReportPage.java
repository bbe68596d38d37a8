package io.corral.web.page.triage;

import io.corral.web.page.Chart;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.Shell;
import io.corral.web.page.triage.CatchUp.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How fast issues are dealt with, and how far verdicts were right.
///
/// @param back to the worklist
/// @param headline the period in one sentence
/// @param figures of the period; none when nothing happened in any
/// @param chart of the last weeks; null likewise
/// @param keys what the lines of the chart are
/// @param tallies what the numbers are made of
/// @param tables of the period, by priority and by project
/// @param notes what to know about the numbers
/// @param trust how often high was wrong, and what is ignored again and again
public record ReportPage(
        Shell shell, String back, ScopeBar scope, String headline, List<Figure> figures,
        @Nullable Chart chart, List<Key> keys, List<Tally> tallies, List<Table> tables,
        List<String> notes, List<Notice> trust) {

    public ReportPage {
        figures = List.copyOf(figures);
        keys = List.copyOf(keys);
        tallies = List.copyOf(tallies);
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
        trust = List.copyOf(trust);
    }

    /// A number.
    public record Figure(String name, String value, String note) {}

    /// A line of the chart.
    ///
    /// @param look its colour
    public record Key(String look, String name) {}

    /// What a number is made of.
    ///
    /// @param none what to say when there is nothing
    public record Tally(String title, List<Part> parts, String none) {
        public Tally {
            parts = List.copyOf(parts);
        }

        /// A part.
        ///
        /// @param share of the largest part, 0 to 100, for a bar
        public record Part(String name, String count, int share) {}
    }

    /// Rates of several things.
    ///
    /// @param head what the first column names
    public record Table(String title, String head, List<Row> rows) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /// Rates of one of them.
    public record Row(String name, String opened, String share, String open, String resolved,
            String median, String slow, String regressed) {}
}
