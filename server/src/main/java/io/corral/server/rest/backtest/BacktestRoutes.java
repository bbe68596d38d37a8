package io.corral.server.rest.backtest;

import io.corral.domain.access.Scope;
import io.corral.domain.alert.AlertCondition;
import io.corral.domain.group.RuleSet;
import io.corral.domain.id.IssueId;
import io.corral.domain.issue.Issue;
import io.corral.domain.project.Project;
import io.corral.engine.backtest.Backtest;
import io.corral.engine.backtest.Backtests;
import io.corral.engine.backtest.LateUploads;
import io.corral.engine.backtest.Trial;
import io.corral.engine.grouping.ProjectRules;
import io.corral.engine.regroup.Regrouping.Undo;
import io.corral.server.http.Answer;
import io.corral.server.rest.Answers;
import io.corral.server.rest.Api;
import io.corral.server.rest.ApiErrors;
import io.corral.server.rest.Call;
import io.corral.server.rest.Fields;
import io.corral.server.rest.WireTime;
import io.corral.server.rest.directory.GroupingFields;
import io.corral.store.issue.IssueQueries;
import io.corral.store.regroup.RegroupJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Trying rules and versions of the algorithm on stored events, and making the change with its
/// history. Our own endpoints.
public final class BacktestRoutes {

    private static final String GROUPING = "/api/0/projects/{org}/{project}/grouping/";
    private static final String LIST = GROUPING + "backtest/";
    private static final String ONE = LIST + "{backtest}/";
    private static final String CHANGES = GROUPING + "changes/";
    private static final String LATE_UPLOADS = GROUPING + "late-uploads/";
    private static final int DAYS = 14;
    private static final int EVENTS_MAX = 1_000_000_000;
    private static final int HOURS_MAX = 30 * 24;
    private static final int CHANGES_MAX = 50;
    private static final int DIGITS_MAX = 18;

    private final Backtests backtests;
    private final ProjectRules rules;
    private final IssueQueries issues;
    private final LateUploads late;

    public BacktestRoutes(
            Backtests backtests, ProjectRules rules, IssueQueries issues, LateUploads late) {
        this.backtests = backtests;
        this.rules = rules;
        this.issues = issues;
        this.late = late;
    }

    /// Uploads that came after events they may make readable.
    ///
    /// @param dateUploaded of the newest
    /// @param release they are all for; null when there is not one
    /// @param uploads the newest first
    record LateUploadView(
            String dateUploaded, @Nullable String release, long events,
            List<UploadLine> uploads) {
        static LateUploadView of(LateUploads.Offer offer) {
            return new LateUploadView(WireTime.of(offer.newest().at()),
                    offer.release().orElse(null), offer.events(), offer.uploads().stream()
                            .map(each -> new UploadLine(WireTime.of(each.at()), each.release()))
                            .toList());
        }
    }

    /// One of them.
    record UploadLine(String dateUploaded, @Nullable String release) {}

    /// A change that was made with its history.
    ///
    /// @param state `done` or `undone`, or `planned` or `current` while it is under way
    /// @param user id of who made it; null when it was not a person
    record ChangeView(
            String id, String title, String state, long moved, @Nullable String user,
            String dateCreated, @Nullable String dateFinished) {
        static ChangeView of(RegroupJob job) {
            return new ChangeView(Long.toString(job.id()), job.order().title(),
                    job.state().wireName(), job.moved(),
                    job.order().actor() == null ? null : job.order().actor().toString(),
                    WireTime.of(job.createdAt()), WireTime.ofNullable(job.doneAt()));
        }
    }

