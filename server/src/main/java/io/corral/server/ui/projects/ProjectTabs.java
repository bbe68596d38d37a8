package io.corral.server.ui.projects;

import io.corral.domain.project.Project;
import io.corral.server.ui.Visit;
import io.corral.web.page.settings.Tab;
import java.util.List;
import java.util.stream.Stream;

/// The pages of a project's settings.
enum ProjectTabs {
    GENERAL("", "General"),
    KEYS("keys/", "Keys"),
    FILTERS("filters/", "Filters and privacy"),
    GROUPING("grouping/", "Grouping"),
    UPLOADS("source-maps/", "Source maps"),
    PROPOSALS("proposals/", "Proposals"),
    RULES("rules/", "Alerts and monitors"),
    START("start/", "Set up the SDK");

    private final String path;
    private final String text;

    ProjectTabs(String path, String text) {
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
        return Stream.of(values())
                .map(each -> new Tab(each.address(visit, project), each.text, each == this))
                .toList();
    }
}
