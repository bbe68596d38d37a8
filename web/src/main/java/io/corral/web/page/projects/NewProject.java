package io.corral.web.page.projects;

import io.corral.web.page.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form for a new project.
///
/// @param platform chosen; empty at first
/// @param name as typed before
/// @param problem with the form; null when nothing is wrong
public record NewProject(
        Shell shell, String action, List<Platform> platforms, List<Platform> teams,
        String platform, String name, @Nullable String problem) {
    public NewProject {
        platforms = List.copyOf(platforms);
        teams = List.copyOf(teams);
    }

    /// Something to choose.
    public record Platform(String id, String name) {}
}
