package io.corral.web.page.projects;

import io.corral.web.page.Shell;
import io.corral.web.page.settings.Tab;
import java.util.List;

/// What is to watch a project: kept, but not evaluated yet.
public record ProjectRules(
        Shell shell, List<Tab> tabs, String project, List<Group> groups) {
    public ProjectRules {
        tabs = List.copyOf(tabs);
        groups = List.copyOf(groups);
    }

    /// Rules of one kind.
    ///
    /// @param none said when there are none
    public record Group(String title, String none, List<Rule> rules) {
        public Group {
            rules = List.copyOf(rules);
        }
    }

    /// One rule.
    ///
    /// @param says what it watches
    public record Rule(String name, String says, boolean enabled) {}
}