    /// Adds the routes.
    public void addTo(Api api) {
        api.project("GET", LIST, Scope.PROJECT_READ, this::list);
        api.project("POST", LIST, Scope.PROJECT_WRITE, this::start);
        api.project("GET", ONE, Scope.PROJECT_READ, (call, project) -> backtests
                .find(project.id(), call.request().parameter("backtest"))
                .map(found -> show(200, project, found)).orElseGet(ApiErrors::notFound));
        api.project("DELETE", ONE, Scope.PROJECT_WRITE, this::cancel);
        api.project("POST", ONE + "apply/", Scope.PROJECT_WRITE, this::apply);
        api.project("GET", CHANGES, Scope.PROJECT_READ, (call, project) -> Answers.page(call,
                backtests.made(project.id(), CHANGES_MAX), ChangeView::of));
        api.project("GET", LATE_UPLOADS, Scope.PROJECT_READ, (call, project) -> Answers.page(call,
                late.of(project).stream().toList(), LateUploadView::of));
        api.project("DELETE", LATE_UPLOADS, Scope.PROJECT_WRITE, (call, project) -> late
                .dismiss(project, call.principal().user().id())
                .map(ApiErrors::conflict).orElseGet(() -> Answer.empty(204)));
        api.project("POST", CHANGES + "{change}/undo/", Scope.PROJECT_WRITE, this::undo);
    }

    private Answer list(Call call, Project project) {
        List<Backtest> found = backtests.list(project.id());
        Map<IssueId, Issue> named = named(found);
        return Answers.page(call, found, each -> BacktestView.of(project, each, named));
    }

    private Map<IssueId, Issue> named(List<Backtest> backtests) {
        List<IssueId> ids = backtests.stream()
                .flatMap(each -> BacktestView.issues(each).stream()).distinct().toList();
        return ids.isEmpty()
                ? Map.of()
                : issues.find(ids).stream()
                        .collect(Collectors.toMap(Issue::id, Function.identity()));
    }

    private Answer show(int status, Project project, Backtest backtest) {
        return Answers.json(status,
                BacktestView.of(project, backtest, named(List.of(backtest))));
    }

    private Answer start(Call call, Project project) throws IOException {
        Fields fields = Fields.of(call);
        RuleSet before = rules.newest(project.id());
        RuleSet.Wish wish =
                GroupingFields.wish(fields, before, call.principal().user().id());
        long days = fields.numberOr("days", DAYS, 1, Trial.DAYS_MAX);
        List<AlertCondition> alerts = alerts(fields);
        return fields.then(() -> answer(project, backtests.start(
                new Trial(project.id(), (int) days, wish, alerts))));
    }

    /// The usual ones; with a frequency of the caller's own where one is named.
    private static List<AlertCondition> alerts(Fields fields) {
        Long events = fields.number("alertEvents", 0, EVENTS_MAX);
        long hours = fields.numberOr("alertHours", 1, 1, HOURS_MAX);
        if (events == null) {
            return Trial.USUAL_ALERTS;
        }
        List<AlertCondition> alerts = new ArrayList<>();
        alerts.add(new AlertCondition.NewIssue());
        alerts.add(new AlertCondition.Frequency(events, Duration.ofHours(hours)));
        return alerts;
    }

    private Answer answer(Project project, Backtests.Answer answer) {
        return switch (answer) {
            case Backtests.Answer.Taken(var backtest) -> show(202, project, backtest);
            case Backtests.Answer.Wrong _ ->
                ApiErrors.badRequest("The rules cannot be read.");
            case Backtests.Answer.Refused(var sentence) -> ApiErrors.conflict(sentence);
        };
    }

    private Answer cancel(Call call, Project project) {
        String id = call.request().parameter("backtest");
        Optional<Backtest> found = backtests.find(project.id(), id);
        if (found.isEmpty()) {
            return ApiErrors.notFound();
        }
        backtests.cancel(project.id(), id);
        return Answer.empty(204);
    }

    private Answer apply(Call call, Project project) {
        String id = call.request().parameter("backtest");
        return backtests.find(project.id(), id).isEmpty()
                ? ApiErrors.notFound()
                : answer(project, backtests.apply(
                        project.id(), id, call.principal().user().id()));
    }

    private Answer undo(Call call, Project project) {
        String id = call.request().parameter("change");
        boolean isNumber = !id.isEmpty() && id.length() <= DIGITS_MAX
                && id.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber || backtests.made(project.id(), CHANGES_MAX).stream()
                .noneMatch(job -> Long.toString(job.id()).equals(id))) {
            return ApiErrors.notFound();
        }
        return switch (backtests.undo(
                project.id(), Long.parseLong(id), call.principal().user().id())) {
            case Undo.Done(var by) -> Answers.json(200, ChangeView.of(by));
            case Undo.Refused(var sentence) -> ApiErrors.conflict(sentence);
        };
    }
}
