package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.project.Project;
import io.corral.engine.ownership.Ownership;
import io.corral.engine.ownership.OwnershipEditing;
import io.corral.engine.ownership.OwnershipEditing.Changed;
import io.corral.engine.ownership.OwnershipSettings;
import io.corral.engine.ownership.OwnershipTrial;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.server.ui.projects.OwnershipView.Content;
import io.corral.store.definition.Definition;
import io.corral.web.page.projects.ProjectOwnership.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page of a project's ownership rules: editing them, trying them, and a CODEOWNERS file.
public final class OwnershipPages {

    private final Ui ui;
    private final Ownership ownership;
    private final OwnershipEditing editing;

    /// Pages on rules.
    public OwnershipPages(Ui ui, Ownership ownership, OwnershipEditing editing) {
        this.ui = ui;
        this.ownership = ownership;
        this.editing = editing;
    }

    /// Adds the pages.
    public void add() {
        String path = ProjectTabs.OWNERSHIP.pattern();
        ui.page(path, Scope.PROJECT_READ, visit -> found(visit, project -> show(visit, project)));
        ui.form(path, Scope.PROJECT_WRITE,
                (visit, form) -> found(visit, project -> change(visit, project, form)));
        ui.form(path + "check/", Scope.PROJECT_READ, (visit, form) -> found(visit,
                project -> ui.pages().part(200, "projects/ruleverdict",
                        view(project).verdict(rules(form)))));
        ui.form(path + "try/", Scope.PROJECT_READ,
                (visit, form) -> found(visit, project -> answer(visit, project, form)));
        ui.form(path + "import/", Scope.PROJECT_WRITE,
                (visit, form) -> found(visit, project -> imported(visit, project, form)));
    }

    @FunctionalInterface
    private interface ProjectPage {
        Answer answer(Project project);
    }

    private Answer found(Visit visit, ProjectPage page) {
        return ProjectPages.projectOf(visit).map(page::answer)
                .orElseGet(() -> ui.missing(visit));
    }

    private OwnershipView view(Project project) {
        return new OwnershipView(ownership, project);
    }

    private Answer page(Visit visit, Project project, int status, Content content) {
        return ui.pages().page(status, "projects/ownership",
                view(project).page(visit, ui.shells(), content));
    }

    private Answer show(Visit visit, Project project) {
        Optional<Definition> kept = editing.find(project);
        OwnershipSettings settings = OwnershipSettings.of(kept.orElse(null));
        return page(visit, project, 200, new Content(
                settings.raw() == null ? "" : settings.raw(), settings.autoAssignment(),
                settings.fallthrough(), seen(kept), null, null));
    }

    private static String seen(Optional<Definition> kept) {
        return kept.map(each -> each.updatedAt().toString()).orElse("");
    }

    /// Browsers send texts with both ends of a line.
    private static String rules(Query form) {
        return form.firstOr("rules", "").replace("\r\n", "\n").stripTrailing();
    }

    private static String assignment(Query form) {
        String wanted = form.firstOr("assignment", "");
        return OwnershipSettings.ASSIGNMENTS.contains(wanted) ? wanted : OwnershipSettings.OFF;
    }

    private static boolean fallthrough(Query form) {
        return form.firstOr("others", "everybody").equals("everybody");
    }

    private Answer change(Visit visit, Project project, Query form) {
        Optional<Definition> kept = editing.find(project);
        if (!seen(kept).equals(form.firstOr("seen", ""))) {
            return again(visit, project, form, "Nothing was saved: somebody else changed the rules"
                    + " meanwhile. Saving again puts yours in their place.");
        }
        Optional<String> problem = editing.problem(project, rules(form));
        if (problem.isPresent()) {
            return again(visit, project, form, "Nothing was saved. " + problem.get());
        }
        OwnershipSettings wish = new OwnershipSettings(rules(form),
                fallthrough(form), assignment(form));
        return switch (editing.change(project, wish, visit.principal().user().id())) {
            case Changed.Done _ -> Ui.done(
                    ProjectTabs.OWNERSHIP.address(visit, project), "Saved.");
            case Changed.Refused(var sentence) ->
                again(visit, project, form, "Nothing was saved. " + sentence);
        };
    }

    private Answer again(Visit visit, Project project, Query form, @Nullable String problem) {
        return page(visit, project, 422,
                new Content(rules(form), assignment(form), fallthrough(form),
                        seen(editing.find(project)), null, problem));
    }

    private Answer imported(Visit visit, Project project, Query form) {
        String file = form.firstOr("file", "").replace("\r\n", "\n");
        if (file.isBlank() || file.length() > OwnershipEditing.TEXT_LENGTH_MAX) {
            return again(visit, project, form, "Paste a CODEOWNERS file of at most "
                    + OwnershipEditing.TEXT_LENGTH_MAX + " characters first.");
        }
        OwnershipEditing.Import made = editing.imported(project, rules(form), file);
        List<String> unknown = made.file().unknown();
        String left = unknown.isEmpty()
                ? ""
                : " Left out, because no team of this project or member of the organisation is"
                        + " called so: " + Words.text(String.join(", ", unknown))
                        + ". Write a team as @organisation/team, a person as an email address.";
        return page(visit, project, 200, new Content(made.raw(), assignment(form),
                fallthrough(form), form.firstOr("seen", ""),
                Words.many(made.file().rules().lines().count(), "rule")
                        + " came from the file; look at them, then save." + left,
                null));
    }

    private Answer answer(Visit visit, Project project, Query form) {
        String tag = form.firstOr("tag", "").strip();
        int equals = tag.indexOf('=');
        var trial = new OwnershipTrial(form.firstOr("path", "").strip(),
                form.firstOr("module", "").strip(), form.firstOr("url", "").strip(),
                equals > 0
                        ? Map.of(tag.substring(0, equals).strip(),
                                tag.substring(equals + 1).strip())
                        : Map.of());
        Verdict answer;
        if (!tag.isEmpty() && equals <= 0) {
            answer = new Verdict("A tag is written as name=value.", List.of());
        } else if (trial.isEmpty()) {
            answer = new Verdict("Say a path, a module, a URL or a tag first.", List.of());
        } else {
            answer = view(project).answer(
                    rules(form), fallthrough(form), trial.event(), visit.directory());
        }
        return ui.pages().part(200, "projects/ownershipanswer", answer);
    }
}
