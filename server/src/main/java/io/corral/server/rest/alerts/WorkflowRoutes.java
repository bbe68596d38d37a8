package io.corral.server.rest.alerts;

import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Issue alert rules (API reference 2.3, 91-95). A workflow always names detectors, because clients
/// hide one that does not: without any it watches the errors of all projects.
public final class WorkflowRoutes {

    private static final String LIST = "/api/0/organizations/{org}/workflows/";
    private static final String ONE = LIST + "{workflow}/";

    private final Definitions workflows;
    private final Detectors detectors;
    private final InstantSource clock;

    public WorkflowRoutes(DefinitionStore store, InstantSource clock) {
        this.workflows = new Definitions(store, DefinitionKind.WORKFLOW, "name", clock);
        this.detectors = new Detectors(store, clock);
        this.clock = clock;
    }

    /// A workflow on the wire (API reference 2.2), with the names its parts had as an issue rule,
    /// which the `sentry` command line shows.
    ///
    /// @param lastTriggered null: nothing evaluates it yet
    /// @param frequency minutes
    record WorkflowView(
            String id, String organizationId, String name, boolean enabled,
            @Nullable String environment, @Nullable String owner, JsonNode config,
            @Nullable JsonNode triggers, JsonNode actionFilters, List<String> detectorIds,
            @Nullable String createdBy, String dateCreated, String dateUpdated,
            @Nullable String lastTriggered, String status, String actionMatch, String filterMatch,
            long frequency, List<JsonNode> conditions, List<JsonNode> filters,
            List<JsonNode> actions) {

        static WorkflowView of(Definition definition) {
            WorkflowBody body = body(definition);
            return new WorkflowView(Long.toString(definition.id()),
                    definition.organization().toString(), body.name(), body.enabled(),
                    body.environment(), body.owner(), body.config(), body.triggers(),
                    body.actionFilters(), body.detectorIds(),
                    definition.author() == null ? null : String.valueOf(definition.author()),
                    WireTime.of(definition.createdAt()), WireTime.of(definition.updatedAt()),
                    null, body.enabled() ? "active" : "disabled", "any", filterMatch(body),
                    body.config().path("frequency").asLong(0),
                    body.triggers() == null
                            ? List.of()
                            : body.triggers().path("conditions").valueStream().toList(),
                    all(body, "conditions"), all(body, "actions"));
        }

        private static String filterMatch(WorkflowBody body) {
            String logic = body.actionFilters().path(0).path("logicType").asString("all");
            return logic.equals("any-short") ? "any" : logic;
        }

        private static List<JsonNode> all(WorkflowBody body, String name) {
            return body.actionFilters().valueStream()
                    .flatMap(filter -> filter.path(name).valueStream()).toList();
        }
    }

    static WorkflowBody body(Definition definition) {
        return Json.MAPPER.readValue(definition.body(), WorkflowBody.class);
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, Scope.ALERTS_READ, this::list);
        api.organization("POST", LIST, Scope.ALERTS_WRITE, this::create);
        api.organization("GET", ONE, Scope.ALERTS_READ, (call, organization) -> find(
                call, organization).map(each -> Answers.json(200, WorkflowView.of(each)))
                .orElseGet(ApiErrors::notFound));
        api.organization("PUT", ONE, Scope.ALERTS_WRITE, this::change);
        api.organization("DELETE", ONE, Scope.ALERTS_WRITE, (call, organization) -> find(
                call, organization).map(each -> workflows.delete(each, 204))
                .orElseGet(ApiErrors::notFound));
    }

    private Optional<Definition> find(Call call, Organization organization) {
        return workflows.find(organization.id(), call.request().parameter("workflow"));
    }

    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> {
                Set<String> watching = detectors.all(call, organization.id()).stream()
                        .filter(view -> scope.projects().stream()
                                .anyMatch(each -> each.toString().equals(view.projectId())))
                        .map(Detectors.DetectorView::id).collect(Collectors.toSet());
                yield page(call, organization.id(), watching);
            }
        };
    }

    /// @param watching detectors of the projects that were asked for
    private Answer page(Call call, OrganizationId organization, Set<String> watching) {
        Set<String> ids = Set.copyOf(call.query().all("id"));
        List<WorkflowView> views = workflows.all(organization).stream().map(WorkflowView::of)
                .filter(view -> view.detectorIds().stream().anyMatch(watching::contains))
                .filter(view -> ids.isEmpty() || ids.contains(view.id()))
                .sorted(order(call.query().firstOr("sortBy", "id"))).toList();
        return Answers.page(call,
                Words.of(call).select(views, WorkflowRoutes::matches), view -> view);
    }

    private static Comparator<WorkflowView> order(String sort) {
        Comparator<WorkflowView> order = switch (sort.replaceFirst("^-", "")) {
            case "name" -> Comparator.comparing(WorkflowView::name);
            case "dateUpdated" -> Comparator.comparing(WorkflowView::dateUpdated);
            default -> Comparator.comparingLong(view -> Long.parseLong(view.id()));
        };
        return sort.startsWith("-") ? order.reversed() : order;
    }

    private static boolean matches(WorkflowView view, Word word) {
        return word.key().equals("name") ? word.isLike(view.name()) : word.isIn(view.name());
    }

    private Answer create(Call call, Organization organization) throws IOException {
        return read(call, organization, body -> workflows.add(call, organization.id(),
                new Definitions.Wish(null, null, body),
                made -> Answers.json(201, WorkflowView.of(made))));
    }

    private Answer change(Call call, Organization organization) throws IOException {
        Optional<Definition> workflow = find(call, organization);
        return workflow.isEmpty()
                ? ApiErrors.notFound()
                : read(call, organization, body -> workflows.replace(workflow.get(),
                        new Definitions.Wish(null, null, body),
                        made -> Answers.json(200, WorkflowView.of(made))));
    }

    private interface Use {
        Answer of(WorkflowBody body);
    }

    private Answer read(Call call, Organization organization, Use use) throws IOException {
        Fields fields = Fields.of(call);
        WorkflowBody body = WorkflowBody.read(fields, errorsOf(call, organization));
        for (String id : body.detectorIds()) {
            if (detectors.find(call, organization.id(), id).isEmpty()) {
                fields.wrong("detectorIds", "There is no detector " + id + ".");
            }
        }
        if (body.detectorIds().isEmpty()) {
            fields.wrong("detectorIds", "The organisation has no project to watch.");
        }
        return fields.then(() -> use.of(body));
    }

    private static List<String> errorsOf(Call call, Organization organization) {
        return call.directory().projectsOf(organization.id()).stream().map(Project::id).sorted()
                .map(Detectors::ofErrors).toList();
    }
}
