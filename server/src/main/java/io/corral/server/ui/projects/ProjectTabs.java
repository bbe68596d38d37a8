package io.corral.server.ui.projects;

import io.corral.domain.project.Project;
import io.corral.server.ui.Visit;
import io.corral.web.page.settings.Tab;
import java.util.ArrayList;
import java.util.List;

/// The pages of a project's settings.
enum ProjectTabs {
    GENERAL("Project", "", "General"),
    KEYS("Project", "keys/", "Keys"),
    START("Project", "start/", "Set up the SDK"),
    FILTERS("Events", "filters/", "Filters and privacy"),
    UPLOADS("Events", "source-maps/", "Source maps"),
    GROUPING("Issues", "grouping/", "Grouping"),
    PROPOSALS("Issues", "proposals/", "Proposals"),
    OWNERSHIP("Issues", "ownership/", "Ownership"),
    RULES("Watching", "rules/", "Alerts and monitors");

    private final String group;
    private final String path;
    private final String text;

    ProjectTabs(String group, String path, String text) {
        this.group = group;
        this.path = path;
        this.text = text;
    }

    /// Its pattern in the route table.
    String pattern() {
        return "/organizations/{org}/projects/{project}/" + path;
    }

    /// Its address.
    String address(Visit visit, Project project) {
        return visit.address("projects/" + project.slug() + "/" + path);
    }

    /// All of them, this one current.
    List<Tab> among(Visit visit, Project project) {
        List<Tab> tabs = new ArrayList<>();
        String last = "";
        for (ProjectTabs each : values()) {
            tabs.add(new Tab(each.address(visit, project), each.text, each == this,
                    each.group.equals(last) ? "" : each.group));
            last = each.group;
        }
        return tabs;
    }
}
