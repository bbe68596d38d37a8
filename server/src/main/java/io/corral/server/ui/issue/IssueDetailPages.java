package io.corral.server.ui.issue;

import io.corral.domain.access.Scope;
import io.corral.domain.id.EventId;
import io.corral.domain.id.IssueId;
import io.corral.domain.project.Project;
import io.corral.engine.correction.EventSplits;
import io.corral.engine.correction.IssueCorrections;
import io.corral.engine.correction.SplitJobs;
import io.corral.engine.issue.IssueEditing;
import io.corral.engine.triage.CloseLooks;
import io.corral.server.http.Answer;
import io.corral.server.ui.Section;
import io.corral.server.ui.Ui;
import io.corral.server.ui.Visit;
import io.corral.server.ui.issue.IssueDetailView.Wanted;
import io.corral.server.ui.issues.actions.MatchingIssues;
import io.corral.store.PayloadStore.Attachment;
import io.corral.store.PayloadStore.StoredPayload;
import io.corral.web.page.Shell;
import io.corral.web.page.issue.TagPage;
import io.corral.web.page.issue.TagsPart;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The pages of one issue: itself with one of its events, its events, its tags, and what is read of
/// an event besides.
public final class IssueDetailPages {

    static final String ISSUE = "/organizations/{org}/issues/{issue}/";

    private static final String EVENT = ISSUE + "events/{event}/";
    private static final String ATTACHMENT = EVENT + "attachments/{attachment}/";

    private final Ui ui;
    private final IssueReading reading;
    private final Changes changes;
    private final ActivityParts activity;
    private final TagParts tags;
    private final EventFiles files;
    private final Neighbours neighbours;

    /// @param lists finds the list one came from again
    public IssueDetailPages(
            Ui ui, IssueReading reading, Changes changes, MatchingIssues lists) {
        this.neighbours = new Neighbours(lists);
        this.ui = ui;
        this.reading = reading;
        this.changes = changes;
        this.activity = new ActivityParts(reading);
        this.tags = new TagParts(reading);
        this.files = new EventFiles(reading.blobs());
    }

    /// What issues are changed with, and how they are looked at closely.
    public record Changes(
            IssueEditing editing, IssueCorrections corrections, EventSplits ways,
            SplitJobs splits, CloseLooks looks) {}

    /// Adds the pages.
    public void add() {
        var detail = new IssueDetailView(reading, activity);
        var list = new EventListView(reading);
        var traces = new TraceParts(reading);
        page(ISSUE, place -> detail(detail, place, new Wanted.Best("recommended")));
        page(ISSUE + "events/", place -> Optional.of(ui.pages().page(
                200, "issue/events", list.of(place, shell(place, "Events of ")))));
        page(EVENT, place -> wanted(place.visit().parameter("event"))
                .flatMap(wanted -> detail(detail, place, wanted)));
        var grouping = new GroupingPages(reading, changes.corrections());
        page(ISSUE + "grouping/", place -> Optional.of(ui.pages().page(
                200, "issue/grouping", grouping.explained(place, shell(place, "Grouping of ")))));
        page(ISSUE + "grouping/ways/", place -> Optional.of(ui.pages().part(
                200, "issue/grouping/ways", Ways.part(changes.ways().ways(place.issue()),
                        place.below("grouping/divide/").toString(),
                        place.visit().query().firstOr("event", "")))));
        ui.page("/organizations/{org}/issues/compare/", Scope.EVENT_READ,
                visit -> ui.pages().page(200, "issue/comparison", grouping.compared(
                        visit, ui.shells().of(visit, "Compare issues", Section.ISSUES),
                        place(visit, visit.query().firstOr("a", "")),
                        place(visit, visit.query().firstOr("b", "")))));
        page(ISSUE + "next/", place -> Optional.of(step(place, true)));
        page(ISSUE + "previous/", place -> Optional.of(step(place, false)));
        page(ISSUE + "tags/", place -> Optional.of(tags(place)));
        page(ISSUE + "tags/{key}/", place -> Optional.of(oneTag(place)));
        event(EVENT + "trace/", (place, stored) -> reading.assembly().read(stored)
                .map(event -> ui.pages().part(200, "issue/trace", traces.of(place, event))));
        event(EVENT + "json/", (place, stored) -> Optional.of(EventFiles.json(
                stored, place.visit().query().has("download"))));
        event(EVENT + "text/", (_, stored) -> reading.assembly().read(stored)
                .map(EventFiles::text));
        event(ATTACHMENT, (place, stored) -> attachment(place, stored)
                .flatMap(files::download));
        event(ATTACHMENT + "picture/", (place, stored) -> attachment(place, stored)
                .flatMap(files::picture));
        new NoteForms(ui, activity, changes.editing(), this::place).add();
        var splits = new SplitPages(ui, changes.splits(), this::place);
        splits.add();
        new CorrectionForms(ui, changes.corrections(), splits, this::place).add();
        new SeverityPages(ui, changes.looks(), this::place).add();
    }

