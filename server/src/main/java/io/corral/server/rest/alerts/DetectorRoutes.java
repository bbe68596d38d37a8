package io.corral.server.rest.alerts;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import io.corral.server.rest.alerts.Detectors.DetectorView;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What rules fire on: the errors of a project, and metrics (API reference 2.3, 96-100).
public final class DetectorRoutes {

    private static final String LIST = "/api/0/organizations/{org}/detectors/";
    private static final String ONE = LIST + "{detector}/";

    private final Detectors detectors;
    private final InstantSource clock;

    public DetectorRoutes(DefinitionStore store, InstantSource clock) {
        this.detectors = new Detectors(store, clock);
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, Scope.ALERTS_READ, this::list);
        api.organization("POST", "/api/0/organizations/{org}/projects/{project}/detectors/",
                Scope.ALERTS_WRITE, this::create);
        api.organization("GET", ONE, Scope.ALERTS_READ, (call, organization) -> detectors
                .find(call, organization.id(), id(call))
                .map(view -> Answers.json(200, view)).orElseGet(ApiErrors::notFound));
        api.organization("PUT", ONE, Scope.ALERTS_WRITE, this::change);
        api.organization("DELETE", ONE, Scope.ALERTS_WRITE, this::delete);
    }

    private static String id(Call call) {
        return call.request().parameter("detector");
    }

    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> page(call, organization, scope.projects());
        };
    }

    private Answer page(Call call, Organization organization, Set<ProjectId> projects) {
        Set<String> ids = Set.copyOf(call.query().all("id"));
        List<DetectorView> views = Words.of(call)
                .select(detectors.all(call, organization.id()), DetectorRoutes::matches).stream()
                .filter(view -> projects.stream()
                        .anyMatch(project -> project.toString().equals(view.projectId())))
                .filter(view -> ids.isEmpty() || ids.contains(view.id()))
                .sorted(order(call.query().firstOr("sortBy", "id"))).toList();
        return Answers.page(call, views, view -> view);
    }

    private static Comparator<DetectorView> order(String sort) {
        Comparator<DetectorView> order = switch (sort.replaceFirst("^-", "")) {
            case "name" -> Comparator.comparing(DetectorView::name);
            case "type" -> Comparator.comparing(DetectorView::type);
            default -> Comparator.comparingLong(view -> Long.parseLong(view.id()));
        };
        return sort.startsWith("-") ? order.reversed() : order;
    }

    private static boolean matches(DetectorView view, Word word) {
        return switch (word.key()) {
            case "type" -> view.type().equals(word.value());
            case "name" -> word.isLike(view.name());
            default -> word.isIn(view.name());
        };
    }

    private Answer create(Call call, Organization organization) throws IOException {
        Optional<Project> project = call.directory()
                .project(organization.id(), call.request().parameter("project"));
        if (project.isEmpty()) {
            return ApiErrors.notFound();
        }
        Fields fields = Fields.of(call);
        DetectorBody body = DetectorBody.read(fields, null);
        return fields.then(() -> detectors.kept.add(call, organization.id(),
                new Definitions.Wish(project.get().id(), null, body),
                made -> Answers.json(201, detectors.view(call, made))));
    }

    private Answer change(Call call, Organization organization) throws IOException {
        Optional<Definition> detector = detectors.keptOne(organization.id(), id(call));
        if (detector.isEmpty()) {
            return fixed(call, organization);
        }
        Fields fields = Fields.of(call);
        DetectorBody body = DetectorBody.read(fields, Detectors.body(detector.get()));
        return fields.then(() -> detectors.kept.replace(detector.get(),
                new Definitions.Wish(detector.get().project(), null, body),
                made -> Answers.json(200, detectors.view(call, made))));
    }

    private Answer delete(Call call, Organization organization) {
        return detectors.keptOne(organization.id(), id(call))
                .map(detector -> detectors.kept.delete(detector, 204))
                .orElseGet(() -> fixed(call, organization));
    }

    private static Answer fixed(Call call, Organization organization) {
        return Detectors.project(call.directory(), organization.id(), id(call)).isPresent()
                ? ApiErrors.badRequest("This detector sees the errors of a project; it comes and"
                        + " goes with it and cannot be changed.")
                : ApiErrors.notFound();
    }
}
