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
import io.corral.web.page.Shell.Link;
import io.corral.web.page.issue.grouping.SplitPage;
import io.corral.web.page.issue.grouping.SplitPart;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Splitting an issue by what its events say: a small one at once, a large one while a page shows
/// how far it is.
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
            case Ways.Chosen.Wrong(var sentence) -> refused(place, sentence);
            case Ways.Chosen.Way(var when) -> {
                UserId actor = place.visit().principal().user().id();
                yield switch (splits.start(
                        place.issue(), when, actor, form.firstOr("reason", ""))) {
                    case SplitJobs.Answer.Refused(var sentence) -> refused(place, sentence);
                    case SplitJobs.Answer.Taken(var job) -> begun(place, job);
                };
            }
        };
    }

    private Answer begun(IssuePlace place, SplitJob job) {
        splits.await(job, PATIENCE);
        SplitJob now = splits.find(place.issue().project(), job.id()).map(Progress::job)
                .orElse(job);
        String sentence = now.sentence();
        return now.state() == SplitJob.State.REFUSED && sentence != null
                ? refused(place, sentence)
                : done(place, now).orElseGet(() -> Answer.seeOther(address(place, now)));
    }

    private static String address(IssuePlace place, SplitJob job) {
        return place.below("grouping/splits/" + job.id() + "/").toString();
    }

    private static Optional<Answer> done(IssuePlace place, SplitJob job) {
        return job.other() == null
                ? Optional.empty()
                : Optional.of(Ui.done(place.visit().address("issues/" + job.other() + "/"),
                        "What was split from " + place.shortId() + " is an issue of its own."));
    }

    private Answer refused(IssuePlace place, String sentence) {
        return ui.pages().problem(400, ui.shells().of(
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
        return new SplitPart(goesOn ? address(place, job) : null, what(job.wish().when()),
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
                        "Show the other issue");
    }

    private static String sentence(Progress progress) {
        SplitJob job = progress.job();
        return switch (job.state()) {
            case WAITING, MARKED -> progress.seen() < progress.expected()
                    ? "%,d of about %s looked at.".formatted(
                            progress.seen(), Words.many(progress.expected(), "event"))
                    : "The events are given their issues.";
            case DONE -> "It is done: these events are an issue of their own, and so will be those"
                    + " that come. It can be undone from the activity of the issue.";
            case REFUSED, FAILED -> "Nothing was changed. " + job.sentence();
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
