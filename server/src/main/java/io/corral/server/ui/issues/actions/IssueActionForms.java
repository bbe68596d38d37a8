package io.corral.server.ui.issues.actions;

import io.corral.domain.access.Scope;
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
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueQueries;
import java.util.List;
import java.util.Optional;

/// Answers the buttons of `actions.jte`, and those of the worklist that do the same.
public final class IssueActionForms {

    private static final String ISSUES = "/organizations/{org}/issues/";
    /// Where what was done is undone, below the organisation.
    public static final String UNDO = "issues/undo/";
    private static final int ISSUES_MAX = 1_000;

    private final Ui ui;
    private final Uses uses;
    private final MatchingIssues lists;
    private final TriageSteps steps;
    private final NamedIssues named;
    private final IssueAnswers answers;

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
        this.named = new NamedIssues(uses.issues());
        this.answers = new IssueAnswers(ui, Section.ISSUES, "issues/", UNDO);
    }

    /// Adds the forms.
    public void add() {
        ui.form(ISSUES + "actions/", Scope.EVENT_WRITE, this::act);
        ui.form(ISSUES + "undo/", Scope.EVENT_WRITE, this::undo);
    }

    private Answer act(Visit visit, Query form) {
        String matching = form.firstOr("matching", "");
        List<Issue> issues = matching.isEmpty()
                ? named.of(visit, form)
                : lists.of(visit, Query.parse(matching), ISSUES_MAX);
        if (issues.isEmpty()) {
            return answers.refused(visit, 404, form.has("issue")
                    ? "These issues do not exist any more."
                    : "Select an issue first.");
        }
        var reader = new ActionReader(visit.directory(), visit.organization().id());
        return switch (reader.read(form.firstOr("action", ""), form)) {
            case IssueAction.Unknown(var sentence) -> answers.refused(visit, 400, sentence);
            case IssueAction.Compare _ -> compare(visit, issues);
            case IssueAction.Merge _ -> merge(visit, form, issues);
            case IssueAction.Delete _ -> delete(visit, form, issues);
            case IssueAction.Change change -> change(visit, form, issues, change);
        };
    }

    private Answer change(
            Visit visit, Query form, List<Issue> issues, IssueAction.Change change) {
        return switch (uses.editing().edit(visit.organization().id(), issues, change.update(),
                visit.principal().user().id())) {
            case Edited.Refused(var sentence) -> answers.refused(visit, 400, sentence);
            case Edited.Done(var undo, var changed, var refused) -> {
                String done = refused == null
                        ? calledTogether(visit, issues) + " " + change.done() + "."
                        : Words.many(changed, "issue") + " " + change.done() + ", "
                                + (issues.size() - changed) + " not: " + refused;
                if (refused == null) {
                    steps.note(visit, issues, change, undo);
                }
                yield answers.done(visit, form, done, undo);
            }
        };
    }

    private Answer compare(Visit visit, List<Issue> issues) {
        if (issues.size() != 2) {
            return answers.refused(visit, 400, "Select exactly two issues to compare them.");
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
            case IssueCorrections.Result.Refused(var sentence) ->
                answers.refused(visit, 400, sentence);
            case IssueCorrections.Result.Done(var parent, var children) -> {
                List<Issue> stays = issues.stream().filter(issue -> issue.id().equals(parent))
                        .toList();
                yield answers.done(visit, form, Words.many(children.size() + 1, "issue")
                        + " merged into " + calledTogether(visit, stays) + ".", null);
            }
        };
    }

    private Answer delete(Visit visit, Query form, List<Issue> issues) {
        if (!visit.may(Scope.EVENT_ADMIN)) {
            return answers.refused(visit, 403,
                    "Your role in this organisation may not delete issues.");
        }
        String sentence = calledTogether(visit, issues) + " deleted.";
        uses.deletion().delete(issues.stream().map(Issue::id).toList());
        String list = form.firstOr("list", "");
        if (list.isEmpty()) {
            return answers.done(visit, form, sentence, null);
        }
        String target = IssueAnswers.isOwn(visit, list) ? list : visit.address("issues/");
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
        return answer.map(undone -> answers.done(visit, form, sentence(undone), null))
                .orElseGet(() -> answers.refused(visit, 410, "That can no longer be undone."));
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
}
