package io.corral.server.ui.issues.actions;

import io.corral.domain.access.Scope;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.issue.IssueDeletion;
import io.corral.engine.issue.ReversibleEditing;
import io.corral.engine.issue.ReversibleEditing.Edited;
import io.corral.engine.issue.ReversibleEditing.Undone;
import io.corral.engine.triage.TriageSessions;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Address;
import io.corral.server.ui.Section;
import io.corral.server.ui.Triggers;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueQueries;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers the buttons of `actions.jte`: a script gets events (`toast`, and `issues-changed` for
/// whoever shows issues), a browser without scripts is led back. Issues that do not exist, and
/// those of other organisations, are as if they were not named.
public final class IssueActionForms {

    private static final String ISSUES = "/organizations/{org}/issues/";
    /// Where what was done is undone, below the organisation.
    public static final String UNDO = "issues/undo/";
    private static final String CHANGED = "issues-changed";
    private static final int ISSUES_MAX = 1_000;

    private final Ui ui;
    private final Uses uses;
    private final MatchingIssues lists;
    private final TriageSteps steps;

    /// What the forms use.
    public record Uses(
            IssueQueries issues, ReversibleEditing editing, IssueCorrections corrections,
            IssueDeletion deletion, TriageSessions sessions) {}

    /// Forms over these use cases.
    public IssueActionForms(Ui ui, Uses uses, MatchingIssues lists) {
        this.ui = ui;
        this.uses = uses;
        this.lists = lists;
        this.steps = new TriageSteps(uses.sessions());
    }

    /// Adds the forms.
    public void add() {
        ui.form(ISSUES + "actions/", Scope.EVENT_WRITE, this::act);
        ui.form(ISSUES + "undo/", Scope.EVENT_WRITE, this::undo);
    }

    private Answer act(Visit visit, Query form) {
        String matching = form.firstOr("matching", "");
        List<Issue> issues = matching.isEmpty()
                ? named(visit, form.all("issue"))
                : lists.of(visit, Query.parse(matching), ISSUES_MAX);
        if (issues.isEmpty()) {
            return refused(visit, 404, form.has("issue")
                    ? "These issues do not exist any more."
                    : "Select an issue first.");
        }
        var reader = new ActionReader(visit.directory(), visit.organization().id());
        return switch (reader.read(form.firstOr("action", ""), form)) {
            case IssueAction.Unknown(var sentence) -> refused(visit, 400, sentence);
            case IssueAction.Compare _ -> compare(visit, issues);
            case IssueAction.Merge _ -> merge(visit, form, issues);
            case IssueAction.Delete _ -> delete(visit, form, issues);
            case IssueAction.Change change -> change(visit, form, issues, change);
        };
    }

    private List<Issue> named(Visit visit, List<String> names) {
        Set<IssueId> ids = new HashSet<>();
        for (String name : names) {
            if (ids.size() < ISSUES_MAX && name.matches("[1-9]\\d{0,17}")) {
                ids.add(new IssueId(Long.parseLong(name)));
            }
        }
        return ids.isEmpty()
                ? List.of()
                : uses.issues().find(ids).stream()
                        .filter(issue -> visit.directory().project(issue.project())
                                .filter(project -> project.organization()
                                        .equals(visit.organization().id()))
                                .isPresent())
                        .toList();
    }

    private Answer change(
            Visit visit, Query form, List<Issue> issues, IssueAction.Change change) {
        return switch (uses.editing().edit(visit.organization().id(), issues, change.update(),
                visit.principal().user().id())) {
            case Edited.Refused(var sentence) -> refused(visit, 400, sentence);
            case Edited.Done(var undo, var changed, var refused) -> {
                String done = refused == null
                        ? calledTogether(visit, issues) + " " + change.done() + "."
                        : Words.many(changed, "issue") + " " + change.done() + ", "
                                + (issues.size() - changed) + " not: " + refused;
                if (refused == null) {
                    steps.note(visit, issues, change, undo);
                }
                yield done(visit, back(visit, form), done, undo);
            }
        };
    }

    private Answer compare(Visit visit, List<Issue> issues) {
        if (issues.size() != 2) {
            return refused(visit, 400, "Select exactly two issues to compare them.");
        }
        return leave(visit, Address.of(visit.address("issues/compare/"))
                .with("a", issues.getFirst().id().toString())
                .with("b", issues.getLast().id().toString()).toString());
    }

    private static Answer leave(Visit visit, String target) {
        return visit.isPartial()
                ? Answer.empty(204).with("HX-Redirect", target)
                : Answer.seeOther(target);
    }

    private Answer merge(Visit visit, Query form, List<Issue> issues) {
        return switch (uses.corrections().merge(
                issues, visit.principal().user().id(), form.firstOr("reason", ""))) {
            case IssueCorrections.Result.Refused(var sentence) -> refused(visit, 400, sentence);
            case IssueCorrections.Result.Done(var parent, var children) -> {
                List<Issue> stays = issues.stream().filter(issue -> issue.id().equals(parent))
                        .toList();
                yield done(visit, back(visit, form), Words.many(children.size() + 1, "issue")
                        + " merged into " + calledTogether(visit, stays) + ".", null);
            }
        };
    }

    private Answer delete(Visit visit, Query form, List<Issue> issues) {
        if (!visit.may(Scope.EVENT_ADMIN)) {
            return refused(visit, 403, "Your role in this organisation may not delete issues.");
        }
        String sentence = calledTogether(visit, issues) + " deleted.";
        uses.deletion().delete(issues.stream().map(Issue::id).toList());
        String list = form.firstOr("list", "");
        if (list.isEmpty()) {
            return done(visit, back(visit, form), sentence, null);
        }
        String target = isOwn(visit, list) ? list : visit.address("issues/");
        Answer leave = Ui.done(target, sentence);
        return visit.isPartial()
                ? new Answer(204, leave.headers(), leave.body()).with("HX-Redirect", target)
                : leave;
    }

    private Answer undo(Visit visit, Query form) {
        String token = form.firstOr("token", "");
        Optional<Undone> answer = uses.editing().undo(
                visit.organization().id(), token, visit.principal().user().id());
        steps.undone(visit, token, answer.isPresent());
        return answer.map(undone -> done(visit, back(visit, form), sentence(undone), null))
                .orElseGet(() -> refused(visit, 410, "That can no longer be undone."));
    }

    private static String sentence(Undone undone) {
        String left = undone.left() == 0
                ? ""
                : " " + Words.many(undone.left(), "other") + " changed since, and stayed so.";
        return Words.many(undone.restored(), "issue")
                + (undone.restored() == 1 ? " is as it was." : " are as they were.") + left;
    }

    /// What the issues are called: the short id of one, the number of many.
    private static String calledTogether(Visit visit, List<Issue> issues) {
        Issue first = issues.getFirst();
        return issues.size() > 1
                ? Words.many(issues.size(), "issue")
                : first.shortId(visit.directory().project(first.project()).map(Project::slug)
                        .orElse("")).toString();
    }

    private static Answer done(
            Visit visit, String back, String sentence, @Nullable String undo) {
        return visit.isPartial()
                ? Triggers.toast(sentence, undo == null
                        ? null
                        : new Triggers.Undo(visit.address(UNDO), undo)).and(CHANGED).answer()
                : Ui.done(back, sentence);
    }

    private Answer refused(Visit visit, int status, String sentence) {
        return visit.isPartial()
                ? Answer.text(status, sentence + "\n")
                : ui.pages().problem(status, ui.shells().of(
                        visit, "Nothing was changed", Section.ISSUES), sentence);
    }

    private static String back(Visit visit, Query form) {
        String back = form.firstOr("back", "");
        return isOwn(visit, back) ? back : visit.address("issues/");
    }

    /// Only pages about this organisation's issues send these forms.
    private static boolean isOwn(Visit visit, String address) {
        return (address.startsWith(visit.address("issues/"))
                || address.startsWith(visit.address("catch-up/")))
                && address.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
