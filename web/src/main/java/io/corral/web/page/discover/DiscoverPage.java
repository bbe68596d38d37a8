package io.corral.web.page.discover;

import io.corral.web.page.Chart;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell;
import io.corral.web.page.stream.IssueStream.Empty;
import io.corral.web.page.stream.IssueStream.Tab;
import io.corral.web.page.stream.SearchBox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions about many events: a search, a graph and a table.
///
/// @param address of this page, with everything that is chosen
/// @param datasets what can be asked about
/// @param saved questions people saved
/// @param exports the rows as files
/// @param tip what may be wrong although there is an answer; null when nothing is
/// @param graph null when there is nothing to draw, or nobody wants to see it
/// @param showGraph address that shows the graph; null when it is shown or cannot be
/// @param table null when there is nothing to show
/// @param empty what to say instead of a table; null when there is one
/// @param tags address of the tags of what was found, shown when asked for
public record DiscoverPage(
        Shell shell,
        String address,
        ScopeBar scope,
        SearchBox search,
        List<Tab> datasets,
        SavedQueryMenu saved,
        List<Shell.Link> exports,
        @Nullable String tip,
        @Nullable Graph graph,
        @Nullable String showGraph,
        @Nullable ResultTable table,
        @Nullable Empty empty,
        String tags) {

    public DiscoverPage {
        datasets = List.copyOf(datasets);
        exports = List.copyOf(exports);
    }

    /// What is drawn.
    ///
    /// @param axis functions to choose from; the label is the one drawn
    /// @param display ways to draw it
    /// @param step of the graph, in words
    /// @param keys names of the lines with the class that colours them; empty for a single one
    public record Graph(
            Chart chart, Picker axis, Picker display, String step, String total, List<Key> keys) {
        public Graph {
            keys = List.copyOf(keys);
        }
    }

    /// One line's name.
    public record Key(String name, String look) {}
}
