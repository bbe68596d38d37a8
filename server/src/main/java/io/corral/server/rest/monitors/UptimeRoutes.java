package io.corral.server.rest.monitors;

import io.corral.domain.access.Scope;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.admin.DirectorySnapshot;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Words;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.definition.OwnerView;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Uptime monitors (API reference 2.3, 85-90). Nothing is asked yet whether it is up: there are no
/// checks, and no status is claimed.
public final class UptimeRoutes {

    private static final String PROJECT = "/api/0/projects/{org}/{project}/uptime/";
    private static final String ONE = PROJECT + "{uptime}/";

    private final Definitions monitors;
    private final InstantSource clock;

    public UptimeRoutes(DefinitionStore store, InstantSource clock) {
        this.monitors = new Definitions(store, DefinitionKind.UPTIME_MONITOR, "name", clock);
        this.clock = clock;
    }

    /// @param mode 1: made by a person
    record UptimeView(
            String id, String projectSlug, String name, String status, String url, String method,
            List<List<String>> headers, @Nullable String body, @Nullable String environment,
            @Nullable OwnerView owner, long intervalSeconds, long timeoutMs,
            boolean traceSampling, int mode) {

        private static UptimeView of(DirectorySnapshot directory, Definition monitor) {
            UptimeBody body = body(monitor);
            Optional<Project> project = monitor.project() == null
                    ? Optional.empty()
                    : directory.project(monitor.project());
            return new UptimeView(Long.toString(monitor.id()),
                    project.map(Project::slug).orElse(""), body.name(), body.status(), body.url(),
                    body.method(), body.headers(), body.body(), body.environment(),
                    OwnerView.of(directory, body.owner()), body.intervalSeconds(),
                    body.timeoutMs(), body.traceSampling(), 1);
        }

        private static UptimeBody body(Definition monitor) {
            return Json.MAPPER.readValue(monitor.body(), UptimeBody.class);
        }
    }

    @FunctionalInterface
    private interface UptimeEndpoint {
        Answer answer(Call call, Definition monitor) throws IOException;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", "/api/0/organizations/{org}/uptime/", Scope.ALERTS_READ,
                this::list);
        api.project("POST", PROJECT, Scope.ALERTS_WRITE, this::create);
        one(api, "GET", ONE, Scope.ALERTS_READ, UptimeRoutes::show);
        one(api, "PUT", ONE, Scope.ALERTS_WRITE, this::change);
        one(api, "DELETE", ONE, Scope.ALERTS_WRITE,
                (_, monitor) -> monitors.delete(monitor, 204));
        one(api, "GET", ONE + "checks/", Scope.ALERTS_READ,
                (call, _) -> Answers.page(call, List.of(), each -> each));
    }

    private void one(
            Api api, String method, String pattern, Scope scope, UptimeEndpoint endpoint) {
        api.project(method, pattern, scope, (call, project) -> {
            Optional<Definition> monitor = monitors
                    .find(project.organization(), call.request().parameter("uptime"))
                    .filter(each -> project.id().equals(each.project()));
            return monitor.isEmpty()
                    ? ApiErrors.notFound()
                    : endpoint.answer(call, monitor.get());
        });
    }

    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) ->
                page(call, organization, scope.projects(), scope.environments());
        };
    }

    private Answer page(
            Call call, Organization organization, Set<ProjectId> projects,
            Set<String> environments) {
        List<UptimeView> views = monitors.all(organization.id()).stream()
                .filter(monitor -> monitor.project() != null
                        && projects.contains(monitor.project()))
                .map(monitor -> UptimeView.of(call.directory(), monitor))
                .filter(view -> environments.isEmpty() || environments.contains(
                        view.environment() == null ? "" : view.environment()))
                .toList();
        return Answers.page(call, Words.of(call).select(views,
                (view, word) -> word.isIn(view.name(), view.url())), view -> view);
    }

    private Answer create(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        UptimeBody body = UptimeBody.read(fields, null);
        return fields.then(() -> monitors.add(call, project.organization(),
                new Definitions.Wish(project.id(), null, body),
                made -> Answers.json(201, UptimeView.of(call.directory(), made))));
    }

    private static Answer show(Call call, Definition monitor) {
        return Answers.json(200, UptimeView.of(call.directory(), monitor));
    }

    private Answer change(Call call, Definition monitor) throws IOException {
        Fields fields = Fields.of(call);
        UptimeBody body = UptimeBody.read(fields, UptimeView.body(monitor));
        return fields.then(() -> monitors.replace(monitor,
                new Definitions.Wish(monitor.project(), null, body), made -> show(call, made)));
    }
}
