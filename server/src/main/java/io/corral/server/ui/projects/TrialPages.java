package io.corral.server.ui.projects;

import io.corral.domain.access.Scope;
import io.corral.domain.group.Grouping;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.IssueId;
import io.corral.domain.id.UserId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.backtest.Backtest;
import io.corral.engine.backtest.Backtests;
import io.corral.engine.backtest.LateUploads;
import io.corral.engine.backtest.LateUploads.Offer;
import io.corral.engine.backtest.Trial;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.regroup.Regrouping.Undo;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.IssueQueries;
import io.corral.store.regroup.RegroupJob;
import io.corral.web.page.trial.TrialPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page on which a grouping is tried on history, made and undone.
public final class TrialPages {

    private static final int DAYS = 14;
    private static final int CHANGES_MAX = 20;
    private static final int DIGITS_MAX = 18;

    private final Ui ui;
    private final Backtests backtests;
    private final ProjectRules rules;
    private final GroupingPages form;
    private final IssueQueries issues;
    private final LateUploads uploads;

    /// Pages on trials.
    ///
    /// @param form where rules are written that are tried
    public TrialPages(
            Ui ui, Backtests backtests, ProjectRules rules, GroupingPages form,
            IssueQueries issues, LateUploads uploads) {
        this.ui = ui;
        this.backtests = backtests;
        this.rules = rules;
        this.form = form;
        this.issues = issues;
        this.uploads = uploads;
    }

    /// Adds the pages.
    public void add() {
        String path = ProjectTabs.GROUPING.pattern() + "try/";
        ui.page(path, Scope.PROJECT_READ, visit -> found(visit, project -> show(visit, project)));
        ui.form(path, Scope.PROJECT_WRITE,
                (visit, form) -> found(visit, project -> start(visit, project, form)));
        ui.form(path + "dismiss/", Scope.PROJECT_WRITE,
                (visit, _) -> found(visit, project -> dismiss(visit, project)));
        ui.form(path + "apply/", Scope.PROJECT_WRITE,
                (visit, _) -> found(visit, project -> apply(visit, project)));
        ui.form(path + "end/", Scope.PROJECT_WRITE,
                (visit, _) -> found(visit, project -> end(visit, project)));
        ui.form(path + "undo/", Scope.PROJECT_WRITE,
                (visit, _) -> found(visit, project -> undo(visit, project)));
    }

    private Answer found(Visit visit, Function<Project, Answer> page) {
        return ProjectPages.projectOf(visit).map(page).orElseGet(() -> ui.missing(visit));
    }

    /// What of a project's trials is shown to a visitor.
    static TrialView view(Visit visit, Project project) {
        return new TrialView(visit, project, base(visit, project));
    }

    private static String base(Visit visit, Project project) {
        return ProjectTabs.GROUPING.address(visit, project) + "try/";
    }

    private static String address(Visit visit, Project project, String trial) {
        return base(visit, project) + "?trial=" + trial;
    }

    private static UserId actor(Visit visit) {
        return visit.principal().user().id();
    }

    private Answer show(Visit visit, Project project) {
        List<Backtest> all = backtests.list(project.id());
        Optional<Backtest> wanted = visit.query().firstOr("trial", "").isEmpty()
                ? all.stream().findFirst()
                : backtests.find(project.id(), visit.query().firstOr("trial", ""));
        TrialView view = view(visit, project);
        Optional<Offer> offer =
                visit.isPartial() && wanted.map(trial -> trial.state().isUnderWay()).orElse(true)
                        ? Optional.empty()
                        : uploads.of(project);
        Optional<Backtest> offered = wanted.filter(trial -> offer
                .filter(open -> TrialView.takesUp(trial, open)).isPresent());
        Optional<TrialPart> part = wanted.map(
                trial -> view.part(trial, named(trial), offered.isPresent()));
        if (visit.isPartial()) {
            return part.map(shown -> ui.pages().part(200, "projects/trialstate", shown))
                    .orElseGet(() -> ui.missing(visit));
        }
        List<RegroupJob> made = backtests.made(project.id(), CHANGES_MAX);
        return ui.pages().page(200, "projects/trial", view.page(ui.shells(),
                offered.isPresent() ? null : offer.orElse(null), part.orElse(null),
                all.stream().map(trial -> view.row(trial, wanted.equals(Optional.of(trial))))
                        .toList(),
                made.stream().map(view::made).toList()));
    }

