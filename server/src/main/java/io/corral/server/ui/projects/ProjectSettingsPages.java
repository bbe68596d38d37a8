package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.access.Team;
import io.corral.domain.id.TeamId;
import io.corral.domain.project.AllowedOrigins;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.domain.project.Scrubbing;
import io.corral.engine.admin.ProjectDeletion;
import io.corral.engine.admin.Projects;
import io.corral.engine.admin.Verdict;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.web.page.projects.ProjectFilters;
import io.corral.web.page.projects.ProjectFilters.Switch;
import io.corral.web.page.projects.ProjectGeneral;
import io.corral.web.page.projects.ProjectGeneral.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settings of a project: name and place, filters, scrubbing, origins, and its end.
public final class ProjectSettingsPages {

    private static final int NAME_LENGTH_MAX = 100;

    private final Ui ui;
    private final Projects projects;
    private final ProjectDeletion deletion;
    private final Duration retention;

    /// Settings pages.
    ///
    /// @param retention of projects that say nothing themselves
    public ProjectSettingsPages(
            Ui ui, Projects projects, ProjectDeletion deletion, Duration retention) {
        this.ui = ui;
        this.projects = projects;
        this.deletion = deletion;
        this.retention = retention;
    }

    /// Adds the pages.
    public void add() {
        String general = ProjectTabs.GENERAL.pattern();
        ui.page(general, Scope.PROJECT_READ,
                visit -> found(visit, project -> general(visit, project, 200, null)));
        ui.form(general, Scope.PROJECT_WRITE,
                (visit, form) -> found(visit, project -> change(visit, project, form)));
        ui.form(general + "delete/", Scope.PROJECT_ADMIN,
                (visit, form) -> found(visit, project -> delete(visit, project, form)));
        String filters = ProjectTabs.FILTERS.pattern();
        ui.page(filters, Scope.PROJECT_READ,
                visit -> found(visit, project -> filters(visit, project, 200, null)));
        ui.form(filters, Scope.PROJECT_WRITE,
                (visit, form) -> found(visit, project -> filter(visit, project, form)));
    }

    @FunctionalInterface
    private interface ProjectPage {
        Answer answer(Project project);
    }

    private Answer found(Visit visit, ProjectPage page) {
        return ProjectPages.projectOf(visit).map(page::answer)
                .orElseGet(() -> ui.missing(visit));
    }

    private Answer general(Visit visit, Project project, int status, @Nullable String problem) {
        List<Choice> teams = visit.directory().teamsOf(visit.organization().id()).stream()
                .map(team -> new Choice(team.id().toString(), team.name(),
                        project.teams().contains(team.id())))
                .toList();
        Duration own = project.settings().retention();
        return ui.pages().page(status, "projects/general", new ProjectGeneral(
                ui.shells().of(visit, "Settings of " + project.name(), Section.PROJECTS),
                ProjectTabs.GENERAL.among(visit, project),
                ProjectTabs.GENERAL.address(visit, project), project.name(), project.slug(),
                project.platform() == null ? "" : project.platform(), teams,
                own == null ? "" : Long.toString(own.toDays()),
                Long.toString(retention.toDays()), visit.may(Scope.PROJECT_WRITE),
                visit.may(Scope.PROJECT_ADMIN), problem));
    }

