package io.corral.web.page.projects;

import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a project is left out, and what is made unreadable.
///
/// @param messages patterns, one a line; so are the other lists
/// @param problem with the form; null when nothing is wrong
public record ProjectFilters(
        Shell shell, List<Tab> tabs, String base, String project, boolean mayWrite,
        List<Switch> filters, String messages, String releases, String origins,
        List<Switch> scrubbing, String sensitive, String safe, @Nullable String problem) {
    public ProjectFilters {
        tabs = List.copyOf(tabs);
        filters = List.copyOf(filters);
        scrubbing = List.copyOf(scrubbing);
    }

    /// Something that is on or off.
    public record Switch(String name, String text, String hint, boolean on) {}
}
