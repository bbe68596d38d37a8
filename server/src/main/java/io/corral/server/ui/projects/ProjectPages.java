package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.id.ProjectId;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.engine.admin.Projects;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.web.page.projects.FirstEvent;
import io.corral.web.page.projects.FirstEvent.GuideLink;
import io.corral.web.page.projects.NewProject;
import io.corral.web.page.projects.NewProject.Platform;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The list of projects, a new project, and its first event.
public final class ProjectPages {

    private static final String PROJECTS = "/organizations/{org}/projects/";
    private static final String OTHER = "other";
    private static final int NAME_LENGTH_MAX = 100;

    private final Ui ui;
    private final Projects projects;
    private final ProjectCards cards;
    private final Function<Request, String> publicUrl;
    private final Guides guides = new Guides();

    /// Project pages.
    ///
    /// @param publicUrl address of the server for DSNs, without a slash at its end
    public ProjectPages(
            Ui ui, Projects projects, ProjectCards cards,
            Function<Request, String> publicUrl) {
        this.ui = ui;
        this.projects = projects;
        this.cards = cards;
        this.publicUrl = publicUrl;
    }

    /// Adds the pages.
    public void add() {
        ui.page(PROJECTS, Scope.PROJECT_READ, visit -> ui.pages().page(200, "projects/list",
                cards.list(visit, ui.shells().of(visit, "Projects", Section.PROJECTS))));
        ui.page(PROJECTS + "new/", Scope.PROJECT_WRITE,
                visit -> form(visit, 200, visit.query().firstOr("platform", ""), "", null));
        ui.form(PROJECTS + "new/", Scope.PROJECT_WRITE, this::create);
        ui.page(PROJECTS + "{project}/start/", Scope.PROJECT_READ, this::start);
        ui.page(PROJECTS + "{project}/start/status/", Scope.PROJECT_READ, this::status);
    }

    /// The project in the path of a visit.
    static Optional<Project> projectOf(Visit visit) {
        return visit.directory().project(
                visit.organization().id(), visit.parameter("project"));
    }

    private Answer form(
            Visit visit, int status, String platform, String name, @Nullable String problem) {
        List<Platform> platforms = guides.all().values().stream()
                .map(guide -> new Platform(guide.platform(), guide.name())).toList();
        List<Platform> teams = visit.directory().teamsOf(visit.organization().id()).stream()
                .map(team -> new Platform(team.id().toString(), team.name())).toList();
        return ui.pages().page(status, "projects/new", new NewProject(
                ui.shells().of(visit, "New project", Section.PROJECTS),
                visit.address("projects/new/"), platforms, teams, platform, name, problem));
    }

    private Answer create(Visit visit, Query form) {
        String name = form.firstOr("name", "").strip();
        String platform = form.firstOr("platform", "");
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return form(visit, 422, platform, name, "A name has 1 to 100 characters.");
        }
        List<TeamId> teams = visit.directory()
                .team(visit.organization().id(), form.firstOr("team", ""))
                .map(Team::id).stream().toList();
        boolean known = guides.all().values().stream()
                .anyMatch(guide -> guide.platform().equals(platform));
        return switch (projects.create(visit.principal().user().email(),
                new Projects.NewProject(visit.organization().id(), name, null,
                        known ? platform : OTHER, teams, ProjectSettings.defaults()))) {
            case Done<Project>(var project) -> Answer.seeOther(
                    visit.address("projects/" + project.slug() + "/start/"));
            case Refused<Project>(_, var sentence) ->
                form(visit, 422, platform, name, sentence);
        };
    }

    private Answer start(Visit visit) {
        Optional<Project> found = projectOf(visit);
        if (found.isEmpty()) {
            return ui.missing(visit);
        }
        Project project = found.get();
        String base = visit.address("projects/" + project.slug() + "/start/");
        String platform = project.platform() == null ? "" : project.platform();
        String chosen = guides.choose(visit.query().firstOr("guide", ""), platform);
        String dsn = visit.directory().keysOf(project.id()).stream().filter(ClientKey::active)
                .findFirst().map(key -> key.dsn(publicUrl.apply(visit.request())))
                .orElse("(this project has no active key)");
        List<GuideLink> links = guides.all().entrySet().stream()
                .map(each -> new GuideLink(base + "?guide=" + each.getKey(),
                        each.getValue().name(), each.getKey().equals(chosen)))
                .toList();
        Guides.Guide guide = guides.all().getOrDefault(
                chosen, guides.all().values().iterator().next());
        return ui.pages().page(200, "projects/start", new FirstEvent(
                ui.shells().of(visit, "First event of " + project.name(), Section.PROJECTS),
                ProjectTabs.START.among(visit, project), project.name(), dsn, links,
                guide.forDsn(dsn),
                hasEvents(project.id()) ? null : base + "status/", issuesOf(visit, project)));
    }

    /// A script asks this until an event has come; then the browser is led to its issue.
    private Answer status(Visit visit) {
        Optional<Project> project = projectOf(visit);
        if (project.isEmpty()) {
            return ui.missing(visit);
        }
        var page = firstIssue(project.get().id());
        return page.isEmpty()
                ? Answer.empty(204)
                : Answer.empty(200).with("HX-Redirect",
                        visit.address("issues/" + page.get() + "/"));
    }

    private boolean hasEvents(ProjectId project) {
        return firstIssue(project).isPresent();
    }

    private Optional<String> firstIssue(ProjectId project) {
        return cards.newest(project).rows().stream().findFirst()
                .map(row -> row.issue().id().toString());
    }

    private static String issuesOf(Visit visit, Project project) {
        return visit.address("issues/?project=" + project.id());
    }
}
