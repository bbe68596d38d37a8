package io.corral.server.rest.monitors;

import io.corral.domain.access.Scope;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.domain.project.Slug;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.Words;
import io.corral.server.rest.Words.Word;
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cron monitors (API reference 2.3, 78-84). Check-ins are taken, but not kept yet: their lists and
/// sums are empty.
public final class MonitorRoutes {

    private static final String ORGANIZATION = "/api/0/organizations/{org}/monitors/";
    private static final String PROJECT = "/api/0/projects/{org}/{project}/monitors/";
    private static final String ONE = "{monitor}/";

    private final Definitions monitors;
    private final InstantSource clock;

    public MonitorRoutes(DefinitionStore store, InstantSource clock) {
        this.monitors = new Definitions(store, DefinitionKind.MONITOR, "slug", clock);
        this.clock = clock;
    }

    /// Answers about one monitor.
    @FunctionalInterface
    private interface MonitorEndpoint {
        Answer answer(Call call, Definition monitor) throws IOException;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", ORGANIZATION, Scope.ALERTS_READ, this::list);
        api.organization("POST", ORGANIZATION, Scope.ALERTS_WRITE, this::create);
        one(api, "GET", "", Scope.ALERTS_READ, MonitorRoutes::show);
        one(api, "PUT", "", Scope.ALERTS_WRITE, this::change);
        one(api, "DELETE", "", Scope.ALERTS_WRITE,
                (_, monitor) -> monitors.delete(monitor, 202));
        one(api, "GET", "checkins/", Scope.ALERTS_READ,
                (call, _) -> Answers.page(call, List.of(), each -> each));
        one(api, "GET", "stats/", Scope.ALERTS_READ, (call, _) -> MonitorStats.empty(call));
    }

    private void one(
            Api api, String method, String suffix, Scope scope, MonitorEndpoint endpoint) {
        api.organization(method, ORGANIZATION + ONE + suffix, scope, (call, organization) -> answer(
                call, monitors.find(organization.id(), name(call)), endpoint));
        api.project(method, PROJECT + ONE + suffix, scope, (call, project) -> answer(
                call, monitors.find(project.organization(), name(call))
                        .filter(monitor -> project.id().equals(monitor.project())),
                endpoint));
    }

    private static String name(Call call) {
        return call.request().parameter("monitor");
    }

    private static Answer answer(
            Call call, Optional<Definition> monitor, MonitorEndpoint endpoint)
            throws IOException {
        return monitor.isEmpty() ? ApiErrors.notFound() : endpoint.answer(call, monitor.get());
    }

    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> page(call, organization, scope.projects());
        };
    }

    private Answer page(Call call, Organization organization, Set<ProjectId> projects) {
        String owner = call.query().firstOr("owner", "");
        List<Definition> found = Words.of(call).select(monitors.all(organization.id()),
                MonitorRoutes::matches).stream()
                .filter(monitor -> monitor.project() == null
                        || projects.contains(monitor.project()))
                .filter(monitor -> owner.isEmpty()
                        || owner.equals(MonitorView.body(monitor).owner()))
                .toList();
        return Answers.page(call, found, each -> MonitorView.of(call.directory(), each));
    }

    private static boolean matches(Definition monitor, Word word) {
        String slug = monitor.key();
        return word.isIn(slug == null ? "" : slug, MonitorView.body(monitor).name());
    }

    private static Answer show(Call call, Definition monitor) {
        return Answers.json(200, MonitorView.of(call.directory(), monitor));
    }

    private Answer create(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        MonitorBody body = MonitorBody.read(fields, null);
        Project project = project(call, organization.id(), fields);
        String slug = fields.slug("slug");
        return fields.then(() -> monitors.add(call, organization.id(),
                new Definitions.Wish(project == null ? null : project.id(),
                        slug == null ? freeSlug(organization.id(), body.name()) : slug, body),
                made -> Answers.json(201, MonitorView.of(call.directory(), made))));
    }

    private Answer change(Call call, Definition monitor) throws IOException {
        Fields fields = Fields.of(call);
        MonitorBody body = MonitorBody.read(fields, MonitorView.body(monitor));
        String slug = fields.slug("slug");
        ProjectId project = monitor.project();
        if (fields.has("project")) {
            Project named = project(call, monitor.organization(), fields);
            project = named == null ? project : named.id();
        }
        var wish = new Definitions.Wish(project, slug == null ? monitor.key() : slug, body);
        return fields.then(() -> monitors.replace(monitor, wish, made -> show(call, made)));
    }

    private static @Nullable Project project(
            Call call, OrganizationId organization, Fields fields) {
        Optional<Project> project =
                call.directory().project(organization, fields.node("project").asString(""));
        if (project.isEmpty()) {
            fields.wrong("project", "Name a project of the organisation by its slug.");
        }
        return project.orElse(null);
    }

    private String freeSlug(OrganizationId organization, String name) {
        String slug = Slug.suggest(name, "monitor");
        List<String> tries = new ArrayList<>(List.of(slug));
        while (monitors.find(organization, tries.getLast()).isPresent()) {
            String end = "-" + (tries.size() + 1);
            tries.add(slug.substring(0, Math.min(slug.length(), Slug.LENGTH_MAX - end.length()))
                    + end);
        }
        return tries.getLast();
    }
}
