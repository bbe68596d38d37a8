package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.artifact.ArtifactBundle;
import io.corral.domain.artifact.DebugFile;
import io.corral.domain.id.ArtifactBundleId;
import io.corral.domain.id.DebugFileId;
import io.corral.domain.project.Project;
import io.corral.engine.artifact.UploadStores;
import io.corral.engine.backtest.LateUploads;
import io.corral.engine.search.RecentScripts;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.web.page.projects.SourceMaps;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was uploaded for a project: bundles of source maps, debug files, and whether recent events
/// can be read with them.
public final class UploadPages {

    private static final int BUNDLES = 25;
    private static final int DEBUG_FILES = 100;
    private static final int FILES = 200;
    private static final int TEXT_LENGTH_MAX = 200;

    private final Ui ui;
    private final UploadStores uploads;
    private final RecentScripts scripts;
    private final LateUploads late;
    private final Function<Request, String> publicUrl;

    /// Upload pages.
    ///
    /// @param publicUrl address of the server for commands, without a slash at its end
    public UploadPages(
            Ui ui, UploadStores uploads, RecentScripts scripts, LateUploads late,
            Function<Request, String> publicUrl) {
        this.ui = ui;
        this.uploads = uploads;
        this.scripts = scripts;
        this.late = late;
        this.publicUrl = publicUrl;
    }

    /// Adds the pages.
    public void add() {
        String pattern = ProjectTabs.UPLOADS.pattern();
        ui.page(pattern, Scope.PROJECT_READ, visit -> found(visit, this::page));
        ui.page(pattern + "scripts/", Scope.PROJECT_READ, visit -> found(visit, this::scripts));
        ui.page(pattern + "bundles/{bundle}/", Scope.PROJECT_READ,
                visit -> found(visit, this::files));
        ui.form(pattern + "delete/", Scope.PROJECT_RELEASES, (visit, form) -> found(
                visit, (_, project) -> delete(visit, project, form)));
    }

    @FunctionalInterface
    private interface ProjectPage {
        Answer answer(Visit visit, Project project);
    }

    private Answer found(Visit visit, ProjectPage page) {
        return ProjectPages.projectOf(visit).map(project -> page.answer(visit, project))
                .orElseGet(() -> ui.missing(visit));
    }

    private Answer page(Visit visit, Project project) {
        String typed = visit.query().firstOr("query", "").strip();
        String text = typed.substring(0, Math.min(typed.length(), TEXT_LENGTH_MAX));
        int page = number(visit.query().firstOr("page", "0")).orElse(0L).intValue();
        List<ArtifactBundle> bundles = uploads.artifacts().bundles(
                project.id(), text.isEmpty() ? null : text, page * BUNDLES, BUNDLES + 1);
        List<DebugFile> files = uploads.debugFiles().list(
                project.id(), text.isEmpty() ? null : text, 0, DEBUG_FILES);
        String base = ProjectTabs.UPLOADS.address(visit, project);
        return ui.pages().page(200, "projects/uploads", new SourceMaps(
                ui.shells().of(visit, "Source maps of " + project.name(), Section.PROJECTS),
                ProjectTabs.UPLOADS.among(visit, project), base, project.name(),
                visit.may(Scope.PROJECT_RELEASES), text,
                bundles.stream().limit(BUNDLES)
                        .map(bundle -> UploadViews.bundle(bundle, base, visit.now())).toList(),
                page == 0 ? null : address(base, text, page - 1),
                bundles.size() <= BUNDLES ? null : address(base, text, page + 1),
                files.stream().map(file -> UploadViews.debugFile(file, visit.now())).toList(),
                UploadViews.ways(publicUrl.apply(visit.request()),
                        visit.organization().slug(), project.slug()),
                late.of(project)
                        .map(TrialPages.view(visit, project)::offered).orElse(null)));
    }

    private static String address(String base, String text, int page) {
        String query = text.isEmpty()
                ? ""
                : "query=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&";
        return base + "?" + query + "page=" + page;
    }

    private static Optional<Long> number(@Nullable String text) {
        boolean digits = text != null && !text.isEmpty() && text.length() <= 9
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && text != null
                ? Optional.of(Math.min(Long.parseLong(text), 1_000_000))
                : Optional.empty();
    }

    private Answer scripts(Visit visit, Project project) {
        return ui.pages().part(200, "projects/uploadscripts", new SourceMaps.Scripts(
                scripts.of(project.id(), visit.now()).stream()
                        .map(seen -> UploadViews.script(seen, visit)).toList(),
                ui.pages().assetsPrefix()));
    }

    private Answer files(Visit visit, Project project) {
        return bundle(project, visit.parameter("bundle"))
                .map(bundle -> ui.pages().part(200, "projects/uploadfiles",
                        UploadViews.files(bundle,
                                uploads.artifacts().artifacts(bundle.id(), 0, FILES))))
                .orElseGet(() -> ui.missing(visit));
    }

    private Optional<ArtifactBundle> bundle(Project project, String id) {
        return number(id).filter(value -> value > 0)
                .flatMap(value -> uploads.artifacts().bundle(new ArtifactBundleId(value)))
                .filter(bundle -> bundle.projects().contains(project.id()));
    }

    private Answer delete(Visit visit, Project project, Query form) {
        String base = ProjectTabs.UPLOADS.address(visit, project);
        Optional<ArtifactBundle> bundle = bundle(project, form.firstOr("bundle", ""));
        if (bundle.isPresent()) {
            uploads.artifacts().deleteBundle(bundle.get().id());
            uploads.watch().changed();
            return Ui.done(base, "The upload is deleted.");
        }
        Optional<DebugFile> file = number(form.firstOr("file", ""))
                .filter(value -> value > 0)
                .flatMap(value -> uploads.debugFiles().find(new DebugFileId(value)))
                .filter(found -> found.project().equals(project.id()));
        if (file.isEmpty()) {
            return ui.missing(visit);
        }
        uploads.debugFiles().delete(file.get().id());
        uploads.watch().changed();
        return Ui.done(base, "The file is deleted.");
    }
}