    private Map<IssueId, Issue> named(Backtest trial) {
        List<IssueId> ids = TrialView.issues(trial);
        return ids.isEmpty()
                ? Map.of()
                : issues.find(ids).stream()
                        .collect(Collectors.toMap(Issue::id, Function.identity()));
    }

    private Answer start(Visit visit, Project project, Query sent) {
        RuleSet.Wish wish = wish(visit, project, sent);
        return switch (backtests.start(
                new Trial(project.id(), DAYS, wish, Trial.USUAL_ALERTS))) {
            case Backtests.Answer.Taken(var trial) ->
                Answer.seeOther(address(visit, project, trial.id()));
            case Backtests.Answer.Wrong _ -> refused(visit, project, wish,
                    "Nothing was tried: a rule is wrong. What is wrong stands below the text.");
            case Backtests.Answer.Refused(var sentence) ->
                refused(visit, project, wish, sentence);
        };
    }

    private Answer refused(
            Visit visit, Project project, RuleSet.@Nullable Wish wish, String sentence) {
        return wish == null
                ? Ui.done(base(visit, project), sentence)
                : form.again(visit, project, wish, sentence);
    }

    /// The texts of the form of rules; null for the rules in force. Where only a version of the
    /// algorithm is named, the texts are the project's own.
    private RuleSet.@Nullable Wish wish(Visit visit, Project project, Query form) {
        if (form.has("same")) {
            return null;
        }
        RuleSet now = rules.newest(project.id());
        if (form.has("algorithm")) {
            return new RuleSet.Wish(Grouping.ALGORITHM, now.fingerprints(), now.stacks(),
                    now.masksOff(), actor(visit),
                    "Version " + Grouping.ALGORITHM + " of the algorithm");
        }
        return new RuleSet.Wish(now.algorithm(), GroupingPages.text(form, "fingerprints"),
                GroupingPages.text(form, "stacks"), form.all("off"), actor(visit),
                GroupingPages.note(form));
    }

    private Answer dismiss(Visit visit, Project project) {
        return Ui.done(base(visit, project), uploads.dismiss(project, actor(visit))
                .orElse("The offer is gone; what is uploaded from now on is offered again."));
    }

    private Answer apply(Visit visit, Project project) {
        String trial = visit.query().firstOr("trial", "");
        return switch (backtests.apply(project.id(), trial, actor(visit))) {
            case Backtests.Answer.Taken(var taken) ->
                Answer.seeOther(address(visit, project, taken.id()));
            case Backtests.Answer.Wrong _ -> Ui.done(
                    base(visit, project), "The rules cannot be read.");
            case Backtests.Answer.Refused(var sentence) ->
                Ui.done(address(visit, project, trial), sentence);
        };
    }

    private Answer end(Visit visit, Project project) {
        String trial = visit.query().firstOr("trial", "");
        if (backtests.find(project.id(), trial).isEmpty()) {
            return ui.missing(visit);
        }
        backtests.cancel(project.id(), trial);
        return Answer.seeOther(address(visit, project, trial));
    }

    private Answer undo(Visit visit, Project project) {
        String number = visit.query().firstOr("change", "");
        boolean isNumber = !number.isEmpty() && number.length() <= DIGITS_MAX
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            return ui.missing(visit);
        }
        return Ui.done(base(visit, project), switch (backtests.undo(
                project.id(), Long.parseLong(number), actor(visit))) {
            case Undo.Done(var by) -> "The change is undone: "
                    + Words.many(by.moved(), "event") + " went back to "
                    + (by.moved() == 1 ? "its issue." : "their issues.");
            case Undo.Refused(var sentence) -> sentence;
        });
    }
}
