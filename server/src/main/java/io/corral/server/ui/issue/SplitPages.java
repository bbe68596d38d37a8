package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.group.SplitMark.Condition;
import io.corral.domain.id.UserId;
import io.corral.engine.correction.SplitJobs;
import io.corral.engine.correction.SplitJobs.Progress;
import io.corral.server.http.Answer;
import io.corral.server.http.Query;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.Words;
import io.corral.store.issue.SplitJob;
import io.corral.store.issue.SplitJob.Task;
import io.corral.web.page.Shell.Link;
import io.corral.web.page.issue.grouping.SplitPage;
import io.corral.web.page.issue.grouping.SplitPart;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Splitting an issue by what its events say, and taking that back: a small one at once, a large
/// one while a page shows how far it is.
final class SplitPages {

    /// As long as people wait without asking themselves what happens.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int PERCENT = 100;

    private final Ui ui;
    private final SplitJobs splits;
    private final Function<Visit, Optional<IssuePlace>> places;

    /// @param places the issue a visit is about, if it may be seen
    SplitPages(Ui ui, SplitJobs splits, Function<Visit, Optional<IssuePlace>> places) {
        this.ui = ui;
        this.splits = splits;
        this.places = places;
    }

    void add() {
        ui.form(IssueDetailPages.ISSUE + "grouping/divide/", Scope.EVENT_WRITE,
                (visit, form) -> places.apply(visit).map(place -> divide(place, form))
                        .orElseGet(() -> ui.missing(visit)));
        ui.page(IssueDetailPages.ISSUE + "grouping/splits/{split}/", Scope.EVENT_READ,
                visit -> places.apply(visit).flatMap(this::show)
                        .orElseGet(() -> ui.missing(visit)));
    }

    private Answer divide(IssuePlace place, Query form) {
        return switch (Ways.read(form.firstOr("way", ""), form.firstOr("events", ""))) {
            case Ways.Chosen.Wrong(var sentence) -> refused(place, 400, sentence);
            case Ways.Chosen.Way(var when) -> {
                UserId actor = place.visit().principal().user().id();
                yield answer(place, 400, splits.start(
                        place.issue(), when, actor, form.firstOr("reason", "")));
            }
        };
    }

    /// Takes a split back; empty when the entry of the history tells of none by what events say.
    Optional<Answer> undo(IssuePlace place, long activity) {
        UserId actor = place.visit().principal().user().id();
        return splits.undo(place.issue(), activity, actor)
                .map(begun -> answer(place, 410, begun));
    }

    private Answer answer(IssuePlace place, int refusal, SplitJobs.Answer begun) {
        return switch (begun) {
            case SplitJobs.Answer.Refused(var sentence) -> refused(place, refusal, sentence);
            case SplitJobs.Answer.Taken(var job) -> begun(place, refusal, job);
        };
    }

    private Answer begun(IssuePlace place, int refusal, SplitJob job) {
        splits.await(job, PATIENCE);
        SplitJob now = splits.find(place.issue().project(), job.id()).map(Progress::job)
                .orElse(job);
        String sentence = now.sentence();
        return now.state() == SplitJob.State.REFUSED && sentence != null
                ? refused(place, refusal, sentence)
                : done(place, now).orElseGet(() -> Answer.seeOther(address(place, now)));
    }

    private static String address(IssuePlace place, SplitJob job) {
        return place.below("grouping/splits/" + job.id() + "/").toString();
    }

    private static Optional<Answer> done(IssuePlace place, SplitJob job) {
        if (job.other() == null) {
            return Optional.empty();
        }
        return Optional.of(job.wish().task() instanceof Task.Undo
                ? Ui.done(place.below("") + "#activity", "The split is undone.")
                : Ui.done(place.visit().address("issues/" + job.other() + "/"),
                        "What was split from " + place.shortId() + " is an issue of its own."));
    }

    private Answer refused(IssuePlace place, int status, String sentence) {
        return ui.pages().problem(status, ui.shells().of(
                place.visit(), "Nothing was changed", Section.ISSUES), sentence);
    }

    private Optional<Answer> show(IssuePlace place) {
        String name = place.visit().parameter("split");
        return name.matches("[1-9][0-9]{0,17}")
                ? splits.find(place.issue().project(), Long.parseLong(name))
                        .map(progress -> show(place, progress))
                : Optional.empty();
    }

    private Answer show(IssuePlace place, Progress progress) {
        SplitPart part = part(place, progress);
        return place.visit().isPartial()
                ? ui.pages().part(200, "issue/grouping/split", part)
                : ui.pages().page(200, "issue/split", new SplitPage(
                        ui.shells().of(place.visit(), "Split of " + place.shortId(),
                                Section.ISSUES),
                        "Split of " + place.shortId(),
                        new Link(place.below("grouping/").toString(), place.shortId()), part));
    }

    private static SplitPart part(IssuePlace place, Progress progress) {
        SplitJob job = progress.job();
        boolean goesOn = job.state().isUnderWay();
        return new SplitPart(goesOn ? address(place, job) : null, what(job.wish().task()),
                sentence(progress),
                goesOn && progress.expected() > 0
                        ? Long.toString(progress.seen() * PERCENT / progress.expected())
                        : null,
                !goesOn && job.other() == null, other(place, job));
    }

    private static @Nullable Link other(IssuePlace place, SplitJob job) {
        return job.other() == null
                ? null
                : new Link(place.visit().address("issues/" + job.other() + "/"),
                        job.wish().task() instanceof Task.Undo
                                ? "Show the issue"
                                : "Show the other issue");
    }

    private static String sentence(Progress progress) {
        SplitJob job = progress.job();
        return switch (job.state()) {
            case WAITING, MARKED -> progress.seen() < progress.expected()
                    ? "%,d of about %s looked at.".formatted(
                            progress.seen(), Words.many(progress.expected(), "event"))
                    : "The events are given their issues.";
            case DONE -> job.wish().task() instanceof Task.Undo
                    ? "It is done: what was split off is in the issue again, and so will be what"
                            + " comes."
                    : "It is done: these events are an issue of their own, and so will be those"
                            + " that come. It can be undone from the activity of the issue.";
            case REFUSED, FAILED -> "Nothing was changed. " + job.sentence();
        };
    }

    private static String what(Task task) {
        return switch (task) {
            case Task.Undo _ -> "A split is undone";
            case Task.Divide(var when, _) -> what(when);
        };
    }

    private static String what(Condition when) {
        return switch (when) {
            case Condition.HasFrame(var token) -> "Events through " + token;
            case Condition.HasTag(var name, var value) ->
                "Events with " + name + " " + Words.text(value);
            case Condition.HasMessage(var template) -> "Events saying " + Words.text(template);
            case Condition.IsOneOf(var events) -> Words.many(events.size(), "chosen event");
        };
    }
}
