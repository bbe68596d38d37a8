package io.corral.server.rest.uploads;

import io.corral.domain.access.Scope;
import io.corral.domain.artifact.DebugFile;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.project.Project;
import io.corral.engine.artifact.DebugFileUploads;
import io.corral.engine.artifact.UploadLimits;
import io.corral.server.http.Answer;
import io.corral.server.http.Multipart;
import io.corral.server.http.Multipart.Malformed;
import io.corral.server.http.Multipart.Part;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.store.artifact.DebugFileStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Debug files of a project: listed, downloaded, deleted (Sentry's API, "List a Project's Debug
/// Information Files").
public final class DebugFileRoutes {

    private static final String PATH = "/api/0/projects/{org}/{project}/files/dsyms/";

    private final DebugFileUploads uploads;
    private final DebugFileStore files;

    public DebugFileRoutes(DebugFileUploads uploads, DebugFileStore files) {
        this.uploads = uploads;
        this.files = files;
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", PATH, Api.READS_RELEASES, this::list);
        api.project("POST", PATH, Scope.PROJECT_RELEASES, this::take);
        api.project("DELETE", PATH, Scope.PROJECT_RELEASES, this::delete);
    }

    private Answer list(Call call, Project project) {
        if (call.query().has("id")) {
            return file(call, project)
                    .map(file -> new Page(0, 1).linked(call.request(),
                            Download.of(file.name(), uploads.open(file)), false))
                    .orElseGet(ApiErrors::notFound);
        }
        return switch (Page.of(call.query())) {
            case Page.Asked.Wrong(var answer) -> answer;
            case Page.Asked.For(var page) -> {
                String text = call.query().firstOr("query", "").strip();
                var slice = page.ofFetched(files.list(project.id(), text.isEmpty() ? null : text,
                        (int) page.offset(), page.size() + 1));
                yield page.answer(call.request(),
                        slice.elements().stream().map(this::view).toList(), slice.more());
            }
        };
    }

    /// The way of sentry-cli 2: an archive of mappings in the field `file`.
    private Answer take(Call call, Project project) throws IOException {
        List<DebugFile> taken = new ArrayList<>();
        try {
            Optional<Multipart> body = Multipart.of(call.request());
            Optional<Part> part = body.isEmpty() ? Optional.empty() : body.get().next();
            while (part.isPresent() && body.isPresent()) {
                String name = part.get().filename();
                if (name != null) {
                    try (InputStream content = part.get().content()) {
                        taken.addAll(uploads.take(project.id(), name, content));
                    }
                }
                part = body.get().next();
            }
        } catch (Malformed e) {
            return ApiErrors.badRequest("The multipart body is malformed: " + e.getMessage());
        } finally {
            call.request().drain(UploadLimits.REQUEST_BYTES_MAX);
        }
        return taken.isEmpty()
                ? ApiErrors.badField("file", "Send a debug file, or a zip archive of some"
                        + " that expands to a hundred times its size at most.")
                : Answers.json(201, taken.stream().map(this::view).toList());
    }

    private DebugFileView view(DebugFile file) {
        return DebugFileView.of(uploads, file);
    }

    private Answer delete(Call call, Project project) {
        return file(call, project).filter(file -> uploads.delete(file.id())).isPresent()
                ? Answer.empty(204)
                : ApiErrors.notFound();
    }

    private Optional<DebugFile> file(Call call, Project project) {
        return WireId.of(call.query().firstOr("id", ""))
                .flatMap(id -> files.find(new DebugFileId(id)))
                .filter(file -> file.project().equals(project.id()));
    }
}
