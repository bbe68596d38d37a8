package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.group.RuleSet;
import io.corral.domain.project.Project;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.grouping.ProjectRules.Changed;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page of a project's grouping rules: editing them, and going back.
public final class GroupingPages {

    private static final int NOTE_LENGTH_MAX = 200;
    private static final int HISTORY_MAX = 100;

    private final Ui ui;
    private final ProjectRules rules;

    /// Pages on rules.
    public GroupingPages(Ui ui, ProjectRules rules) {
        this.ui = ui;
        this.rules = rules;
    }

    /// Adds the pages.
    public void add() {
        String path = ProjectTabs.GROUPING.pattern();
        ui.page(path, Scope.PROJECT_READ, visit -> found(visit, project -> show(visit, project)));
        ui.form(path, Scope.PROJECT_WRITE,
                (visit, form) -> found(visit, project -> change(visit, project, form)));
        ui.form(path + "check/", Scope.PROJECT_READ,
                (visit, form) -> found(visit, _ -> check(form)));
        ui.form(path + "restore/", Scope.PROJECT_WRITE,
                (visit, form) -> found(visit, project -> restore(visit, project)));
    }

    @FunctionalInterface
    private interface ProjectPage {
        Answer answer(Project project);
    }

    private Answer found(Visit visit, ProjectPage page) {
        return ProjectPages.projectOf(visit).map(page::answer)
                .orElseGet(() -> ui.missing(visit));
    }

    private Answer show(Visit visit, Project project) {
        RuleSet newest = rules.newest(project.id());
        Optional<RuleSet> shown = version(visit, project);
        RuleSet before = shown.flatMap(set -> rules.find(project.id(), set.number() - 1))
                .orElseGet(() -> RuleSet.none(project.id()));
        return page(visit, project, 200, new GroupingView.Content(
                newest, new RuleSet.Wish(newest.algorithm(), newest.fingerprints(), newest.stacks(),
                        newest.masksOff(), null, ""),
                shown.orElse(null), before, null));
    }

    private Optional<RuleSet> version(Visit visit, Project project) {
        String number = visit.query().firstOr("version", "");
        boolean digits = !number.isEmpty() && number.length() < 10
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && !number.equals("0")
                ? rules.find(project.id(), Long.parseLong(number))
                : Optional.empty();
    }

    private Answer page(
            Visit visit, Project project, int status, GroupingView.Content content) {
        List<RuleSet> history = rules.history(project.id(), Long.MAX_VALUE, HISTORY_MAX);
        return ui.pages().page(status, "projects/grouping",
                GroupingView.of(visit, project, ui.shells(), content, history));
    }

    private Answer change(Visit visit, Project project, Query form) {
        return save(visit, project, new RuleSet.Wish(
                rules.newest(project.id()).algorithm(), text(form, "fingerprints"),
                text(form, "stacks"), form.all("off"),
                visit.principal().user().id(),
                note(form)));
    }

    /// Browsers send texts with both ends of a line.
    static String text(Query form, String name) {
        return form.firstOr(name, "").replace("\r\n", "\n").stripTrailing();
    }

    static String note(Query form) {
        String note = form.firstOr("note", "").strip();
        return note.length() > NOTE_LENGTH_MAX ? note.substring(0, NOTE_LENGTH_MAX) : note;
    }

    private Answer save(Visit visit, Project project, RuleSet.Wish wish) {
        String page = ProjectTabs.GROUPING.address(visit, project);
        return switch (rules.change(project.id(), wish)) {
            case Changed.Done(var set) -> Ui.done(page, set.number() == 0
                    ? "Nothing changed."
                    : "Version " + set.number() + " of the rules is in force.");
            case Changed.Wrong _ -> again(visit, project, wish,
                    "Nothing was saved: a rule is wrong. What is wrong stands below the text.");
            case Changed.Overtaken _ -> again(visit, project, wish,
                    "Nothing was saved: somebody else changed the rules meanwhile. Look at the"
                            + " history below, then save again.");
        };
    }

    /// The form as it was sent, with what is wrong: nobody writes rules twice.
    Answer again(
            Visit visit, Project project, RuleSet.Wish wish, @Nullable String problem) {
        return page(visit, project, 422, new GroupingView.Content(
                rules.newest(project.id()), wish, null, RuleSet.none(project.id()), problem));
    }

    /// What is wrong with one text, while it is written.
    private Answer check(Query form) {
        boolean stacks = form.has("stacks") && !form.has("fingerprints");
        var problems = ProjectRules.check(
                stacks ? "" : text(form, "fingerprints"), stacks ? text(form, "stacks") : "");
        return ui.pages().part(200, "projects/ruleverdict", stacks
                ? GroupingView.stacks(text(form, "stacks"), problems.stacks())
                : GroupingView.fingerprints(text(form, "fingerprints"),
                        problems.fingerprints()));
    }

    private Answer restore(Visit visit, Project project) {
        return version(visit, project)
                .map(set -> save(visit, project, new RuleSet.Wish(
                        rules.newest(project.id()).algorithm(), set.fingerprints(), set.stacks(),
                        set.masksOff(),
                        visit.principal().user().id(),
                        "Version " + set.number() + " restored")))
                .orElseGet(() -> ui.missing(visit));
    }
}
