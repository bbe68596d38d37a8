package io.corral.web.page.projects;

import io.corral.web.page.Bars;
import io.corral.web.page.Shell;
import java.util.List;

/// All projects of an organisation.
///
/// @param create address of the form for a new one; empty when the person may not
public record ProjectList(Shell shell, String create, List<Card> projects) {
    public ProjectList {
        projects = List.copyOf(projects);
    }

    /// A project.
    ///
    /// @param platform empty when not told
    /// @param waiting whether no event ever came: `start` says how to send one
    /// @param settings address; empty when the person may not see them
    public record Card(String name, String slug, String platform, String issues, String start,
            String settings, boolean waiting, String open, String events, Bars bars) {}
}
