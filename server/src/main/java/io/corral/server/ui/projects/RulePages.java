package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.alerts.Detectors;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.web.page.projects.ProjectRules;
import io.corral.web.page.projects.ProjectRules.Group;
import io.corral.web.page.projects.ProjectRules.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The page of what is to watch a project. It says that nothing does yet.
public final class RulePages {

    private final Ui ui;
    private final DefinitionStore definitions;

    /// Pages on kept definitions.
    public RulePages(Ui ui, DefinitionStore definitions) {
        this.ui = ui;
        this.definitions = definitions;
    }

    /// Adds the page.
    public void add() {
        ui.page(ProjectTabs.RULES.pattern(), Scope.ALERTS_READ,
                visit -> ProjectPages.projectOf(visit).map(project -> page(visit, project))
                        .orElseGet(() -> ui.missing(visit)));
    }

    private Answer page(Visit visit, Project project) {
        List<Definition> metrics = of(project, DefinitionKind.DETECTOR);
        Set<String> detectors = new HashSet<>();
        detectors.add(Detectors.ofErrors(project.id()));
        metrics.forEach(each -> detectors.add(Detectors.ofKept(each)));
        List<Rule> workflows = definitions
                .list(project.organization(), DefinitionKind.WORKFLOW).stream()
                .map(each -> Json.MAPPER.readTree(each.body()))
                .filter(body -> body.path("detectorIds").valueStream()
                        .anyMatch(id -> detectors.contains(id.asString(""))))
                .map(body -> rule(body, "issues", body.path("enabled").asBoolean(true)))
                .toList();
        return ui.pages().page(200, "projects/rules", new ProjectRules(
                ui.shells().of(visit, "Alerts of " + project.name(), Section.PROJECTS),
                ProjectTabs.RULES.among(visit, project), project.name(), List.of(
                        new Group("Issue alerts", "No rule looks at issues.", workflows),
                        new Group("Metric alerts", "No rule measures anything.",
                                metrics.stream().map(RulePages::metric).toList()),
                        new Group("Cron monitors", "No job is expected to check in.",
                                of(project, DefinitionKind.MONITOR).stream()
                                        .map(RulePages::monitor).toList()),
                        new Group("Uptime monitors", "No address is to be asked.",
                                of(project, DefinitionKind.UPTIME_MONITOR).stream()
                                        .map(RulePages::uptime).toList()))));
    }

    private List<Definition> of(Project project, DefinitionKind kind) {
        return definitions.list(project.organization(), kind).stream()
                .filter(each -> project.id().equals(each.project())).toList();
    }

    private static Rule metric(Definition definition) {
        JsonNode body = Json.MAPPER.readTree(definition.body());
        JsonNode source = body.path("source");
        return rule(body, (source.path("aggregate").asString("") + " "
                + source.path("query").asString("")).strip(),
                body.path("enabled").asBoolean(true));
    }

    private static Rule monitor(Definition definition) {
        JsonNode body = Json.MAPPER.readTree(definition.body());
        JsonNode schedule = body.path("config").path("schedule");
        String says = schedule.isArray()
                ? "every " + schedule.path(0).asString("") + " " + schedule.path(1).asString("")
                : schedule.asString("");
        return rule(body, says, isActive(body));
    }

    private static Rule uptime(Definition definition) {
        JsonNode body = Json.MAPPER.readTree(definition.body());
        return rule(body, body.path("url").asString(""), isActive(body));
    }

    private static boolean isActive(JsonNode body) {
        return body.path("status").asString("active").equals("active");
    }

    private static Rule rule(JsonNode body, String says, boolean enabled) {
        return new Rule(body.path("name").asString(""), says, enabled);
    }
}