    private void page(String pattern, Function<IssuePlace, Optional<Answer>> page) {
        ui.page(pattern, Scope.EVENT_READ, visit -> place(visit).flatMap(page)
                .orElseGet(() -> ui.missing(visit)));
    }

    private void event(
            String pattern, BiFunction<IssuePlace, StoredPayload, Optional<Answer>> page) {
        page(pattern, place -> EventId.parse(place.visit().parameter("event"))
                .flatMap(id -> reading.stored(place.issue(), id))
                .flatMap(stored -> page.apply(place, stored)));
    }

    private Optional<Answer> detail(IssueDetailView view, IssuePlace place, Wanted wanted) {
        Shell shell = ui.shells().of(place.visit(),
                place.shortId() + " " + place.issue().metadata().title(), Section.ISSUES);
        return view.of(place, wanted, shell).map(page -> {
            changes.editing().see(place.issue(), place.visit().principal().user().id());
            return ui.pages().page(200, "issue", page);
        });
    }

    private Answer step(IssuePlace place, boolean after) {
        return neighbours.beside(place, after)
                .map(issue -> Answer.seeOther(place.beside(issue)))
                .orElseGet(() -> Ui.done(place.list(), after
                        ? "That was the last issue of the list."
                        : "That was the first issue of the list."));
    }

    private static Optional<Wanted> wanted(String word) {
        return switch (word) {
            case "recommended", "latest", "oldest" -> Optional.of(new Wanted.Best(word));
            default -> EventId.parse(word).map(Wanted.Exactly::new);
        };
    }

    private Shell shell(IssuePlace place, String what) {
        return ui.shells().of(place.visit(), what + place.shortId(), Section.ISSUES);
    }

    private Answer tags(IssuePlace place) {
        return place.visit().isPartial()
                ? ui.pages().part(200, "issue/taglist", tags.glance(place))
                : tagPage(place, "Tags of " + place.shortId(), tags.all(place));
    }

    private Answer oneTag(IssuePlace place) {
        String key = place.visit().parameter("key");
        return tagPage(place, "Values of " + key, tags.one(place, key));
    }

    private Answer tagPage(IssuePlace place, String title, TagsPart part) {
        return ui.pages().page(200, "issue/tags", new TagPage(
                shell(place, "Tags of "), title, place.back(), part));
    }

    private Optional<Attachment> attachment(IssuePlace place, StoredPayload stored) {
        String wanted = place.visit().parameter("attachment");
        return reading.payloads().attachments(stored.project(), stored.id()).stream()
                .filter(file -> file.id().equals(wanted)).findFirst();
    }

    /// The issue a visit is about; empty unless it is one of the organisation's.
    private Optional<IssuePlace> place(Visit visit) {
        return place(visit, visit.parameter("issue"));
    }

    private Optional<IssuePlace> place(Visit visit, String word) {
        if (!word.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return reading.issues().find(new IssueId(Long.parseLong(word))).flatMap(issue -> {
            Optional<Project> project = visit.directory().project(issue.project())
                    .filter(each -> each.organization().equals(visit.organization().id()));
            return project.map(each -> new IssuePlace(
                    visit, each, issue, IssueFilter.of(visit, issue)));
        });
    }
}
