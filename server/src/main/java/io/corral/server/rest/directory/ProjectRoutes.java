package io.corral.server.rest.directory;

import io.corral.domain.access.Principal;
import io.corral.domain.access.Scope;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.AllowedOrigins;
import io.corral.domain.project.InboundFilters;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.ProjectSettings;
import io.corral.domain.project.Scrubbing;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.engine.admin.ProjectDeletion;
import io.corral.engine.admin.Projects;
import io.corral.engine.grouping.ProjectRules;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/// Projects: finding, changing and deleting them.
final class ProjectRoutes {

    private final Projects projects;
    private final ProjectDeletion deletion;
    private final ProjectRules rules;

    ProjectRoutes(Projects projects, ProjectDeletion deletion, ProjectRules rules) {
        this.rules = rules;
        this.projects = projects;
        this.deletion = deletion;
    }

    void addTo(Api api) {
        String path = "/api/0/projects/{org}/{project}/";
        api.caller("GET", "/api/0/projects/", Scope.PROJECT_READ, ProjectRoutes::listOfCaller);
        api.organization("GET", "/api/0/organizations/{org}/projects/", Scope.PROJECT_READ,
                ProjectRoutes::list);
        api.project("GET", path, Scope.PROJECT_READ, this::one);
        api.project("PUT", path, Scope.PROJECT_WRITE, this::change);
        api.project("DELETE", path, Scope.PROJECT_ADMIN, this::delete);
    }

    private static Answer listOfCaller(Call call) {
        Principal principal = call.principal();
        return page(call, call.directory().projectsVisibleTo(principal).stream()
                .filter(project -> principal.may(Scope.PROJECT_READ, project.organization()))
                .toList());
    }

    private static Answer list(Call call, Organization organization) {
        return page(call, call.directory().projectsOf(organization.id()));
    }

    private static Answer page(Call call, List<Project> all) {
        List<Project> sorted = all.stream().sorted(Comparator.comparing(Project::slug)).toList();
        return Answers.page(call,
                Words.of(call).select(sorted,
                        (project, word) -> matches(call.directory(), project, word)),
                project -> ProjectView.of(call, project));
    }

    private static boolean matches(DirectorySnapshot directory, Project project, Word word) {
        String value = word.value();
        return switch (word.key()) {
            case "slug" -> project.slug().equals(value);
            case "id" -> project.id().toString().equals(value);
            case "platform" -> value.equals(project.platform());
            case "team" -> ProjectView.teams(directory, project).stream()
                    .anyMatch(team -> team.slug().equals(value.replaceFirst("^#", "")));
            case "dsn" -> hasKey(directory, project.id(), value);
            default -> word.isIn(project.slug(), project.name());
        };
    }

    private static boolean hasKey(DirectorySnapshot directory, ProjectId project, String key) {
        return directory.byPublicKey(key)
                .filter(entry -> entry.project().id().equals(project)).isPresent();
    }

    private Answer one(Call call, Project project) {
        RuleSet set = rules.newest(project.id());
        return Answers.json(200, ProjectView.Detail.of(
                call, project, GroupingFields.of(set, rules.isInTransition(set))));
    }

    private Answer change(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        String slug = fields.slug("slug");
        String platform = fields.has("platform")
                ? fields.optionalText("platform")
                : project.platform();
        Project wish = project
                .renamed(fields.textOr("name", project.name()),
                        slug == null ? project.slug() : slug)
                .withPlatform(platform)
                .withSettings(settings(fields, project.settings()));
        RuleSet.Wish wanted = GroupingFields.wish(
                fields, rules.newest(project.id()), call.principal().user().id());
        return fields.then(() -> Answers.of(
                projects.update(Answers.actor(call), wish), changed -> regrouped(
                        call, changed, wanted)));
    }

    private Answer regrouped(Call call, Project project, RuleSet.Wish wanted) {
        return rules.change(project.id(), wanted) instanceof ProjectRules.Changed.Overtaken
                ? ApiErrors.conflict(GroupingFields.OVERTAKEN)
                : one(call, project);
    }

    private static ProjectSettings settings(Fields fields, ProjectSettings before) {
        Scrubbing scrubbing = before.scrubbing();
        InboundFilters filters = before.filters();
        Fields options = fields.inside("options");
        return before
                .withOrigins(new AllowedOrigins(
                        fields.linesOr("allowedDomains", before.origins().entries())))
                .withScrubbing(new Scrubbing(
                        fields.flagOr("dataScrubber", scrubbing.enabled()),
                        fields.flagOr("dataScrubberDefaults", scrubbing.defaultKeys()),
                        fields.linesOr("sensitiveFields", scrubbing.sensitiveKeys()),
                        fields.linesOr("safeFields", scrubbing.safeKeys()),
                        fields.flagOr("scrubIPAddresses", scrubbing.scrubAddresses())))
                .withFilters(new InboundFilters(
                        filters.browserExtensions(), filters.webCrawlers(), filters.localhost(),
                        options.linesOr("filters:error_messages", filters.errorMessages()),
                        options.linesOr("filters:releases", filters.releases())));
    }

    private Answer delete(Call call, Project project) {
        return Answers.of(
                deletion.delete(Answers.actor(call), project.id()), _ -> Answer.empty(204));
    }
}
