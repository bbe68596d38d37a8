package io.corral.server.rest.alerts;

import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.ErrorDetector;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.json.Json;
import io.corral.server.rest.Call;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.definition.OwnerView;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Detectors by their numbers on the wire: those of [ErrorDetector], and those that people made,
/// which have odd numbers.
public final class Detectors {

    final Definitions kept;
    private final Definitions workflows;

    Detectors(DefinitionStore store, InstantSource clock) {
        this.kept = new Definitions(store, DefinitionKind.DETECTOR, "name", clock);
        this.workflows = new Definitions(store, DefinitionKind.WORKFLOW, "name", clock);
    }

    /// A detector on the wire (API reference 2.2).
    ///
    /// @param type `error` or `metric_issue`
    record DetectorView(
            String id, String projectId, String name, @Nullable String description, String type,
            boolean enabled, List<String> workflowIds, @Nullable OwnerView owner,
            @Nullable String createdBy, String dateCreated, String dateUpdated,
            List<Map<String, Object>> dataSources, @Nullable Object conditionGroup, Object config,
            @Nullable Object latestGroup) {}

    /// The number of the detector that sees a project's errors.
    public static String ofErrors(ProjectId project) {
        return Long.toString(ErrorDetector.of(project));
    }

    /// The number of one that people made.
    public static String ofKept(Definition definition) {
        return Long.toString(2 * definition.id() + 1);
    }

    /// One that people made, by its number on the wire.
    Optional<Definition> keptOne(OrganizationId organization, String id) {
        return Definitions.number(id).filter(number -> number % 2 == 1)
                .flatMap(number -> kept.find(organization, Long.toString(number / 2)));
    }

    /// The project whose errors a detector sees.
    static Optional<Project> project(
            DirectorySnapshot directory, OrganizationId organization, String id) {
        return Definitions.number(id).flatMap(ErrorDetector::project).flatMap(directory::project)
                .filter(project -> project.organization().equals(organization));
    }

    /// All of an organisation: those of errors first.
    List<DetectorView> all(Call call, OrganizationId organization) {
        List<Definition> rules = workflows.all(organization);
        List<DetectorView> views = new ArrayList<>();
        for (Project project : call.directory().projectsOf(organization)) {
            views.add(view(project, rules));
        }
        for (Definition definition : kept.all(organization)) {
            views.add(view(call.directory(), definition, rules));
        }
        return views;
    }

    /// The one of a number.
    Optional<DetectorView> find(Call call, OrganizationId organization, String id) {
        List<Definition> rules = workflows.all(organization);
        return project(call.directory(), organization, id).map(project -> view(project, rules))
                .or(() -> keptOne(organization, id)
                        .map(definition -> view(call.directory(), definition, rules)));
    }

    /// One just made or changed.
    DetectorView view(Call call, Definition definition) {
        return view(call.directory(), definition, workflows.all(definition.organization()));
    }

    private static DetectorView view(Project project, List<Definition> rules) {
        String id = ofErrors(project.id());
        String created = WireTime.of(project.createdAt());
        return new DetectorView(id, project.id().toString(), "Error Monitor", null, "error", true,
                firing(rules, id), null, null, created, created, List.of(), null, Map.of(), null);
    }

    private static DetectorView view(
            DirectorySnapshot directory, Definition definition, List<Definition> rules) {
        DetectorBody body = body(definition);
        String id = ofKept(definition);
        ProjectId project = definition.project();
        return new DetectorView(id, project == null ? "" : project.toString(), body.name(),
                body.description(), DetectorBody.METRIC, body.enabled(), firing(rules, id),
                OwnerView.of(directory, body.owner()),
                definition.author() == null ? null : String.valueOf(definition.author()),
                WireTime.of(definition.createdAt()), WireTime.of(definition.updatedAt()),
                List.of(body.source().view(id)), body.conditionGroup(), body.config(), null);
    }

    static DetectorBody body(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), DetectorBody.class);
    }

    private static List<String> firing(List<Definition> rules, String detector) {
        return rules.stream()
                .filter(rule -> WorkflowRoutes.body(rule).detectorIds().contains(detector))
                .map(rule -> Long.toString(rule.id())).toList();
    }
}
