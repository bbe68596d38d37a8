package io.corral.web.page.projects;

import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to send a project its first event; the page turns when it has come.
///
/// @param guides to choose from
/// @param guide chosen
/// @param poll address that answers whether an event has come; null when one has
/// @param issues address of the project's issues
public record FirstEvent(
        Shell shell, List<Tab> tabs, String project, String dsn, List<GuideLink> guides,
        Guide guide, @Nullable String poll, String issues) {
    public FirstEvent {
        tabs = List.copyOf(tabs);
        guides = List.copyOf(guides);
    }

    /// A guide to choose.
    public record GuideLink(String url, String name, boolean current) {}

    /// What to do, with the DSN filled in.
    ///
    /// @param install command or coordinates of the SDK
    public record Guide(String name, String install, List<Step> steps) {
        public Guide {
            steps = List.copyOf(steps);
        }
    }

    /// Code to put somewhere.
    public record Step(String number, String title, String code) {}
}
