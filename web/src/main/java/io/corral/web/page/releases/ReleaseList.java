package io.corral.web.page.releases;

import io.corral.web.page.Bars;
import io.corral.web.page.Moment;
import io.corral.web.page.ScopeBar;
import io.corral.web.page.ScopeBar.Picker;
import io.corral.web.page.Shell;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.issue.Chip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The releases of an organisation.
///
/// @param search what the list is narrowed to by text
/// @param sorts orders to choose from
/// @param statuses open or archived ones
/// @param empty null when there are rows
/// @param previous address of the page before; null on the first
/// @param next address of the page behind; null on the last
public record ReleaseList(
        Shell shell, ScopeBar scope, Search search, Picker sorts, Picker statuses, List<Row> rows,
        @Nullable Empty empty, @Nullable String previous, @Nullable String next) {

    public ReleaseList {
        rows = List.copyOf(rows);
    }

    /// The search box.
    ///
    /// @param action where the form goes
    /// @param carried parameters that go along
    public record Search(String action, List<Carried> carried, String query) {
        public Search {
            carried = List.copyOf(carried);
        }
    }

    /// A parameter that goes along with a form.
    public record Carried(String name, String value) {}

    /// One release.
    ///
    /// @param version what is shown of it
    /// @param name the whole name
    /// @param packageName empty without one
    /// @param projects slugs
    /// @param sessions of the last day
    /// @param adoption width of its bar, 0 to 100
    /// @param newIssuesUrl the issues it brought; empty when there are none
    /// @param commits words, empty without commits
    /// @param deploy words about the latest deploy; null without one
    public record Row(
            String url, String version, String name, String packageName, Moment at,
            List<Chip> chips, List<String> projects, Share crashFreeSessions,
            Share crashFreeUsers, Share adopted, String adoption, @Nullable Bars sessions,
            String sessionsDay, String newIssues, String newIssuesUrl, String commits,
            @Nullable Went deploy) {
        public Row {
            chips = List.copyOf(chips);
            projects = List.copyOf(projects);
        }
    }

    /// A deploy, in short.
    public record Went(String environment, Moment at) {}

    /// Nothing to show, and what to do.
    ///
    /// @param command to copy; null for none
    public record Empty(
            String title, String text, List<Link> links, @Nullable String command) {
        public Empty {
            links = List.copyOf(links);
        }
    }
}
