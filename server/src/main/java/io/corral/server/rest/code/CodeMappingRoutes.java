package io.corral.server.rest.code;

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
import io.corral.server.rest.definition.Definitions;
import io.corral.server.rest.scope.ReadScope;
import io.corral.store.definition.Definition;
import io.corral.store.definition.DefinitionKind;
import io.corral.store.definition.DefinitionStore;
import io.corral.store.release.RepositoryStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Code mappings, and the source of a frame (API reference 2.3, 26 and 27).
public final class CodeMappingRoutes {

    private static final String LIST = "/api/0/organizations/{org}/code-mappings/";
    private static final int MAPPINGS_MAX = 300;

    private final Definitions mappings;
    private final RepositoryStore repositories;
    private final InstantSource clock;

    public CodeMappingRoutes(
            DefinitionStore store, RepositoryStore repositories, InstantSource clock) {
        this.repositories = repositories;
        this.mappings = new Definitions(store, DefinitionKind.CODE_MAPPING, "stackRoot", clock);
        this.clock = clock;
    }

    /// A mapping on the wire.
    record MappingView(
            String id, String projectId, String projectSlug, String repoName, String provider,
            String stackRoot, String sourceRoot, String defaultBranch) {

        private static MappingView of(Call call, Definition definition) {
            CodeMapping mapping = CodeMapping.of(definition);
            ProjectId project = definition.project();
            return new MappingView(Long.toString(definition.id()),
                    project == null ? "" : project.toString(),
                    project == null
                            ? ""
                            : call.directory().project(project).map(Project::slug).orElse(""),
                    mapping.repository(), mapping.provider(), mapping.stackRoot(),
                    mapping.sourceRoot(), mapping.defaultBranch());
        }
    }

    /// What became of one mapping.
    ///
    /// @param status created, updated or error
    record ResultView(
            String stackRoot, String sourceRoot, String status, @Nullable String detail) {}

    record BulkView(int created, int updated, int errors, List<ResultView> mappings) {}

    /// @param error why there is no link; null when there is one
    record LinkView(
            @Nullable MappingView config, @Nullable String sourcePath, @Nullable String sourceUrl,
            @Nullable String error, List<Object> integrations) {}

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("GET", LIST, Scope.ORG_READ, this::list);
        api.organization("POST", LIST + "bulk/", Scope.PROJECT_RELEASES, this::bulk);
        api.organization("DELETE", LIST + "{mapping}/", Scope.PROJECT_RELEASES,
                (call, organization) -> mappings
                        .find(organization.id(), call.request().parameter("mapping"))
                        .map(each -> mappings.delete(each, 204))
                        .orElseGet(ApiErrors::notFound));
        api.project("GET", "/api/0/projects/{org}/{project}/stacktrace-link/",
                Scope.PROJECT_READ, this::link);
    }

    private Answer list(Call call, Organization organization) {
        return switch (ReadScope.of(call, organization.id(), clock.instant())) {
            case ReadScope.Asked.Wrong(var answer) -> answer;
            case ReadScope.Asked.For(var scope) -> Answers.page(call,
                    mappings.all(organization.id()).stream()
                            .filter(each -> isOf(each, scope.projects())).toList(),
                    each -> MappingView.of(call, each));
        };
    }

    private static boolean isOf(Definition mapping, Set<ProjectId> projects) {
        ProjectId project = mapping.project();
        return project != null && projects.contains(project);
    }

    private Answer bulk(Call call, Organization organization) throws IOException {
        Fields fields = Fields.of(call);
        Optional<Project> project = call.directory()
                .project(organization.id(), fields.required("project"));
        String repository = fields.required("repository");
        String provider = fields.textOr("provider", "github");
        String branch = fields.textOr("defaultBranch", "main");
        List<JsonNode> wanted = fields.elements("mappings");
        if (wanted.isEmpty() || wanted.size() > MAPPINGS_MAX) {
            fields.wrong("mappings", "Send 1 to " + MAPPINGS_MAX + " mappings.");
        }
        return fields.then(() -> {
            if (project.isEmpty()) {
                return ApiErrors.detail(404, "Project not found");
            }
            repositories.named(organization.id(), repository, clock.instant());
            var mapping = new CodeMapping("", "", repository, provider, branch,
                    CodeMapping.page(provider, repository));
            List<ResultView> results = wanted.stream()
                    .map(each -> keep(call, project.get(), mapping, each)).toList();
            return Answers.json(200, new BulkView(count(results, "created"),
                    count(results, "updated"), count(results, "error"), results));
        });
    }

    private static int count(List<ResultView> results, String status) {
        return (int) results.stream().filter(each -> each.status().equals(status)).count();
    }

    private ResultView keep(Call call, Project project, CodeMapping repository, JsonNode sent) {
        String stack = sent.path("stackRoot").asString("");
        String source = sent.path("sourceRoot").asString("");
        if (!sent.path("stackRoot").isString() || stack.length() + source.length() > 1_000) {
            return new ResultView(stack, source, "error",
                    "stackRoot and sourceRoot are texts of together at most 1000 characters.");
        }
        var mapping = new CodeMapping(stack, source, repository.repository(),
                repository.provider(), repository.defaultBranch(), repository.url());
        var wish = new Definitions.Wish(project.id(), project.id() + " " + stack, mapping);
        Optional<Definition> known = mappings.store().find(
                project.organization(), DefinitionKind.CODE_MAPPING, project.id() + " " + stack);
        Answer kept = known.isPresent()
                ? mappings.replace(known.get(), wish, _ -> Answer.empty(200))
                : mappings.add(call, project.organization(), wish, _ -> Answer.empty(200));
        return kept.status() == 200
                ? new ResultView(stack, source, known.isPresent() ? "updated" : "created", null)
                : new ResultView(stack, source, "error", "The organisation has as many code"
                        + " mappings as it may.");
    }

    private Answer link(Call call, Project project) {
        String file = call.query().firstOr("file", "");
        if (file.isEmpty()) {
            return ApiErrors.badRequest("Filepath is required");
        }
        List<Definition> own = mappings.all(project.organization()).stream()
                .filter(each -> isOf(each, Set.of(project.id()))).toList();
        List<String> names = new ArrayList<>(List.of(file));
        names.add(call.query().firstOr("absPath", file));
        for (String name : names) {
            Optional<CodeMapping> best =
                    CodeMapping.best(own.stream().map(CodeMapping::of).toList(), name);
            if (best.isPresent()) {
                return Answers.json(200, linked(call, own, best.get(), name));
            }
        }
        return Answers.json(200, new LinkView(null, null, null, own.isEmpty()
                ? "no_code_mappings_for_project"
                : "stack_root_mismatch", List.of()));
    }

    private static LinkView linked(
            Call call, List<Definition> own, CodeMapping best, String file) {
        String line = call.query().firstOr("lineNo", "");
        String commit = call.query().firstOr("commitId", "");
        CodeMapping.Source source = best.source(file, commit.isEmpty() ? null : commit,
                line.matches("\\d{1,9}") ? Integer.valueOf(line) : null);
        MappingView config = own.stream()
                .filter(each -> CodeMapping.of(each).equals(best)).findFirst()
                .map(each -> MappingView.of(call, each)).orElse(null);
        return new LinkView(config, source.path(), source.url(),
                source.url() == null ? "integration_link_forbidden" : null, List.of());
    }
}
