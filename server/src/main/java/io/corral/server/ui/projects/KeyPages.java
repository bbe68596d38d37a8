package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.project.ClientKey;
import io.corral.domain.project.Project;
import io.corral.domain.project.Quota;
import io.corral.engine.admin.Projects;
import io.corral.engine.admin.Verdict;
import io.corral.engine.admin.Verdict.Done;
import io.corral.engine.admin.Verdict.Refused;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.http.Request;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.web.page.projects.ProjectKeys;
import io.corral.web.page.projects.ProjectKeys.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Keys of a project: DSNs, limits, disabling, deleting.
public final class KeyPages {

    private static final String USUAL_SECONDS = "60";
    private static final String WRONG_LIMIT =
            "A limit is a number of items in 1 second to 90 days; leave both empty for none.";

    private final Ui ui;
    private final Projects projects;
    private final Function<Request, String> publicUrl;

    /// Key pages.
    ///
    /// @param publicUrl address of the server for DSNs, without a slash at its end
    public KeyPages(Ui ui, Projects projects, Function<Request, String> publicUrl) {
        this.ui = ui;
        this.projects = projects;
        this.publicUrl = publicUrl;
    }

    /// Adds the pages.
    public void add() {
        String pattern = ProjectTabs.KEYS.pattern();
        ui.page(pattern, Scope.PROJECT_READ, visit -> ProjectPages.projectOf(visit)
                .map(project -> page(visit, project, 200, null))
                .orElseGet(() -> ui.missing(visit)));
        ui.form(pattern, Scope.PROJECT_WRITE, (visit, _) -> ProjectPages.projectOf(visit)
                .map(project -> answer(visit, project,
                        projects.createKey(actor(visit), project.id(), "New key"),
                        "The key is made."))
                .orElseGet(() -> ui.missing(visit)));
        ui.form(pattern + "limit/", Scope.PROJECT_WRITE,
                (visit, form) -> ProjectPages.projectOf(visit)
                        .map(project -> limit(visit, project, form))
                        .orElseGet(() -> ui.missing(visit)));
        keyForm(pattern + "change/", this::change);
        keyForm(pattern + "active/", (visit, project, key, form) -> answer(visit, project,
                projects.update(actor(visit),
                        key.withActive(form.firstOr("active", "").equals("true"))),
                "Saved."));
        keyForm(pattern + "delete/", (visit, project, key, _) -> answer(visit, project,
                projects.deleteKey(actor(visit), key.id()), "The key is deleted."));
    }

    @FunctionalInterface
    private interface KeyForm {
        Answer answer(Visit visit, Project project, ClientKey key, Query form);
    }

    private void keyForm(String pattern, KeyForm page) {
        ui.form(pattern, Scope.PROJECT_WRITE, (visit, form) -> {
            Optional<Project> project = ProjectPages.projectOf(visit);
            Optional<ClientKey> key = project.flatMap(found -> visit.directory()
                    .keysOf(found.id()).stream()
                    .filter(each -> each.id().toString().equals(form.firstOr("key", "")))
                    .findFirst());
            return project.isEmpty() || key.isEmpty()
                    ? ui.missing(visit)
                    : page.answer(visit, project.get(), key.get(), form);
        });
    }

    /// What was typed as a limit.
    private sealed interface Typed {
        record As(@Nullable Quota quota) implements Typed {}

        record Wrong() implements Typed {}
    }

    private static Typed quota(Query form) {
        String count = form.firstOr("count", "").strip();
        String seconds = form.firstOr("seconds", USUAL_SECONDS).strip();
        if (count.isEmpty()) {
            return new Typed.As(null);
        }
        try {
            return new Typed.As(new Quota(
                    Long.parseLong(count), Duration.ofSeconds(Long.parseLong(seconds))));
        } catch (IllegalArgumentException _) {
            return new Typed.Wrong();
        }
    }

    private Answer change(Visit visit, Project project, ClientKey key, Query form) {
        String name = form.firstOr("name", "").strip();
        if (name.isEmpty() || name.length() > 100) {
            return page(visit, project, 422, "A name has 1 to 100 characters.");
        }
        return switch (quota(form)) {
            case Typed.Wrong() -> page(visit, project, 422, WRONG_LIMIT);
            case Typed.As(var quota) -> answer(visit, project,
                    projects.update(actor(visit), key.renamed(name).withQuota(quota)), "Saved.");
        };
    }

    private Answer limit(Visit visit, Project project, Query form) {
        return switch (quota(form)) {
            case Typed.Wrong() -> page(visit, project, 422, WRONG_LIMIT);
            case Typed.As(var quota) -> answer(visit, project,
                    projects.update(actor(visit),
                            project.withSettings(project.settings().withQuota(quota))),
                    "Saved.");
        };
    }

    private Answer answer(Visit visit, Project project, Verdict<?> verdict, String sentence) {
        return switch (verdict) {
            case Done<?> _ -> Ui.done(ProjectTabs.KEYS.address(visit, project), sentence);
            case Refused<?>(_, var problem) -> page(visit, project, 422, problem);
        };
    }

    private Answer page(Visit visit, Project project, int status, @Nullable String problem) {
        String url = publicUrl.apply(visit.request());
        List<ProjectKeys.Key> keys = visit.directory().keysOf(project.id()).stream()
                .map(key -> new ProjectKeys.Key(key.id().toString(), key.name(), key.dsn(url),
                        key.active(),
                        Words.ago(key.createdAt(), visit.now()).words(), limit(key.quota())))
                .toList();
        return ui.pages().page(status, "projects/keys", new ProjectKeys(
                ui.shells().of(visit, "Keys of " + project.name(), Section.PROJECTS),
                ProjectTabs.KEYS.among(visit, project), ProjectTabs.KEYS.address(visit, project),
                project.name(), visit.may(Scope.PROJECT_WRITE), keys,
                limit(project.settings().quota()), problem));
    }

    private static Limit limit(@Nullable Quota quota) {
        return quota == null
                ? new Limit("", "")
                : new Limit(Long.toString(quota.countMax()),
                        Long.toString(quota.window().toSeconds()));
    }

    private static String actor(Visit visit) {
        return visit.principal().user().email();
    }
}
