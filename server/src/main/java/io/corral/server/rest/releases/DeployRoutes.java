package io.corral.server.rest.releases;

import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.scope.ReadScope;
import io.corral.server.rest.scope.ReadStores;
import io.corral.store.release.Deploy;
import io.corral.store.release.DeployStore;
import io.corral.store.release.Release;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Endpoints of deploys (API reference 2.3, 72 and 73).
public final class DeployRoutes {

    private static final int ENVIRONMENT_LENGTH_MAX = 64;

    private final ReadStores stores;
    private final DeployStore deploys;
    private final InstantSource clock;

    public DeployRoutes(ReadStores stores, InstantSource clock) {
        this.stores = stores;
        this.deploys = stores.deploys();
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        var paths = new ReleasePaths(api, stores.releases());
        paths.organization("GET", "deploys/", Api.READS_RELEASES, this::list);
        paths.organization("POST", "deploys/", ReleasePaths.PUBLISHES, this::create);
    }

    private Answer list(Call call, Release release, @Nullable Project project) {
        return switch (ReadScope.of(call, release.organization(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> switch (Page.of(call.query())) {
                case Page.Asked.Wrong(var answer) -> answer;
                case Page.Asked.For(var page) -> {
                    Page.Slice<Deploy> slice = page.ofFetched(deploys.list(release.id(),
                            scope.projects(), (int) page.offset(), page.size() + 1));
                    yield page.answer(call.request(),
                            slice.elements().stream().map(DeployView::of).toList(),
                            slice.more());
                }
            };
        };
    }

    private Answer create(Call call, Release release, @Nullable Project project)
            throws IOException {
        Optional<ObjectNode> body = call.body();
        if (body.isEmpty()) {
            return ApiErrors.badRequest("The body has to be a JSON object.");
        }
        String environment = JsonNodes.text(body.get(), "environment");
        if (environment == null || environment.isBlank()
                || environment.length() > ENVIRONMENT_LENGTH_MAX) {
            return ApiErrors.badField("environment", environment == null
                    ? "This field is required."
                    : "Write 1 to " + ENVIRONMENT_LENGTH_MAX + " characters.");
        }
        for (String date : Set.of("dateStarted", "dateFinished")) {
            if (JsonNodes.present(body.get(), date) != null && instant(body.get(), date) == null) {
                return ApiErrors.badField(date, "Write it as an ISO 8601 date.");
            }
        }
        Set<ProjectId> projects = projects(release);
        JsonNode named = JsonNodes.present(body.get(), "projects");
        if (named != null && !named.isEmpty()) {
            Set<ProjectId> some = new LinkedHashSet<>();
            for (JsonNode each : named) {
                String name = Objects.requireNonNullElse(JsonNodes.text(each), "");
                Optional<ProjectId> id = call.directory().project(release.organization(), name)
                        .map(Project::id).filter(projects::contains);
                if (id.isEmpty()) {
                    return ApiErrors.badField(
                            "projects", "The release has no project " + name + ".");
                }
                some.add(id.get());
            }
            projects = some;
        }
        return created(release, body.get(), environment.strip(), projects);
    }

    private static Set<ProjectId> projects(Release release) {
        return release.projects().stream().map(Release.InProject::project)
                .collect(Collectors.toSet());
    }

    private Answer created(
            Release release, ObjectNode body, String environment, Set<ProjectId> projects) {
        Deploy deploy = deploys.add(new DeployStore.Wanted(
                release.id(), environment, JsonNodes.text(body, "name"),
                JsonNodes.text(body, "url"), instant(body, "dateStarted"),
                Objects.requireNonNullElseGet(instant(body, "dateFinished"), clock::instant),
                projects));
        return Answer.json(201, Json.MAPPER.writeValueAsBytes(DeployView.of(deploy)));
    }

    private static @Nullable Instant instant(ObjectNode body, String name) {
        return JsonNodes.instant(JsonNodes.present(body, name));
    }
}
