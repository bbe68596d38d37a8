package io.corral.server.rest.uploads;

import io.corral.domain.access.Scope;
import io.corral.domain.artifact.DebugFile;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.project.Project;
import io.corral.engine.artifact.DebugFileUploads;
import io.corral.server.http.Answer;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Page;
import io.corral.store.artifact.DebugFileStore;
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
        api.project("GET", PATH, Scope.PROJECT_READ, this::list);
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
                        slice.elements().stream().map(DebugFileView::of).toList(), slice.more());
            }
        };
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
