package io.corral.server.ui.triage;

import io.corral.domain.project.Project;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issues.FirstIssue;
import io.corral.store.issue.IssueQueries;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.triage.CatchUp.Empty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the page says when nothing is open, and what to do then.
final class EmptyWorklists {

    private static final int PROJECTS_MAX = 5;

    private EmptyWorklists() {}

    static Optional<Empty> of(Visited visited, IssueQueries issues) {
        Visit visit = visited.visit();
        List<Project> projects = visit.directory().projectsOf(visit.organization().id());
        if (projects.isEmpty()) {
            return Optional.of(new Empty("folder", "No project yet",
                    "Errors belong to projects, one for each application or service.",
                    List.of(new Link(visit.address("projects/"), "To the projects"))));
        }
        return Optional.of(FirstIssue.isAwaited(visit, issues)
                ? new Empty("inbox", "Nothing has arrived yet",
                        "Send the first event: each project has a guide with its DSN, for your"
                                + " language or framework.",
                        guides(visit, projects))
                : new Empty("circle-check", "Nothing is open",
                        "No error waits for anybody. Enjoy it, or look at what was fixed.",
                        List.of(new Link(visit.address("issues/"), "All issues"),
                                new Link(visit.address("releases/"), "Releases"))));
    }

    private static List<Link> guides(Visit visit, List<Project> projects) {
        List<Link> links = new ArrayList<>();
        projects.stream().limit(PROJECTS_MAX).forEach(project -> links.add(new Link(
                visit.address("projects/" + project.slug() + "/start/"),
                "First event of " + project.name())));
        return links;
    }
}
