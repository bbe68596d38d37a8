package io.corral.server.rest.directory;

import io.corral.domain.access.Scope;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Project;
import io.corral.domain.project.Quota;
import io.corral.engine.admin.Projects;
import io.corral.engine.admin.Verdict;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.directory.Views.KeyView;
import java.io.IOException;
import java.util.Optional;

/// Client keys of a project.
final class KeyRoutes {

    private final Projects projects;

    KeyRoutes(Projects projects) {
        this.projects = projects;
    }

    /// Answers for one key of the project.
    @FunctionalInterface
    private interface KeyEndpoint {
        Answer answer(Call call, ClientKey key) throws IOException;
    }

    void addTo(Api api) {
        String path = "/api/0/projects/{org}/{project}/keys/";
        api.project("GET", path, Scope.PROJECT_READ, KeyRoutes::list);
        api.project("POST", path, Scope.PROJECT_WRITE, this::create);
        key(api, "GET", Scope.PROJECT_READ, KeyRoutes::one);
        key(api, "PUT", Scope.PROJECT_WRITE, this::change);
        key(api, "DELETE", Scope.PROJECT_ADMIN, this::delete);
    }

    private static void key(Api api, String method, Scope scope, KeyEndpoint endpoint) {
        String path = "/api/0/projects/{org}/{project}/keys/{key}/";
        api.project(method, path, scope, (call, project) -> {
            String id = call.request().parameter("key");
            Optional<ClientKey> key = call.directory().keysOf(project.id()).stream()
                    .filter(each -> each.publicKey().equals(id)).findAny();
            return key.isEmpty() ? ApiErrors.notFound() : endpoint.answer(call, key.get());
        });
    }

    private static Answer list(Call call, Project project) {
        String status = call.query().firstOr("status", "");
        return Answers.page(call,
                call.directory().keysOf(project.id()).stream()
                        .filter(key -> switch (status) {
                            case "active" -> key.active();
                            case "inactive" -> !key.active();
                            default -> true;
                        }).toList(),
                key -> KeyView.of(call, key));
    }

    private static Answer one(Call call, ClientKey key) {
        return Answers.json(200, KeyView.of(call, key));
    }

    private Answer create(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        String name = fields.optionalText("name");
        Quota quota = fields.quotaOr("rateLimit", null);
        String actor = Answers.actor(call);
        return fields.then(() -> Answers.of(
                projects.createKey(actor, project.id(), name == null ? "" : name)
                        .then(key -> quota == null
                                ? new Verdict.Done<>(key)
                                : projects.update(actor, key.withQuota(quota))),
                key -> Answers.json(201, KeyView.of(call, key))));
    }

    private Answer change(Call call, ClientKey key) throws IOException {
        Fields fields = Fields.of(call);
        ClientKey wish = key.renamed(fields.textOr("name", key.name()))
                .withActive(fields.flagOr("isActive", key.active()))
                .withQuota(fields.quotaOr("rateLimit", key.quota()));
        return fields.then(() -> Answers.of(
                projects.update(Answers.actor(call), wish), changed -> one(call, changed)));
    }

    private Answer delete(Call call, ClientKey key) {
        return Answers.of(
                projects.deleteKey(Answers.actor(call), key.id()), _ -> Answer.empty(204));
    }
}
