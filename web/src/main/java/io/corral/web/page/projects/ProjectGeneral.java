package io.corral.web.page.projects;

import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name, platform, teams and retention of a project, and its end.
///
/// @param retention days; empty for the server's default
/// @param defaultRetention in words
/// @param problem with the form; null when nothing is wrong
public record ProjectGeneral(
        Shell shell, List<Tab> tabs, String base, String name, String slug, String platform,
        List<Choice> teams, String retention, String defaultRetention, boolean mayWrite,
        boolean mayDelete, @Nullable String problem) {
    public ProjectGeneral {
        tabs = List.copyOf(tabs);
        teams = List.copyOf(teams);
    }

    /// A team.
    public record Choice(String id, String name, boolean chosen) {}
}
