package io.corral.web.page.stream;

import io.corral.web.page.IssueActions;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell;
import io.corral.web.page.Shell.Link;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The stream of an organisation's issues.
///
/// @param address of this page, with everything that is chosen
/// @param search what is looked for
/// @param tabs ready-made searches
/// @param sort orders to choose from
/// @param graph what the little diagrams are about
/// @param actions null for somebody who may only look
/// @param rows issues
/// @param paging where they stand among all
/// @param empty what to say instead of rows; null when there are some, or the search is wrong
/// @param proposals to what is proposed about the grouping; null when nothing is
/// @param live address that tells of new issues; null when there is nothing to wait for
public record IssueStream(
        Shell shell,
        String address,
        ScopeBar scope,
        SearchBox search,
        List<Tab> tabs,
        SavedViewMenu views,
        Picker sort,
        Picker graph,
        @Nullable IssueActions actions,
        List<IssueRow> rows,
        Paging paging,
        @Nullable Empty empty,
        @Nullable Link proposals,
        @Nullable String live) {

    public IssueStream {
        tabs = List.copyOf(tabs);
        rows = List.copyOf(rows);
    }

    /// A ready-made search.
    ///
    /// @param id of its element, so that the focus stays on it
    public record Tab(String id, String url, String text, boolean current) {}

    /// Where the rows stand among all that match.
    ///
    /// @param range `1–50 of 312`; empty without rows
    /// @param previous address of the page before; null on the first
    /// @param next address of the page after; null on the last
    /// @param matching what selecting more than this page means: `all 312 that match`; null when
    ///     this page is all
    /// @param parameters of the search, for actions on all that match
    public record Paging(
            String range, @Nullable String previous, @Nullable String next,
            @Nullable String matching, String parameters) {}

    /// Nothing to show.
    ///
    /// @param icon name in `icons.txt`
    /// @param links ways on
    /// @param dsn to put into an SDK; null when something was received already
    public record Empty(
            String icon, String title, String sentence, List<Shell.Link> links,
            @Nullable String dsn) {
        public Empty {
            links = List.copyOf(links);
        }
    }
}
