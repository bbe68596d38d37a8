package io.corral.server.rest.uploads;

import io.corral.domain.access.Scope;
import io.corral.domain.artifact.Artifact;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.StoredContent;
import io.corral.domain.id.ArtifactId;
import io.corral.domain.id.OrganizationId;
import io.corral.domain.id.ProjectId;
import io.corral.domain.project.Project;
import io.corral.engine.artifact.ReleaseFiles;
import io.corral.engine.artifact.UploadLimits;
import io.corral.protocol.json.Json;
import io.corral.server.http.Answer;
import io.corral.server.http.Multipart;
import io.corral.server.http.Multipart.Malformed;
import io.corral.server.http.Multipart.Part;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.server.rest.WireTime;
import io.corral.store.artifact.ArtifactStore;
import io.corral.store.release.Release;
import io.corral.store.release.ReleaseStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Files of a release, uploaded one by one or in bundles (Sentry's API, "List an Organization's
/// Release Files" and its neighbours).
public final class ReleaseFileRoutes {

    private static final String ORGANIZATION =
            "/api/0/organizations/{org}/releases/{version}/files/";
    private static final String PROJECT =
            "/api/0/projects/{org}/{project}/releases/{version}/files/";
    private static final String FILE = "{file}/";

    private final ReleaseFiles files;
    private final ArtifactStore artifacts;
    private final ReleaseStore releases;

    public ReleaseFileRoutes(
            ReleaseFiles files, ArtifactStore artifacts, ReleaseStore releases) {
        this.files = files;
        this.artifacts = artifacts;
        this.releases = releases;
    }

    /// A file on the wire.
    record FileView(
            String id, String name, @Nullable String dist, Map<String, String> headers, long size,
            String sha1, String dateCreated) {}

    /// The release of a call and where its files are looked for.
    ///
    /// @param project null for the whole organisation
    private record Place(
            OrganizationId organization, @Nullable ProjectId project, Release release) {}

    private interface PlaceEndpoint {
        Answer answer(Call call, Place place) throws IOException;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        add(api, "GET", "", Api.READS_RELEASES, this::list);
        add(api, "POST", "", Set.of(Scope.PROJECT_RELEASES), this::upload);
        add(api, "GET", FILE, Api.READS_RELEASES, this::show);
        add(api, "DELETE", FILE, Set.of(Scope.PROJECT_RELEASES), this::delete);
    }

    private void add(
            Api api, String method, String below, Set<Scope> oneOf, PlaceEndpoint endpoint) {
        api.organization(method, ORGANIZATION + below, oneOf, (call, organization) -> within(
                call, organization.id(), null, endpoint));
        api.project(method, PROJECT + below, oneOf, (call, project) -> within(
                call, project.organization(), project, endpoint));
    }

    private Answer within(
            Call call, OrganizationId organization, @Nullable Project project,
            PlaceEndpoint endpoint) throws IOException {
        Optional<Release> release =
                releases.find(organization, call.request().parameter("version"))
                        .filter(found -> project == null || found.projects().stream()
                                .anyMatch(part -> part.project().equals(project.id())));
        return release.isEmpty()
                ? ApiErrors.notFound()
                : endpoint.answer(call, new Place(
                        organization, project == null ? null : project.id(), release.get()));
    }

    private Answer list(Call call, Place place) {
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                String text = call.query().firstOr("query", "").strip();
                var slice = page.ofFetched(artifacts.ofRelease(
                        place.organization(), place.project(), place.release().version(),
                        text.isEmpty() ? null : text, (int) page.offset(), page.size() + 1));
                yield page.answer(call.request(),
                        slice.elements().stream().map(this::view).toList(), slice.more());
            }
        };
    }

    private FileView view(Artifact artifact) {
        return new FileView(
                artifact.id().toString(), artifact.url(),
                artifacts.bundle(artifact.bundle()).map(ArtifactBundle::dist).orElse(null),
                artifact.headers(), artifact.content().sizeBytes(), artifact.content().sha1(),
                WireTime.of(artifact.uploadedAt()));
    }

    private Answer upload(Call call, Place place) throws IOException {
        try {
            Optional<Multipart> body = Multipart.of(call.request());
            Answer answer = body.isEmpty()
                    ? ApiErrors.badRequest("Files are sent as multipart/form-data.")
                    : upload(place, body.get());
            call.request().drain(UploadLimits.REQUEST_BYTES_MAX);
            return answer;
        } catch (Malformed e) {
            return ApiErrors.badRequest("The multipart body is malformed: " + e.getMessage());
        }
    }

    private Answer upload(Place place, Multipart body) throws IOException {
        var form = new ReleaseFileForm();
        StoredContent content = null;
        for (Optional<Part> part = body.next(); part.isPresent(); part = body.next()) {
            if (!part.get().name().equals("file")) {
                String problem = form.take(part.get());
                if (problem != null) {
                    return ApiErrors.badField(part.get().name(), problem);
                }
                continue;
            }
            form.filename(part.get().filename());
            try (InputStream in = part.get().content()) {
                content = files.store(in).orElse(null);
            }
            if (content == null) {
                return ApiErrors.badField("file", "The file is larger than "
                        + ReleaseFiles.FILE_BYTES_MAX + " bytes.");
            }
        }
        String name = form.name();
        if (content == null || name == null) {
            return ApiErrors.badRequest("The form needs a file with a name.");
        }
        Artifact added = files.add(new ReleaseFiles.Place(place.organization(),
                projects(place), place.release().version(), form.dist()), name, form.headers(),
                content);
        return Answer.json(201, Json.MAPPER.writeValueAsBytes(view(added)));
    }

    private static Set<ProjectId> projects(Place place) {
        return place.project() != null
                ? Set.of(place.project())
                : place.release().projects().stream().map(Release.InProject::project)
                        .collect(Collectors.toSet());
    }

    private Answer show(Call call, Place place) {
        return find(call, place)
                .map(artifact -> call.query().has("download")
                        ? Download.of(artifact.url(), files.open(artifact))
                        : Answer.json(200, Json.MAPPER.writeValueAsBytes(view(artifact))))
                .orElseGet(ApiErrors::notFound);
    }

    private Answer delete(Call call, Place place) {
        return find(call, place).filter(files::delete).isPresent()
                ? Answer.empty(204)
                : ApiErrors.notFound();
    }

    private Optional<Artifact> find(Call call, Place place) {
        return WireId.of(call.request().parameter("file"))
                .flatMap(id -> artifacts.artifact(new ArtifactId(id)))
                .filter(artifact -> artifacts.bundle(artifact.bundle())
                        .filter(bundle -> isOf(bundle, place)).isPresent());
    }

    private static boolean isOf(ArtifactBundle bundle, Place place) {
        return bundle.organization().equals(place.organization())
                && place.release().version().equals(bundle.release())
                && (place.project() == null || bundle.projects().contains(place.project()));
    }
}