    private Answer change(Visit visit, Project project, Query form) {
        String name = form.firstOr("name", "").strip();
        String slug = form.firstOr("slug", "").strip();
        String platform = form.firstOr("platform", "").strip();
        String days = form.firstOr("retention", "").strip();
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            return general(visit, project, 422, "A name has 1 to 100 characters.");
        }
        Optional<Duration> kept = daysOf(days);
        if (!days.isEmpty() && kept.isEmpty()) {
            return general(visit, project, 422, "Events are kept 1 to 3,650 days.");
        }
        List<TeamId> teams = form.all("team").stream()
                .flatMap(id -> visit.directory().team(visit.organization().id(), id).stream())
                .map(Team::id).toList();
        Verdict<Project> verdict;
        try {
            verdict = projects.update(actor(visit), project.renamed(name, slug)
                    .withPlatform(platform.isEmpty() ? null : platform).withTeams(teams)
                    .withSettings(project.settings().withRetention(kept.orElse(null))));
        } catch (IllegalArgumentException e) {
            return general(visit, project, 422, e.getMessage() + ".");
        }
        return switch (verdict) {
            case Done<Project>(var changed) ->
                Ui.done(ProjectTabs.GENERAL.address(visit, changed), "Saved.");
            case Refused<Project>(_, var sentence) ->
                general(visit, project, 422, sentence);
        };
    }

    private static Optional<Duration> daysOf(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 4
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long days = digits ? Long.parseLong(text) : 0;
        return days >= 1 && days <= 3_650 ? Optional.of(Duration.ofDays(days)) : Optional.empty();
    }

    private Answer delete(Visit visit, Project project, Query form) {
        if (!form.firstOr("confirm", "").strip().equals(project.slug())) {
            return general(visit, project, 422, "Nothing was deleted: type " + project.slug()
                    + " to say you mean it.");
        }
        deletion.delete(actor(visit), project.id());
        return Ui.done(visit.address("projects/"), project.name() + " is deleted.");
    }

    private Answer filters(Visit visit, Project project, int status, @Nullable String problem) {
        InboundFilters filters = project.settings().filters();
        Scrubbing scrubbing = project.settings().scrubbing();
        return ui.pages().page(status, "projects/filters", new ProjectFilters(
                ui.shells().of(visit, "Filters of " + project.name(), Section.PROJECTS),
                ProjectTabs.FILTERS.among(visit, project),
                ProjectTabs.FILTERS.address(visit, project), project.name(),
                visit.may(Scope.PROJECT_WRITE),
                List.of(new Switch("extensions", "Browser extensions",
                        "Errors raised by extensions of the visitor's browser.",
                        filters.browserExtensions()),
                        new Switch("crawlers", "Web crawlers", "Errors that search engines see.",
                                filters.webCrawlers()),
                        new Switch("localhost", "Localhost",
                                "Events from a developer's machine.", filters.localhost())),
                lines(filters.errorMessages()), lines(filters.releases()),
                lines(project.settings().origins().entries()),
                List.of(new Switch("scrub", "Scrub data",
                        "Off keeps everything as it was sent.", scrubbing.enabled()),
                        new Switch("defaults", "Usual secrets",
                                "Values of passwords, tokens, API keys, card numbers.",
                                scrubbing.defaultKeys()),
                        new Switch("addresses", "IP addresses of users",
                                "They are removed, also where they count as users.",
                                scrubbing.scrubAddresses())),
                lines(scrubbing.sensitiveKeys()), lines(scrubbing.safeKeys()), problem));
    }

    private Answer filter(Visit visit, Project project, Query form) {
        ProjectSettings changed = project.settings()
                .withFilters(new InboundFilters(form.has("extensions"), form.has("crawlers"),
                        form.has("localhost"), lines(form, "messages"), lines(form, "releases")))
                .withOrigins(new AllowedOrigins(lines(form, "origins")))
                .withScrubbing(new Scrubbing(form.has("scrub"), form.has("defaults"),
                        lines(form, "sensitive"), lines(form, "safe"), form.has("addresses")));
        return switch (projects.update(actor(visit), project.withSettings(changed))) {
            case Done<Project> _ ->
                Ui.done(ProjectTabs.FILTERS.address(visit, project), "Saved.");
            case Refused<Project>(_, var sentence) ->
                filters(visit, project, 422, sentence);
        };
    }

    private static String lines(List<String> values) {
        return String.join("\n", values);
    }

    private static List<String> lines(Query form, String name) {
        return form.firstOr(name, "").lines().map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
    }

    private static String actor(Visit visit) {
        return visit.principal().user().email();
    }
}
