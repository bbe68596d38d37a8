package io.corral.server.rest.uploads;

import io.corral.domain.access.Scope;
import io.corral.domain.artifact.DebugId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Organization;
import io.corral.domain.project.Project;
import io.corral.engine.artifact.ArtifactUploads;
import io.corral.engine.artifact.AssembleAnswer;
import io.corral.engine.artifact.DebugFileUploads;
import io.corral.protocol.json.Json;
import io.corral.protocol.json.JsonNodes;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Has uploaded pieces put together (API reference 2.3, 76 and 77; 2.5). Clients post the same body
/// until they read the state they want.
public final class AssembleRoutes {

    private static final String ORGANIZATION = "/api/0/organizations/{org}/";
    private static final int FILES_MAX = 1_000;
    private static final String NO_OBJECT = "The body has to be a JSON object.";

    private final ArtifactUploads artifacts;
    private final DebugFileUploads debugFiles;
    private final ReleaseStore releases;

    public AssembleRoutes(
            ArtifactUploads artifacts, DebugFileUploads debugFiles, ReleaseStore releases) {
        this.artifacts = artifacts;
        this.debugFiles = debugFiles;
        this.releases = releases;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.organization("POST", ORGANIZATION + "artifactbundle/assemble/",
                Scope.PROJECT_RELEASES, this::bundle);
        api.organization("POST", ORGANIZATION + "releases/{version}/assemble/",
                Scope.PROJECT_RELEASES, this::releaseBundle);
        api.project("POST", "/api/0/projects/{org}/{project}/files/difs/assemble/",
                Scope.PROJECT_RELEASES, this::debugFiles);
    }

    private Answer bundle(Call call, Organization organization) throws IOException {
        Optional<ObjectNode> body = call.body();
        if (body.isEmpty()) {
            return ApiErrors.badRequest(NO_OBJECT);
        }
        Set<ProjectId> projects = new LinkedHashSet<>();
        for (JsonNode named : list(body.get(), "projects")) {
            Optional<Project> project = call.directory()
                    .project(organization.id(), String.valueOf(JsonNodes.text(named)));
            if (project.isEmpty()) {
                return ApiErrors.badField("projects",
                        "There is no project " + JsonNodes.text(named) + ".");
            }
            projects.add(project.get().id());
        }
        if (projects.isEmpty()) {
            return ApiErrors.badField("projects", "Name at least one project.");
        }
        return assemble(body.get(), organization, projects, text(body.get(), "version"));
    }

    /// The way of older clients: the bundle belongs to a release and to all of its projects.
    private Answer releaseBundle(Call call, Organization organization) throws IOException {
        Optional<Release> release =
                releases.find(organization.id(), call.request().parameter("version"));
        Optional<ObjectNode> body = call.body();
        if (release.isEmpty()) {
            return ApiErrors.notFound();
        }
        return body.isEmpty()
                ? ApiErrors.badRequest(NO_OBJECT)
                : assemble(body.get(), organization, release.get().projects().stream()
                        .map(Release.InProject::project).collect(Collectors.toSet()),
                        release.get().version());
    }

    private Answer assemble(
            ObjectNode body, Organization organization, Set<ProjectId> projects,
            @Nullable String release) {
        String checksum = text(body, "checksum");
        if (checksum == null) {
            return ApiErrors.badField("checksum", "The SHA-1 of the bundle is missing.");
        }
        AssembleAnswer answer = artifacts.assemble(new ArtifactUploads.Wanted(
                organization.id(), projects, checksum, chunks(body), release,
                text(body, "dist")));
        return json(AssembleView.of(answer, null));
    }

    private Answer debugFiles(Call call, Project project) throws IOException {
        Optional<ObjectNode> body = call.body();
        if (body.isEmpty() || body.get().size() > FILES_MAX) {
            return ApiErrors.badRequest(
                    "The body has to be a JSON object of at most " + FILES_MAX + " files.");
        }
        Map<String, AssembleView> views = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> file : body.get().properties()) {
            views.put(file.getKey(), debugFile(project, file.getKey(), file.getValue()));
        }
        return json(views);
    }

    private AssembleView debugFile(Project project, String checksum, JsonNode file) {
        String name = text(file, "name");
        var wanted = new DebugFileUploads.Wanted(project.organization(), project.id(),
                name == null ? checksum : name,
                DebugId.parse(text(file, "debug_id")).orElse(null), checksum, chunks(file));
        AssembleAnswer answer = debugFiles.assemble(wanted);
        return AssembleView.of(answer, answer.state() == AssembleAnswer.State.OK
                ? debugFiles.find(wanted).map(kept -> DebugFileView.of(debugFiles, kept))
                        .orElse(null)
                : null);
    }

    private static List<String> chunks(JsonNode body) {
        List<String> chunks = new ArrayList<>();
        for (JsonNode chunk : list(body, "chunks")) {
            chunks.add(String.valueOf(JsonNodes.text(chunk)));
        }
        return chunks;
    }

    private static List<JsonNode> list(JsonNode body, String name) {
        return body.get(name) instanceof ArrayNode array
                ? array.valueStream().toList()
                : List.of();
    }

    private static @Nullable String text(JsonNode body, String name) {
        String text = JsonNodes.text(body, name);
        return text == null || text.isBlank() ? null : text;
    }

    private static Answer json(Object view) {
        return Answer.json(200, Json.MAPPER.writeValueAsBytes(view));
    }
}
